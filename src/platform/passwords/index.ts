/** Hashes of passwords. */
export { Passwords } from './passwords';
export { PasswordsModule } from './passwords.module';
