import { compactVerify, decodeProtectedHeader, importJWK, SignJWT } from 'jose';
import type { DidDocument } from './did';
import type { Credential, Verdict } from './embedded-proof';
import type { SigningKeys } from './issuer-keys';

/**
 * Signs as VC-JWT with RS256 (Open Badges 3.0, 8.2): the payload is the credential with `iss`, `jti`, `sub`, `nbf`, and `exp` when it
 * has a `validUntil`. Throws when the subject has no id, which the form needs.
 */
export async function signJwt(credential: Credential, keys: SigningKeys): Promise<string> {
  const { id, issuer, credentialSubject, validFrom, validUntil } = credential as {
    id?: string;
    issuer?: string | { id: string };
    credentialSubject?: { id?: string };
    validFrom?: string;
    validUntil?: string;
  };
  const iss = typeof issuer === 'object' ? issuer.id : issuer;
  const sub = credentialSubject?.id;
  if (!id || !iss || !sub || !validFrom) throw new Error('a JWT needs id, issuer, credentialSubject.id and validFrom');
  const claims = { iss, jti: id, sub, nbf: seconds(validFrom), ...(validUntil ? { exp: seconds(validUntil) } : {}) };
  return new SignJWT({ ...credential, ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keys.jwt.id })
    .sign(keys.jwt.key);
}

/**
 * Checks the signature against the issuer's DID document and that the claims say what the credential says. Dates and revocation are the
 * caller's to check.
 */
export async function verifyJwt(jwt: string, issuer: DidDocument): Promise<Verdict> {
  let credential: Credential;
  try {
    const { kid } = decodeProtectedHeader(jwt);
    const method = issuer.verificationMethod.find((one) => one.id === kid);
    if (method?.type !== 'JsonWebKey' || !issuer.assertionMethod.includes(method.id))
      return { ok: false, reason: 'untrusted_key' };
    const key = await importJWK(method.publicKeyJwk, 'RS256');
    const { payload } = await compactVerify(jwt, key, { algorithms: ['RS256'] });
    credential = JSON.parse(Buffer.from(payload).toString('utf8')) as Credential;
  } catch (error) {
    const broken = (error as { code?: string }).code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
    return { ok: false, reason: broken ? 'bad_signature' : 'malformed' };
  }
  const {
    iss,
    jti,
    sub,
    nbf: _nbf,
    exp: _exp,
    ...rest
  } = credential as Credential & { credentialSubject?: { id?: string } };
  const named = rest['issuer'];
  const issuerId = typeof named === 'object' && named !== null && 'id' in named ? named.id : named;
  if (iss !== issuer.id || issuerId !== iss) return { ok: false, reason: 'untrusted_key' };
  if (jti !== rest['id'] || sub !== rest.credentialSubject?.id) return { ok: false, reason: 'malformed' };
  return { ok: true, credential: rest };
}

function seconds(date: string): number {
  return Math.floor(Date.parse(date) / 1000);
}
