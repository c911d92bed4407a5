/** Sealed fields, blind indexes, and the secrets of links. */
export { KeyRotation } from './key-rotation';
export { Links, SECRET_ALPHABET } from './links';
export { SecretsModule } from './secrets.module';
export { type Sealed, Vault } from './vault';
