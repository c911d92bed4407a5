import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { Clock } from '../../platform/clock';
import { Organisations } from '../../organisations';
import { OfficeFrame, type Reader } from '../office/office.frame';

/** A reader at a moment. */
export interface ReaderNow extends Reader {
  readonly now: Date;
}

/** A deed that is asked once more. */
interface Question {
  readonly title: string;
  readonly lead: readonly string[];
  readonly action: string;
  readonly button: string;
  readonly back: string;
  readonly backText: string;
}

/** Whom the pages of an organisation's own affairs are made for. */
@Injectable()
export class OfficeReaders {
  constructor(
    private readonly organisations: Organisations,
    private readonly frame: OfficeFrame,
    private readonly clock: Clock,
  ) {}

  async of(actor: StaffActor, language: Language): Promise<ReaderNow> {
    const organisation = await this.organisations.get(actor.organisationId);
    return { actor, organisation, voice: this.frame.voice(language), now: this.clock.now() };
  }

  page(view: string, model: object, reader: Reader, parts: { readonly title: string; readonly status?: number }): Page {
    return this.frame.page(view, model, reader, parts);
  }

  /** A page that asks before something is done that cannot be taken back. */
  ask(reader: Reader, question: Question): Page {
    return this.page('team/ask', question, reader, { title: question.title });
  }
}
