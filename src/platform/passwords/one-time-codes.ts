import { Secret, TOTP } from 'otpauth';

const SECRET_BYTES = 20;
/** A code is good for the 30 seconds before and after its own too: clocks of phones are not exact. */
const WINDOW = 1;

const totp = (secret: string, of: { issuer?: string; label?: string } = {}): TOTP =>
  new TOTP({ ...of, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });

/** A new secret for an app that makes codes (RFC 6238), in base 32. */
export const newCodeSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What the QR code of an app says. */
export const codeUri = (secret: string, issuer: string, label: string): string =>
  totp(secret, { issuer, label }).toString();

/** The number of the half minute to which the code belongs; null for a wrong one. A number that was used before is not taken again. */
export function codeStep(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = totp(secret).validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : totp(secret).counter({ timestamp }) + delta;
}

/** The code of a moment, as the app shows it. */
export const codeAt = (secret: string, now: Date): string => totp(secret).generate({ timestamp: now.getTime() });
