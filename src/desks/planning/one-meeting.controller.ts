import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { OneMeeting, type Which } from './one-meeting.service';

type Answer = Promise<Page | Redirect>;

/** One meeting of a class, cancelled or moved to another time. */
@Controller('office/classes/:code/meetings/:id')
@Allow('coordinator', 'manager')
export class OneMeetingController {
  constructor(private readonly meeting: OneMeeting) {}

  @Get('cancellation')
  askCancel(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param() which: Which): Answer {
    return this.meeting.askCancel(actor, language, which);
  }

  @Post('cancellation')
  cancel(@CurrentActor() actor: Actor, @Param() which: Which): Answer {
    return this.meeting.cancel(actor, which);
  }

  @Get('move')
  askMove(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param() which: Which): Answer {
    return this.meeting.askMove(actor, language, which);
  }

  @Post('move')
  move(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() which: Which,
    @Body() body: unknown,
  ): Answer {
    return this.meeting.move(actor, language, which, body);
  }
}
