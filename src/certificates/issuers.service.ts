import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import { type Organisation, Organisations } from '../organisations';
import { Config } from '../platform/config';
import {
  type Credential,
  type DidDocument,
  didDocument,
  didWeb,
  IssuerKeys,
  signEmbedded,
  signJwt,
  statusListCredential,
} from '../platform/credentials';
import { type Sealed, Vault } from '../platform/secrets';
import { AwardsRepository } from './awards.repository';
import { IssuerKeysRepository } from './issuer-keys.repository';

const KEPT_LISTS = 200;

type Issuer = Pick<Organisation, 'id' | 'slug'>;

/** Organisations as issuers of badges: their keys, DID documents, signatures and lists of what was revoked. */
@Injectable()
export class Issuers {
  private readonly keys: IssuerKeys<Sealed>;
  private readonly signedLists = new Map<string, { readonly bits: string; readonly signed: Promise<Credential> }>();

  constructor(
    keys: IssuerKeysRepository,
    vault: Vault,
    private readonly awards: AwardsRepository,
    private readonly organisations: Organisations,
    private readonly config: Config,
  ) {
    this.keys = new IssuerKeys(keys, vault);
  }

  did({ slug }: Pick<Issuer, 'slug'>): string {
    return didWeb(this.config.publicUrl, ['issuers', slug]);
  }

  /** Where the status list with this number is served. */
  statusListUrl({ slug }: Pick<Issuer, 'slug'>, list: number): string {
    return `${this.config.publicUrl}/issuers/${slug}/status/${list}`;
  }

  /** Signs with an embedded proof; the same credential and date give the same bytes until the keys are rotated. */
  async sign(issuer: Issuer, credential: Credential, date: Date): Promise<Credential> {
    return signEmbedded(credential, await this.keys.current(this.did(issuer)), date);
  }

  /** Signs as VC-JWT. */
  async jwt(issuer: Issuer, credential: Credential): Promise<string> {
    return signJwt(credential, await this.keys.current(this.did(issuer)));
  }

  /** The DID document of an organisation. @throws NotFoundError */
  async document(slug: string): Promise<DidDocument> {
    const did = this.did(await this.bySlug(slug));
    return didDocument(did, await this.keys.published(did));
  }

  /** The signed list of what was revoked; it is signed anew when a bit was set. @throws NotFoundError for a list that nobody is in */
  async statusList(slug: string, list: number): Promise<Credential> {
    const issuer = await this.bySlug(slug);
    const newest = await this.awards.newestStatusList(issuer.id);
    if (!Number.isInteger(list) || list < 1 || list > newest) throw new NotFoundError('status list');
    const url = this.statusListUrl(issuer, list);
    const { bits, last } = await this.awards.revokedIndexes(issuer.id, list);
    const known = this.signedLists.get(url);
    const key = bits.join(' ');
    if (known?.bits === key) return known.signed;
    // Before the first revocation the list has the date of nothing: it says the same at any time.
    const validFrom = last ?? new Date('2026-01-01T00:00:00Z');
    const credential = statusListCredential(url, this.did(issuer), validFrom, bits);
    const signed = this.sign(issuer, credential, validFrom);
    if (this.signedLists.size >= KEPT_LISTS) this.signedLists.clear();
    this.signedLists.set(url, { bits: key, signed });
    signed.catch(() => this.signedLists.delete(url));
    return signed;
  }

  private async bySlug(slug: string): Promise<Organisation> {
    const found = await this.organisations.find(slug);
    if (found?.slug !== slug) throw new NotFoundError('issuer');
    return found;
  }
}
