import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError, NotFoundError } from '../shared/domain-error';
import { given } from '../shared/given';
import { newId } from '../shared/ids';
import { History } from '../history';
import { readPhone } from '../people';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { Outbox } from '../platform/outbox';
import type { Help, NewOrganisation, Organisation, OrganisationSettings } from './organisation';
import type { HelpForm, SettingsPatch } from './organisation.forms';
import { assertMayChangeSettings } from './organisations.policy';
import { OrganisationSettingsChanged } from './organisations.facts';
import { OrganisationsRepository } from './organisations.repository';

const KEPT_MILLISECONDS = 1_000;

/** The organisations of the installation. Reads are at most a second old. */
@Injectable()
export class Organisations {
  private kept: { readonly list: Promise<Organisation[]>; readonly until: number } | undefined;

  constructor(
    private readonly db: Database,
    private readonly repository: OrganisationsRepository,
    private readonly history: History,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError */
  async get(idOrSlug: string): Promise<Organisation> {
    const found = await this.find(idOrSlug);
    if (!found) throw new NotFoundError('organisation');
    return found;
  }

  /** The organisation as it is at this moment, for whoever acts on a change that another process made. @throws NotFoundError */
  async getFresh(id: string): Promise<Organisation> {
    const found = await this.repository.find(id);
    if (!found) throw new NotFoundError('organisation');
    return found;
  }

  async find(idOrSlug: string): Promise<Organisation | null> {
    const all = await this.list();
    return all.find((organisation) => organisation.id === idOrSlug || organisation.slug === idOrSlug) ?? null;
  }

  /** All of them, by slug. */
  async list(): Promise<Organisation[]> {
    const now = this.clock.real().getTime();
    if (this.kept && this.kept.until > now) return this.kept.list;
    const kept = { list: this.repository.list(), until: now + KEPT_MILLISECONDS };
    this.kept = kept;
    kept.list.catch(() => this.forget());
    return kept.list;
  }

  /** @throws DomainError 409 slug_taken */
  async create(actor: Actor, input: NewOrganisation): Promise<Organisation> {
    const { settings = {}, ...given } = input;
    const organisation = { ...given, id: input.id ?? newId(), help: input.help ?? { languages: [] } };
    try {
      await this.db.inTransaction((tx) =>
        tx.write(
          this.repository.insertion(organisation, settings, this.clock.now()),
          ...this.history.writes(actor, {
            organisationId: organisation.id,
            subject: { kind: 'organisation', id: organisation.id },
            verb: 'organisations.created',
          }),
        ),
      );
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('slug_taken', 409, 'An organisation with this slug exists.');
      throw error;
    }
    this.forget();
    return this.get(organisation.id);
  }

  /**
   * Changes what is given; a fact tells those who plan by it.
   * @throws NotFoundError for another organisation's, ForbiddenError without the role
   */
  async changeSettings(actor: Actor, idOrSlug: string, patch: SettingsPatch): Promise<OrganisationSettings> {
    const organisation = await this.get(idOrSlug);
    assertMayChangeSettings(actor, organisation);
    const changed = Object.entries(patch).filter(([, value]) => value !== undefined);
    if (changed.length > 0) {
      await this.db.inTransaction((tx) =>
        tx.write(
          this.repository.settingsChange(organisation.id, Object.fromEntries(changed)),
          ...this.history.writes(actor, {
            organisationId: organisation.id,
            subject: { kind: 'organisation', id: organisation.id },
            verb: 'organisations.settings-changed',
            facts: Object.fromEntries(changed.map(([key, value]) => [key, shown(key, value)])),
          }),
          ...this.outbox.factWrites(OrganisationSettingsChanged, { organisationId: organisation.id }),
        ),
      );
      this.forget();
    }
    const fresh = await this.repository.find(organisation.id);
    return (fresh ?? organisation).settings;
  }

  /**
   * Says anew where people find help, on every page and in every letter; said again, nothing changes.
   * @throws NotFoundError for another organisation's, ForbiddenError without the role, FieldErrors for a phone that nobody could call
   */
  async changeHelp(actor: Actor, idOrSlug: string, form: HelpForm): Promise<Help> {
    const organisation = await this.get(idOrSlug);
    assertMayChangeSettings(actor, organisation);
    const { phone } = form;
    if (phone !== undefined) readPhone(phone, organisation.country);
    const help: Help = given({ ...form, languages: [...new Set(form.languages)] });
    if (isDeepStrictEqual(help, organisation.help)) return help;
    const subject = { kind: 'organisation' as const, id: organisation.id };
    await this.db.inTransaction((tx) =>
      tx.write(
        this.repository.helpChange(organisation.id, help),
        ...this.history.writes(actor, {
          organisationId: organisation.id,
          subject,
          verb: 'organisations.help-changed',
        }),
      ),
    );
    this.forget();
    return help;
  }

  /** The next read is fresh. */
  forget(): void {
    this.kept = undefined;
  }
}

/** A setting as history keeps it: no address in it. */
function shown(key: string, value: unknown): string | number {
  if (value === null) return 'off';
  if (key === 'replyTo') return 'on';
  if (typeof value === 'number' || typeof value === 'string') return value;
  const { from, to } = value as { from: string; to: string };
  return `${from}-${to}`;
}
