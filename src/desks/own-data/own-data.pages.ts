import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Enrolments, Places } from '../../enrolments';
import { pageHelp } from '../../organisations';
import { page, type Page } from '../../platform/http';
import { Formats, Texts } from '../../platform/i18n';
import { NotFoundError } from '../../shared/domain-error';
import { KeptDataReader } from './kept-data.reader';
import { type OwnData, OwnDataPresenter } from './own-data.presenter';

/** The pages of what is kept, behind the secret link. */
@Injectable()
export class OwnDataPages {
  constructor(
    private readonly places: Places,
    private readonly enrolments: Enrolments,
    private readonly reader: KeptDataReader,
    private readonly presenter: OwnDataPresenter,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** What the holder of the link may see. @throws NotFoundError for a wrong secret */
  async read(actor: Actor): Promise<OwnData> {
    const { enrolment } = await this.places.own(actor);
    const data = await this.reader.of(actor, enrolment.personId);
    const part = data.parts.find((one) => one.enrolment.id === enrolment.id);
    if (!part) throw new NotFoundError('page');
    return { data, part, secret: this.enrolments.secretOf(enrolment) };
  }

  /** What is kept, or that nothing is any more. */
  kept(own: OwnData, language: Language): Page {
    return own.part.enrolment.erasedAt
      ? this.page('erased', this.presenter.erased(own), own, language)
      : this.page('kept', this.presenter.kept(own, language), own, language);
  }

  deletion(own: OwnData, language: Language): Page {
    return this.page('deletion', this.presenter.deletion(own, language), own, language);
  }

  private page(view: string, model: object, { part }: OwnData, language: Language): Page {
    return page(`own-data/${view}`, model, {
      title: this.texts.t(language, 'place.data.title'),
      private: true,
      context: { help: pageHelp(part.context.organisation, language, this.formats) },
    });
  }
}
