import type { PublicKeys } from './issuer-keys';

/** A DID document (W3C DID 1.0) that lists the keys an issuer signs and has signed with. */
export interface DidDocument {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly verificationMethod: readonly VerificationMethod[];
  readonly assertionMethod: readonly string[];
}

export type VerificationMethod = { readonly id: string; readonly controller: string } & (
  | { readonly type: 'Multikey'; readonly publicKeyMultibase: string }
  | { readonly type: 'JsonWebKey'; readonly publicKeyJwk: object }
);

/** The did:web of a site, and of a path on it: `https://host:3000`, `['orgs', 'x']` gives `did:web:host%3A3000:orgs:x`. */
export function didWeb(site: string, path: readonly string[] = []): string {
  return ['did:web', encodeURIComponent(new URL(site).host), ...path.map(encodeURIComponent)].join(':');
}

/** Where the DID document is to be found (did:web, section 3.2). Throws when it is no did:web. */
export function didWebUrl(did: string): string {
  const [scheme, method, host, ...path] = did.split(':');
  if (scheme !== 'did' || method !== 'web' || !host) throw new Error(`${did} is not a did:web`);
  return `https://${decodeURIComponent(host)}/${path.length > 0 ? path.join('/') : '.well-known'}/did.json`;
}

/** The DID document of an issuer. Old keys stay in it after a rotation, so that what they signed can still be checked. */
export function didDocument(did: string, keys: readonly PublicKeys[]): DidDocument {
  const methods = keys.flatMap(({ embedded, jwt }): VerificationMethod[] => [
    { id: embedded.id, type: 'Multikey', controller: did, publicKeyMultibase: embedded.publicKeyMultibase },
    { id: jwt.id, type: 'JsonWebKey', controller: did, publicKeyJwk: jwt.publicKeyJwk },
  ]);
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/jwk/v1',
    ],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map((method) => method.id),
  };
}
