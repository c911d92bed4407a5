import { Injectable } from '@nestjs/common';
import { Vault } from '../platform/secrets';
import type { Buyer, Invoice } from './invoice';
import type { InvoiceRow, StoredBuyer } from './invoice.schema';

/** Seals whoever buys as a person. A document is kept for as long as the law asks, whatever is erased elsewhere; so nobody reads it off the disk. */
@Injectable()
export class BuyerSeal {
  constructor(private readonly vault: Vault) {}

  seal(buyer: Buyer): StoredBuyer {
    if (buyer.kind === 'company') return { ...buyer, kind: 'company' };
    const { kind, country, ...personal } = buyer;
    return { kind, country, sealed: this.vault.seal(JSON.stringify(personal)) };
  }

  /** A document as it is stored. */
  invoice({ _id, buyer, secretHash = '', ...fields }: InvoiceRow): Invoice {
    return { ...fields, id: _id, secretHash, buyer: this.open(buyer) };
  }

  open(stored: StoredBuyer): Buyer {
    if (stored.kind === 'company') return stored;
    const { kind, country, sealed } = stored;
    return { ...(JSON.parse(this.vault.open(sealed)) as Omit<Buyer, 'kind' | 'country'>), kind, country };
  }
}
