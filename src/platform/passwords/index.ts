/** Hashes of passwords, and codes of an app beside them. */
export { codeAt, codeStep, codeUri, newCodeSecret } from './one-time-codes';
export { Passwords } from './passwords';
export { PasswordsModule } from './passwords.module';
