import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { CalendarFeeds } from '../../classes';
import { Judging, MaterialOverview } from '../../learning';
import { addressView } from '../calendars/address.presenter';
import { OfficeFrame } from '../office/office.frame';
import { materialView, teachView } from './teach.presenter';
import { TeachReader } from './teach.reader';

/** The first page of whoever teaches: today's rolls, the next meeting, the own classes and hours. */
@Injectable()
export class TeachPages {
  constructor(
    private readonly reader: TeachReader,
    private readonly frame: OfficeFrame,
    private readonly feeds: CalendarFeeds,
    private readonly materials: MaterialOverview,
    private readonly judging: Judging,
  ) {}

  async show(actor: StaffActor, language: Language): Promise<Page> {
    const teaching = await this.reader.read(actor);
    const voice = this.frame.voice(language);
    const { organisation } = teaching.board;
    const title = voice.t('nav.teach');
    const taught = teaching.board.groups.map(({ trainingClass }) => trainingClass.id);
    const toJudge = await this.judging.countWaiting(taught);
    const secret = await this.feeds.own(actor);
    const address = secret === undefined ? undefined : this.feeds.url(voice.language, secret);
    const calendar = addressView(voice.t('calendars.own'), address, '/teach/calendar');
    const material = materialView(voice, actor, [...(await this.materials.of(organisation.id)).values()]);
    return this.frame.page(
      'teach/teach',
      { ...teachView(voice, teaching), calendar, material, toJudge: voice.t('judging.to-judge', { count: toJudge }) },
      { actor, organisation, voice },
      { title },
    );
  }
}
