import { sign } from 'node:crypto';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue, verifyCredential } from '@digitalbazaar/vc';
import { Canoniser } from './canonical';
import { localContexts } from './contexts';
import type { DidDocument } from './did';
import type { SigningKeys } from './issuer-keys';

/** A credential as JSON; its makers know what is in it. */
export type Credential = Record<string, unknown>;

/** Whether a signature holds. `untrusted_key`: made with a key that the DID document does not list. */
export type Verdict =
  | { readonly ok: true; readonly credential: Credential }
  | { readonly ok: false; readonly reason: 'bad_signature' | 'untrusted_key' | 'malformed' };

const canoniser = new Canoniser();
const signingSuite = { ...cryptosuite, canonize: (document: unknown) => canoniser.canonise(document as object) };

/**
 * Signs with a Data Integrity proof, eddsa-rdfc-2022; the same credential, keys and date give the same proof. The proof is put into an
 * array, as the schema of Open Badges 3.0 wants it. Throws when a term is not defined by the contexts, which are known ones only.
 */
export async function signEmbedded(credential: Credential, keys: SigningKeys, date: Date): Promise<Credential> {
  const signer = {
    id: keys.embedded.id,
    algorithm: 'Ed25519',
    sign: ({ data }: { data: Uint8Array }) => Promise.resolve(new Uint8Array(sign(null, data, keys.embedded.key))),
  };
  const proof = new DataIntegrityProof({ signer, date, cryptosuite: signingSuite });
  const signed = await issue({
    credential: structuredClone(credential),
    suite: proof,
    documentLoader: localContexts,
    now: date,
  });
  return { ...signed, proof: [signed.proof] };
}

/**
 * Checks the embedded proof against the issuer's DID document, which the caller has fetched or built. Dates and revocation are the
 * caller's to check.
 */
export async function verifyEmbedded(credential: Credential, issuer: DidDocument): Promise<Verdict> {
  const proofs = [credential['proof']].flat();
  const proof: unknown = proofs[0];
  if (proofs.length !== 1 || !isObject(proof)) return { ok: false, reason: 'malformed' };
  const method = issuer.verificationMethod.find((one) => one.id === proof['verificationMethod']);
  if (!method || !issuer.assertionMethod.includes(method.id)) return { ok: false, reason: 'untrusted_key' };
  const issued = credential['issuer'];
  if ((isObject(issued) ? issued['id'] : issued) !== issuer.id) return { ok: false, reason: 'untrusted_key' };
  const documentLoader: typeof localContexts = (url) => {
    const own = url === issuer.id ? issuer : url === method.id && { '@context': issuer['@context'][1], ...method };
    if (!own) return localContexts(url);
    return Promise.resolve({ contextUrl: null, documentUrl: url, document: own, tag: 'static' });
  };
  const result = await verifyCredential({
    credential: { ...structuredClone(credential), proof },
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader,
    now: new Date(String(credential['validFrom'])),
    checkStatus: () => Promise.resolve({ verified: true }),
  });
  if (result.verified) return { ok: true, credential };
  const changed = result.error?.errors?.some((error) => error.message === 'Invalid signature.') ?? false;
  return { ok: false, reason: changed ? 'bad_signature' : 'malformed' };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
