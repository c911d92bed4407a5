import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { type Sealed, Vault } from '../secrets';
import type { Request } from './request';

/** A page's form that came without a sign-in, to be sent again. */
export interface KeptForm {
  /** Where it goes, without the language. */
  readonly path: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const KEPT_MILLISECONDS = 15 * 60_000;
/** The longest forms are those of classes with many meetings; sealed it has to fit into the sign-in's own form. */
const LONGEST = 64 * 1024;
const FORM = /^application\/x-www-form-urlencoded/i;

/**
 * Carries what somebody typed over a sign-in that had ended: sealed, in the sign-in page itself. Nothing of it is stored here, and who
 * comes to the computer next reads nothing of it.
 */
@Injectable()
export class KeptForms {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** The sealed form; nothing for files, passwords, and forms without an answer in them. */
  keep({ method, headers, body, facts }: Request): Sealed | undefined {
    if (method !== 'POST' || !FORM.test(headers['content-type'] ?? '')) return undefined;
    const fields = Object.entries((body ?? {}) as Record<string, string | string[]>).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    );
    if (fields.length === 0 || fields.some(([name]) => /password/i.test(name))) return undefined;
    const until = this.clock.real().getTime() + KEPT_MILLISECONDS;
    const text = JSON.stringify({ path: facts.path, fields, until });
    return text.length > LONGEST ? undefined : this.vault.seal(text);
  }

  /** The form again; null when it is too old, or was not sealed here. */
  open(sealed: string | undefined): KeptForm | null {
    if (sealed === undefined || sealed === '') return null;
    try {
      const { until, ...form } = JSON.parse(this.vault.open(sealed as Sealed)) as KeptForm & { until: number };
      return until > this.clock.real().getTime() ? form : null;
    } catch {
      return null;
    }
  }
}
