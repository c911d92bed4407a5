import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { ClassStates } from '../../classes';
import { DecisionPages } from './decision.pages';
import { deed } from './refusals';

type Answer = Promise<Page | Redirect>;

/** The way of a class from draft to closed. */
@Controller('office/classes/:code')
@Allow('coordinator', 'manager')
export class ClassStatesController {
  constructor(
    private readonly states: ClassStates,
    private readonly pages: DecisionPages,
  ) {}

  @Post('publication')
  publish(@CurrentActor() actor: Actor, @Param('code') code: string): Answer {
    return deed(`/office/classes/${code}`, 'office.flash.published', () => this.states.publish(actor, code));
  }

  @Get('confirmation')
  askConfirm(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param('code') code: string): Answer {
    return this.pages.confirm(actor, language, code);
  }

  @Post('confirmation')
  confirm(@CurrentActor() actor: Actor, @Param('code') code: string): Answer {
    return deed(`/office/classes/${code}`, 'office.flash.confirmed', () => this.states.confirm(actor, code));
  }

  @Get('completion')
  askFinish(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.pages.finish(actor, language, code);
  }

  @Post('completion')
  finish(@CurrentActor() actor: Actor, @Param('code') code: string): Answer {
    return deed(`/office/classes/${code}`, 'office.flash.finished', () => this.states.complete(actor, code));
  }

  @Get('closing')
  askClose(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.pages.close(actor, language, code);
  }

  @Post('closing')
  close(@CurrentActor() actor: Actor, @Param('code') code: string): Answer {
    return deed(`/office/classes/${code}`, 'office.flash.closed', () => this.states.close(actor, code));
  }
}
