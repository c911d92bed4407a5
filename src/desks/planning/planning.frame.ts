import { Injectable } from '@nestjs/common';
import type { Actor, StaffActor } from '../../shared/actor';
import { DomainError, NotFoundError } from '../../shared/domain-error';
import { derivedId, newId } from '../../shared/ids';
import { type Language, localText } from '../../shared/locale';
import { Formats, Texts } from '../../platform/i18n';
import { page, type Page } from '../../platform/http';
import { type Organisation, Organisations, pageHelp } from '../../organisations';
import { Voice } from '../catalogue/voice';
import { text, type Values } from './values';

/** Who plans, for which organisation, in which words. */
export interface Desk {
  readonly actor: StaffActor;
  readonly organisation: Organisation;
  readonly voice: Voice;
}

const OPERATION = /^[0-9a-f-]{36}$/;

/** The frame of the pages on which courses and classes are planned. */
@Injectable()
export class PlanningFrame {
  constructor(
    private readonly organisations: Organisations,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** @throws DomainError 401 */
  async open(actor: Actor, language: Language): Promise<Desk> {
    if (actor.kind !== 'staff') throw new DomainError('not_signed_in', 401, 'Sign in first.');
    const organisation = await this.organisations.get(actor.organisationId);
    return { actor, organisation, voice: new Voice(this.texts, this.formats, this.texts.staffFallback(language)) };
  }

  page({ voice, organisation }: Desk, view: string, model: object, options: { title: string; status?: number }): Page {
    return page(`planning/${view}`, model, {
      ...options,
      layout: 'staff',
      private: true,
      context: {
        help: pageHelp(organisation, voice.language, this.formats),
        account: { organisation: localText(organisation.name, voice.language).text },
        sections: [
          { path: '/office/classes', text: voice.t('nav.classes') },
          { path: '/office/plan', text: voice.t('planning.title') },
        ],
      },
    });
  }
}

/** The id of the record that a form makes, the same however often it is sent; of this organisation's own, whatever was sent. */
export function operationOf({ organisation }: Desk, values: Values): string {
  const sent = text(values, 'operation');
  return derivedId(`planning:${organisation.id}`, OPERATION.test(sent) ? sent : newId());
}

/** The thing, when it is this organisation's. @throws NotFoundError */
export function own<T extends { readonly organisationId: string }>({ organisation }: Desk, thing: T, what: string): T {
  if (thing.organisationId !== organisation.id) throw new NotFoundError(what);
  return thing;
}
