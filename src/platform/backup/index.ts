/** The whole database and its files in one place, and back. */
export { backup, type BackupReport } from './backup';
export { BackupError, restore } from './restore';
