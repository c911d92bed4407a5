/** Verifiable credentials: keys and did:web documents of issuers, signing and checking in two formats, status lists. */
export { didDocument, didWeb, didWebUrl, type DidDocument } from './did';
export { hashedIdentity } from './identity';
export { IssuerKeys, type KeyStore, type PublicKeys, type SigningKeys, type StoredKeys } from './issuer-keys';
export { signJwt, verifyJwt } from './jwt';
export { signEmbedded, verifyEmbedded, type Credential, type Verdict } from './embedded-proof';
export {
  decodeStatusList,
  encodeStatusList,
  randomStatusIndex,
  statusEntry,
  statusListCredential,
  STATUS_LIST_BITS,
} from './status-list';
