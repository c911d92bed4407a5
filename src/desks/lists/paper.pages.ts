import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Config } from '../../platform/config';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { takesLearners } from '../../classes';
import { ClassWords, SEATED } from '../../enrolments';
import { classTitle } from '../office/class-head.presenter';
import { ClassReader } from '../office/class.reader';
import { OfficeFrame } from '../office/office.frame';
import { posterView } from './poster.presenter';
import { type SheetQuery, sheetView } from './sheet.presenter';
import { signView } from './sign.presenter';

/** Papers of a class without anybody's contact, for the office and whoever teaches the class. */
@Injectable()
export class PaperPages {
  constructor(
    private readonly reader: ClassReader,
    private readonly words: ClassWords,
    private readonly frame: OfficeFrame,
    private readonly config: Config,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async sheet(actor: Actor, language: Language, code: string, query: SheetQuery): Promise<Page> {
    const open = await this.reader.open(actor, code);
    const voice = this.frame.voice(language);
    const model = sheetView(voice, open, await this.reader.seated(open, SEATED), { ...query, words: this.words });
    const title = voice.t('lists.sheet.of', { title: classTitle(voice, open) });
    return this.frame.page('lists/sheet', model, { ...open, voice }, { title });
  }

  /** @throws NotFoundError, ForbiddenError */
  async sign(actor: Actor, language: Language, code: string): Promise<Page> {
    const open = await this.reader.open(actor, code);
    const voice = this.frame.voice(language);
    const { publicUrl } = this.config;
    const speak = (one: Language) => this.frame.speak(one);
    const model = signView(voice, open, { words: this.words, speak, publicUrl });
    const title = voice.t('lists.sign.of', { title: classTitle(voice, open) });
    return this.frame.page('lists/sign', model, { ...open, voice }, { title });
  }

  /** Back to the class when nobody can join it by the code. @throws NotFoundError, ForbiddenError */
  async poster(actor: Actor, language: Language, code: string): Promise<Page | Redirect> {
    const open = await this.reader.open(actor, code);
    if (!takesLearners(open.trainingClass, open.now))
      return redirect(`/office/classes/${code}#lists`, 'lists.problem.no-poster');
    const voice = this.frame.speak(language);
    const model = posterView(voice, open, { words: this.words, publicUrl: this.config.publicUrl });
    return this.frame.page('lists/poster', model, { ...open, voice }, { title: model.title, everyLanguage: true });
  }
}
