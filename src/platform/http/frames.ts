import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { type Language, localText } from '../../shared/locale';
import { Texts } from '../i18n';
import type { Help, NavItem, ViewContext } from '../views';
import type { RequestFacts } from './request';

/** What the frame of a page shows to somebody who is signed in. */
export interface Frame {
  /** The page on which this person begins. */
  readonly home: string;
  /** The parts that this person may see. */
  readonly sections: readonly NavItem[];
  /** What is done from every page; for those who may. */
  readonly action?: NavItem | undefined;
  /** Where a person is looked for from every page; for those who may. */
  readonly search?: NavItem | undefined;
}

/** `todo` is how much waits for this person, where that was counted. */
type MakeFrame = (actor: StaffActor, t: (key: string) => string, todo?: number) => Frame;

/** Whom people can call who are on a page of no organisation. */
type MakeHelp = (language: Language) => Help | undefined;

/** The frame of every page that somebody signed in sees, pages of errors too: who it is, for which organisation, and the way on. */
@Injectable()
export class Frames {
  private make: MakeFrame = () => ({ home: '/', sections: [] });

  private help: MakeHelp = () => undefined;

  constructor(private readonly texts: Texts) {}

  /** Tells what a frame shows, in `onModuleInit`; platform knows no roles. */
  register(make: MakeFrame): void {
    this.make = make;
  }

  /** Tells whom to call, in `onApplicationBootstrap`; platform knows no organisations. */
  registerHelp(help: MakeHelp): void {
    this.help = help;
  }

  /** Whom to call on a page that names nobody itself. */
  helpIn(language: Language): Help | undefined {
    return this.help(language);
  }

  /** The frame in the language in which the page is shown. */
  of(
    actor: StaffActor,
    { organisation, organisations = 1 }: Pick<RequestFacts, 'organisation' | 'organisations'>,
    language: Language,
    todo?: number,
  ) {
    const name = organisation && localText(organisation, language).text;
    return {
      ...this.make(actor, (key) => this.texts.t(language, key), todo),
      account: {
        name: actor.name,
        ...(name ? { organisation: name } : {}),
        ...(organisations > 1 ? { several: true } : {}),
      },
    } satisfies Partial<ViewContext>;
  }
}
