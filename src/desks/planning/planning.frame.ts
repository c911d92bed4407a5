import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { DomainError, NotFoundError } from '../../shared/domain-error';
import { derivedId, newId } from '../../shared/ids';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { Organisations } from '../../organisations';
import { OfficeFrame, type Reader } from '../office/office.frame';
import { text, type Values } from './values';

/** Who plans, for which organisation, in which words. */
export type Desk = Reader;

const OPERATION = /^[0-9a-f-]{36}$/;

/** The frame of the pages on which courses and classes are planned. */
@Injectable()
export class PlanningFrame {
  constructor(
    private readonly organisations: Organisations,
    private readonly office: OfficeFrame,
  ) {}

  /** @throws DomainError 401 */
  async open(actor: Actor, language: Language): Promise<Desk> {
    if (actor.kind !== 'staff') throw new DomainError('not_signed_in', 401, 'Sign in first.');
    const organisation = await this.organisations.get(actor.organisationId);
    return { actor, organisation, voice: this.office.voice(language) };
  }

  /** A small page that asks before something is done. */
  decide(desk: Desk, model: object, title: string): Page {
    return this.office.page('office/decide', model, desk, { title });
  }

  page(desk: Desk, view: string, model: object, options: { title: string; status?: number }): Page {
    return this.office.page(`planning/${view}`, model, desk, options);
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
