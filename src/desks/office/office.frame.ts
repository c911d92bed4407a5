import { Injectable } from '@nestjs/common';
import type { Language } from '../../shared/locale';
import type { StaffActor } from '../../shared/actor';
import { Formats, Texts } from '../../platform/i18n';
import { page, type Page } from '../../platform/http';
import { type Organisation, pageHelp } from '../../organisations';
import { Voice } from '../catalogue/voice';

/** For whom a page of the office is made. */
export interface Reader {
  readonly actor: StaffActor;
  readonly organisation: Organisation;
  readonly voice: Voice;
}

/** What differs from page to page. */
interface PageParts {
  readonly title: string;
  readonly status?: number;
  readonly todo?: number;
  readonly bodyClass?: string;
  /** The texts are there in every language, and so is the reader's voice. */
  readonly everyLanguage?: boolean;
}

/** The office's pages: in which words they speak, and where help is. */
@Injectable()
export class OfficeFrame {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** A voice in the language that staff pages have for this reader. */
  voice(language: Language): Voice {
    return this.speak(this.texts.staffFallback(language));
  }

  /** A voice in any language: of what is read to people, or given to them. */
  speak(language: Language): Voice {
    return new Voice(this.texts, this.formats, language);
  }

  /** A page in the frame; `todo` is how much waits for the reader, where that was counted. */
  page(
    view: string,
    model: object,
    { organisation, voice }: Reader,
    { title, status = 200, todo, bodyClass, everyLanguage = false }: PageParts,
  ): Page {
    return page(view, model, {
      title,
      status,
      layout: 'staff',
      private: true,
      todo,
      everyLanguage,
      context: {
        help: pageHelp(organisation, voice.language, this.formats),
        ...(bodyClass === undefined ? {} : { bodyClass }),
      },
    });
  }
}
