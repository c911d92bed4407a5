import { Injectable } from '@nestjs/common';
import { freshBytes } from '../shared/ids';
import { Clock } from '../platform/clock';
import type { Write } from '../platform/database';
import { codeStep, newCodeSecret } from '../platform/passwords';
import { type Sealed, SECRET_ALPHABET, Vault } from '../platform/secrets';
import type { SecondStepRow } from './second-step.schema';
import { SecondStepsRepository } from './second-steps.repository';

const RECOVERY_CODES = 8;
/** Fifty bits, in two groups of five characters that nobody mistakes for one another. */
const RECOVERY_LENGTH = 10;
/** So long somebody may take for the code after the password, or for the app while it is set up. */
const TICKET_MILLISECONDS = 15 * 60_000;

/** What a code comes to; `none`: the account has no second step. */
export type CodeAnswer =
  { readonly kind: 'none' | 'needed' | 'wrong' } | { readonly kind: 'right'; readonly writes: readonly Write[] };

/** The second step of a sign-in: a code of an app, or one that was written down. */
@Injectable()
export class SecondSteps {
  constructor(
    private readonly repository: SecondStepsRepository,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async has(accountId: string): Promise<boolean> {
    return (await this.repository.find(accountId)) !== null;
  }

  /** Looks at a code; the writes make it used, in the transaction of what it opens. */
  async look(accountId: string, code: string | undefined): Promise<CodeAnswer> {
    const row = await this.repository.find(accountId);
    if (!row) return { kind: 'none' };
    if (code === undefined || code.trim() === '') return { kind: 'needed' };
    const step = codeStep(this.vault.open(row.secret), code, this.clock.real());
    if (step !== null) return step > row.last ? { kind: 'right', writes: [this.repository.codeUse(row, step)] } : WRONG;
    const index = this.recoveryIndex(code);
    return row.recovery.includes(index) ? { kind: 'right', writes: [this.repository.recoveryUse(row, index)] } : WRONG;
  }

  /** A secret for an app, with what carries it to the page that confirms it: nothing is stored until a code has come back. */
  begin(accountId: string): { secret: string; ticket: Sealed } {
    const secret = newCodeSecret();
    return { secret, ticket: this.ticket('setup', accountId, secret) };
  }

  /** The row of a secret that an app knows now, with the codes to write down; null for a wrong code or a ticket that is over. */
  confirmed(accountId: string, ticket: string, code: string): { row: SecondStepRow; codes: string[] } | null {
    const secret = this.read('setup', ticket, accountId)?.what;
    const last = secret === undefined ? null : codeStep(secret, code, this.clock.real());
    if (secret === undefined || last === null) return null;
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const recovery = codes.map((one) => this.recoveryIndex(one));
    const row = { _id: accountId, secret: this.vault.seal(secret), since: this.clock.real(), last, recovery };
    return { row, codes };
  }

  /** The secret that a ticket carries, for the page that comes back; null when it is over. */
  secretIn(accountId: string, ticket: string): string | null {
    return this.read('setup', ticket, accountId)?.what ?? null;
  }

  /** Says that somebody gave the right password, and has the code still to give. */
  passed(accountId: string): Sealed {
    return this.ticket('password', accountId, '');
  }

  /** Whose password was right; null for a ticket that is over, or was not made here. */
  whoPassed(ticket: string): string | null {
    return this.read('password', ticket)?.accountId ?? null;
  }

  private ticket(kind: string, accountId: string, what: string): Sealed {
    const until = this.clock.real().getTime() + TICKET_MILLISECONDS;
    return this.vault.seal(JSON.stringify({ kind, accountId, what, until }));
  }

  private read(kind: string, ticket: string, accountId?: string): { accountId: string; what: string } | null {
    try {
      const read = JSON.parse(this.vault.open(ticket as Sealed)) as Record<'kind' | 'accountId' | 'what', string> & {
        until: number;
      };
      const fits = read.kind === kind && read.until > this.clock.real().getTime();
      return fits && (accountId === undefined || read.accountId === accountId) ? read : null;
    } catch {
      return null;
    }
  }

  private recoveryIndex(code: string): string {
    return this.vault.blindIndex('recovery-code', code.toUpperCase().replace(/[\s-]/g, ''));
  }
}

const WRONG = { kind: 'wrong' } as const;

function newRecoveryCode(): string {
  const letters = [...freshBytes(RECOVERY_LENGTH)].map((byte) => SECRET_ALPHABET[byte & 31]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
