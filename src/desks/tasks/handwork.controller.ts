import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Handworks, PHOTO_BYTES, PiecePhotos, sendPhoto } from '../../learning';
import { Allow, CurrentActor, type Page, redirect, type Redirect, type Reply } from '../../platform/http';
import { RequestLanguage, TakesFile } from '../../platform/http';
import { type PieceDeed, PieceForms } from './piece-forms';
import { TasksPages } from './tasks.pages';
import { companionOf, TasksReader } from './tasks.reader';

type Where = Record<'secret' | 'task' | 'who' | 'photo' | 'deed', string>;
const pathOf = ({ secret, task, who }: Where): string => `/places/${secret}/handwork/${task}/${who}`;

/** What one makes by hand: the task, the photos, what the teacher says. */
@Controller('places/:secret/handwork/:task')
export class HandworkController {
  constructor(
    private readonly reader: TasksReader,
    private readonly handworks: Handworks,
    private readonly forms: PieceForms,
    private readonly photos: PiecePhotos,
    private readonly pages: TasksPages,
  ) {}

  @Get()
  @Allow('secret')
  async who(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() { secret, task }: Where,
  ): Promise<Page | Redirect> {
    const place = await this.reader.own(actor);
    return this.pages.who(place, language, `/places/${secret}/handwork/${task}`);
  }

  @Get(':who')
  @Allow('secret')
  async show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() where: Where,
  ): Promise<Page> {
    const place = await this.reader.own(actor);
    const open = await this.handworks.open(place, companionOf(place, where.who), where.task);
    return this.pages.handwork(place, language, open, pathOf(where));
  }

  @Get(':who/photos/:photo')
  @Allow('secret')
  async photo(@CurrentActor() actor: Actor, @Param() where: Where, @Res({ passthrough: true }) reply: Reply) {
    const place = await this.reader.own(actor);
    const { piece } = await this.handworks.open(place, companionOf(place, where.who), where.task);
    return sendPhoto(reply, await this.photos.ofParty(place.enrolment.id, piece?.id ?? '', where.photo));
  }

  @Post(':who/:deed')
  @Allow('secret')
  @TakesFile(PHOTO_BYTES)
  async change(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() where: Where,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const place = await this.reader.own(actor);
    const companion = companionOf(place, where.who);
    const done = await this.forms.take(place, companion, where.task, where.deed as PieceDeed, body);
    if ('flash' in done) return redirect(pathOf(where), done.flash);
    const open = await this.handworks.open(place, companion, where.task);
    return this.pages.handwork(place, language, open, pathOf(where), done);
  }
}
