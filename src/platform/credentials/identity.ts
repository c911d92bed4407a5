import { createHash } from 'node:crypto';

/** `sha256$` and the hex SHA-256 of the value with the salt after it, as Open Badges 3.0 hides an e-mail address (IdentityObject). */
export function hashedIdentity(value: string, salt: string): string {
  return `sha256$${createHash('sha256')
    .update(value + salt, 'utf8')
    .digest('hex')}`;
}
