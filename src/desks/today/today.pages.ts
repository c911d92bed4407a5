import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { OfficeFrame } from '../office/office.frame';
import { type PhoneLook, PhoneLooks } from '../office/phone-looks.service';
import { BoardReader } from './board.reader';
import { dayView } from './day.presenter';
import type { Board, Needs, Somebody } from './needs';
import { needsView } from './needs.presenter';
import { NeedsReader } from './needs.reader';

/** The first page of the office: what needs the reader, and the classes of the day. */
@Injectable()
export class TodayPages {
  constructor(
    private readonly board: BoardReader,
    private readonly needs: NeedsReader,
    private readonly looks: PhoneLooks,
    private readonly frame: OfficeFrame,
  ) {}

  /** `phone` is the enrolment whose number was looked at. */
  async show(actor: StaffActor, language: Language, phone: string | undefined): Promise<Page> {
    const board = await this.board.read(actor);
    const needs = await this.needs.read(board);
    const voice = this.frame.voice(language);
    const view = needsView(voice, board, needs, await this.look(board, needs, phone));
    const { organisation, now } = board;
    const [name = actor.name] = actor.name.split(' ');
    const title = voice.t('today.title', { count: view.count });
    const model = {
      ...view,
      ...dayView(voice, board),
      now: voice.moment(now, organisation.timeZone, 'full'),
      name,
    };
    return this.frame.page('today/today', model, { actor, organisation, voice }, { title, todo: view.count });
  }

  private async look(
    { actor }: Board,
    { absences, calls, offers, silent, messages }: Needs,
    phone: string | undefined,
  ): Promise<PhoneLook | undefined> {
    if (phone === undefined) return undefined;
    const everybody: readonly Somebody[] = [...offers, ...silent, ...calls, ...absences, ...messages];
    const found = everybody.find(({ entry }) => entry.enrolment.id === phone);
    return found && this.looks.find({ actor, trainingClass: found.group.trainingClass }, found.entry);
  }
}
