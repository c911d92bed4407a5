import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { DomainError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import {
  Allow,
  CurrentActor,
  type Page,
  parseForm,
  redirect,
  type Redirect,
  RequestLanguage,
} from '../../platform/http';
import { Members, RolesForm } from '../../access';
import { readValues, ticked } from '../planning/values';
import { TeamPages } from './team.pages';

type Answer = Promise<Page | Redirect>;

/** Who works for the organisation, and what each may do. */
@Controller('office/team')
@Allow('manager')
export class TeamController {
  constructor(
    private readonly pages: TeamPages,
    private readonly members: Members,
  ) {}

  @Get()
  show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Query() { after }: Record<string, unknown>,
  ): Promise<Page> {
    return this.pages.show(actor, language, typeof after === 'string' ? after : undefined);
  }

  @Get(':account')
  member(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('account') account: string,
  ): Promise<Page> {
    return this.pages.member(actor, language, account);
  }

  @Post(':account/roles')
  async changeRoles(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('account') account: string,
    @Body() body: unknown,
  ): Answer {
    const values = readValues(body);
    const form = parseForm(RolesForm, { roles: ticked(values, 'roles') });
    if (!form.ok) return this.pages.member(actor, language, account, { values, problems: form.errors });
    try {
      await this.members.changeRoles(actor, actor.organisationId, account, form.value.roles);
    } catch (error) {
      if (!isLastManager(error)) throw error;
      const problems = [{ field: 'roles', code: error.code, message: '' }];
      return this.pages.member(actor, language, account, { values, problems });
    }
    return redirect(account === actor.accountId ? '/me' : '/office/team', 'team.flash.roles');
  }
}

const isLastManager = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.code === 'last_manager';
