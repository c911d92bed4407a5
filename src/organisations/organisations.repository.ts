import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { Database, type Write } from '../platform/database';
import type { Help, Organisation, OrganisationSettings } from './organisation';
import { readSettings } from './organisation.forms';
import { ORGANISATIONS, type OrganisationRow } from './organisation.schema';

/** Every query for organisations. There are few, so lists are whole. */
@Injectable()
export class OrganisationsRepository {
  constructor(private readonly db: Database) {}

  async find(idOrSlug: string): Promise<Organisation | null> {
    return this.one({ $or: [{ _id: idOrSlug }, { slug: idOrSlug }] });
  }

  async list(): Promise<Organisation[]> {
    const rows = await this.rows.find().sort({ slug: 1 }).toArray();
    return rows.map(toOrganisation);
  }

  insertion(
    organisation: Omit<Organisation, 'settings'>,
    settings: Partial<OrganisationSettings>,
    createdAt: Date,
  ): Write {
    const { id, ...fields } = organisation;
    return { collection: ORGANISATIONS, insert: { _id: id, ...fields, settings, createdAt } satisfies OrganisationRow };
  }

  settingsChange(id: string, patch: Partial<OrganisationSettings>): Write {
    const set = Object.fromEntries(Object.entries(patch).map(([key, value]) => [`settings.${key}`, value]));
    return { collection: ORGANISATIONS, filter: { _id: id }, update: { $set: set }, must: true };
  }

  helpChange(id: string, help: Help): Write {
    return { collection: ORGANISATIONS, filter: { _id: id }, update: { $set: { help } }, must: true };
  }

  closing(id: string, closed: Date | undefined): Write {
    const update = closed ? { $set: { closed } } : { $unset: { closed: true } };
    return { collection: ORGANISATIONS, filter: { _id: id }, update, must: true };
  }

  private async one(filter: Filter<OrganisationRow>): Promise<Organisation | null> {
    const row = await this.rows.findOne(filter);
    return row && toOrganisation(row);
  }

  private get rows() {
    return this.db.collection<OrganisationRow>(ORGANISATIONS);
  }
}

function toOrganisation({ _id, settings, createdAt: _, ...fields }: OrganisationRow): Organisation {
  return { ...fields, id: _id, settings: readSettings(settings) };
}
