import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { Access } from '../../access';
import { Drafts, type OpenDraft } from '../../learning';
import { Organisations } from '../../organisations';
import { OfficeFrame, type Reader } from '../office/office.frame';
import { staffOf } from '../office/office.policy';
import { deed } from '../office/refusals';

/** Somebody who writes the material of a course. */
export interface Studio extends Reader {
  readonly open: OpenDraft;
  /** Where the pages of the course's material begin. */
  readonly path: string;
}

/** Refusals that have words of their own here. */
const KNOWN = ['in_review', 'not_in_review', 'material_empty', 'own_work', 'lost_race', 'stale'] as const;

/** The frame of the pages on which material is written. */
@Injectable()
export class StudioFrame {
  constructor(
    private readonly drafts: Drafts,
    private readonly organisations: Organisations,
    private readonly access: Access,
    private readonly office: OfficeFrame,
  ) {}

  /** @throws DomainError 401 */
  async reader(actor: Actor, language: Language): Promise<Reader> {
    const staff = staffOf(actor);
    const organisation = await this.organisations.get(staff.organisationId);
    return { actor: staff, organisation, voice: this.office.voice(language) };
  }

  /** @throws NotFoundError, ForbiddenError */
  async open(actor: Actor, language: Language, course: string): Promise<Studio> {
    const [reader, open] = await Promise.all([this.reader(actor, language), this.drafts.read(actor, course)]);
    return { ...reader, open, path: `/teach/material/${open.course.slug}` };
  }

  page(reader: Reader, view: string, model: object, options: { title: string; status?: number }): Page {
    return this.office.page(`studio/${view}`, { errors: [], ...model, title: options.title }, reader, options);
  }

  /** Names of accounts; programs have none. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.access.names(ids);
  }

  /** Does it and goes on; where the state forbids it, the page says so, or answers by the code in a way of its own. */
  deed<T>(
    path: string,
    flash: string | ((done: T) => string),
    work: () => Promise<T>,
    others: Readonly<Record<string, () => Promise<Page | Redirect>>> = {},
  ): Promise<Page | Redirect> {
    const answer = (code: string) => [code, () => Promise.resolve(redirect(path, `studio.problem.${code}`))] as const;
    return deed(path, flash, work, { ...Object.fromEntries(KNOWN.map(answer)), ...others });
  }
}

/** When something was changed, and by whom where that is known. */
export function changedView(
  { voice, organisation }: Reader,
  names: ReadonlyMap<string, string>,
  { by, at }: { readonly by: string; readonly at: Date },
): object {
  return { who: names.get(by), when: voice.moment(at, organisation.timeZone, 'short') };
}
