import { Controller, Get, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { DomainError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { Members } from '../../access';
import { TeamPages } from './team.pages';

/** The end of what somebody may do for the organisation. */
@Controller('office/team/:account/end')
@Allow('manager')
export class MemberEndingController {
  constructor(
    private readonly pages: TeamPages,
    private readonly members: Members,
  ) {}

  @Get()
  ask(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('account') account: string,
  ): Promise<Page> {
    return this.pages.askEnd(actor, language, account);
  }

  @Post()
  async end(@CurrentActor() actor: StaffActor, @Param('account') account: string): Promise<Redirect> {
    try {
      await this.members.end(actor, actor.organisationId, account);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'last_manager') throw error;
      return redirect(`/office/team/${account}`, 'team.problem.last_manager');
    }
    return redirect('/office/team', 'team.flash.ended');
  }
}
