import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
export const TOKEN_PREFIX = 'sofra_';

/** What a new sign-in's cookie holds: 32 random bytes, base64url. */
export const newSignInSecret = (): string => randomBytes(BYTES).toString('base64url');

/** A new API token. */
export const newToken = (): string => `${TOKEN_PREFIX}${randomBytes(BYTES).toString('base64url')}`;

/** What is stored of either. 256 random bits need no slow hash. */
export const hashBearer = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
