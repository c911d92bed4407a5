import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { fromJwk } from '@digitalbazaar/ed25519-multikey';

/** The public halves of a pair of keys: one for embedded proofs, one for JWTs. Ids are `<did>#<name>`. */
export interface PublicKeys {
  readonly embedded: { readonly id: string; readonly publicKeyMultibase: string };
  readonly jwt: { readonly id: string; readonly publicKeyJwk: object };
}

/** The keys that an issuer signs with. */
export interface SigningKeys {
  readonly did: string;
  readonly embedded: { readonly id: string; readonly key: KeyObject };
  readonly jwt: { readonly id: string; readonly key: KeyObject };
}

/** One row of a KeyStore: public parts in the clear, private parts sealed as `S`. */
export interface StoredKeys<S> {
  readonly public: PublicKeys;
  readonly sealed: S;
}

/** Where the keys of issuers are kept. */
export interface KeyStore<S> {
  /** All keys of an issuer, the newest first. */
  find(did: string): Promise<readonly StoredKeys<S>[]>;
  /** Adds keys as the newest, but only when there are `known` so far; else another process was first and nothing is written. */
  add(did: string, keys: StoredKeys<S>, known: number): Promise<void>;
}

/** What seals the private parts, such as the Vault of platform/secrets. */
export interface Sealer<S> {
  seal(text: string): S;
  open(sealed: S): string;
}

const generate = promisify(generateKeyPair);
const KEPT_ISSUERS = 500;

/** Makes the keys of an issuer: Ed25519 for eddsa-rdfc-2022 and RSA of 2048 bits for RS256 (about 0.2 s, off the main thread). */
async function generateKeys<S>(did: string, number: number, sealer: Sealer<S>): Promise<StoredKeys<S>> {
  const [ed25519, rsa] = await Promise.all([generate('ed25519', {}), generate('rsa', { modulusLength: 2048 })]);
  const multikey = await fromJwk({ jwk: ed25519.publicKey.export({ format: 'jwk' }) });
  const { publicKeyMultibase } = await multikey.export({ publicKey: true });
  const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' });
  return {
    public: {
      embedded: { id: `${did}#key-${number}`, publicKeyMultibase },
      jwt: { id: `${did}#jwt-${number}`, publicKeyJwk: rsa.publicKey.export({ format: 'jwk' }) },
    },
    sealed: sealer.seal(JSON.stringify({ embedded: pem(ed25519.privateKey), jwt: pem(rsa.privateKey) })),
  };
}

/** The keys of issuers: made at first use, opened once a process. */
export class IssuerKeys<S> {
  private readonly opened = new Map<string, Promise<SigningKeys>>();

  constructor(
    private readonly store: KeyStore<S>,
    private readonly sealer: Sealer<S>,
  ) {}

  /** The newest keys of the issuer. */
  current(did: string): Promise<SigningKeys> {
    const found = this.opened.get(did);
    if (found) return found;
    const made = this.load(did);
    this.opened.set(did, made);
    made.catch(() => this.opened.delete(did));
    const oldest = this.opened.keys().next().value;
    if (this.opened.size > KEPT_ISSUERS && oldest !== undefined) this.opened.delete(oldest);
    return made;
  }

  /** Public halves of all keys, for the DID document; makes the first ones when there are none. */
  async published(did: string): Promise<PublicKeys[]> {
    return (await this.all(did)).map((keys) => keys.public);
  }

  /** Signs with new keys from now on. Other processes follow when they start again; the old keys stay published. */
  async rotate(did: string): Promise<void> {
    const known = (await this.all(did)).length;
    await this.store.add(did, await generateKeys(did, known + 1, this.sealer), known);
    this.opened.delete(did);
  }

  private async all(did: string): Promise<readonly StoredKeys<S>[]> {
    const found = await this.store.find(did);
    if (found.length > 0) return found;
    await this.store.add(did, await generateKeys(did, 1, this.sealer), 0);
    return this.store.find(did);
  }

  private async load(did: string): Promise<SigningKeys> {
    const newest = (await this.all(did))[0];
    if (!newest) throw new Error(`no keys are stored for ${did}`);
    const parts = JSON.parse(this.sealer.open(newest.sealed)) as { embedded: string; jwt: string };
    return {
      did,
      embedded: { id: newest.public.embedded.id, key: createPrivateKey(parts.embedded) },
      jwt: { id: newest.public.jwt.id, key: createPrivateKey(parts.jwt) },
    };
  }
}
