import { Body, Controller, Delete, Get, HttpCode, Put, Req } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { Allow, CurrentActor, Described, type Request } from '../platform/http';
import { PasswordForm } from './access.forms';
import { type OwnAccountView, ownAccountView, tokenView } from './access.presenter';
import { OWN_ACCOUNT } from './own-account.openapi';
import { OwnAccount } from './own-account.service';
import { whenceOf } from './sign-in-cookie';

/** The own account, as JSON. */
@Described(OWN_ACCOUNT)
@Controller('api/v1')
export class OwnAccountApi {
  constructor(private readonly own: OwnAccount) {}

  @Get('me')
  @Allow('staff')
  async me(@CurrentActor() actor: StaffActor, @Req() request: Request): Promise<OwnAccountView> {
    if (actor.via === 'token') return tokenView(actor);
    return ownAccountView(await this.own.read(actor, whenceOf(request)));
  }

  @Put('me/password')
  @Allow('staff')
  @HttpCode(204)
  changePassword(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: PasswordForm }) form: PasswordForm,
    @Req() request: Request,
  ): Promise<void> {
    return this.own.changePassword(actor, form, whenceOf(request));
  }

  @Delete('sign-ins/others')
  @Allow('staff')
  @HttpCode(204)
  endOthers(@CurrentActor() actor: StaffActor, @Req() request: Request): Promise<void> {
    return this.own.endOthers(actor, whenceOf(request));
  }
}
