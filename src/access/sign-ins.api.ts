import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { Config } from '../platform/config';
import { Allow, CurrentActor, Described, NeverReplayed, type Reply, type Request } from '../platform/http';
import { SignInForm } from './access.forms';
import { type IdentityView, identityView, tokenView } from './access.presenter';
import { Identities } from './identities';
import { clearSignInCookie, setSignInCookie, SIGN_IN_COOKIE } from './sign-in-cookie';
import { SignIns } from './sign-ins.service';
import { SIGN_INS } from './sign-ins.openapi';

/** Signing in and out as JSON, and who is signed in. */
@Described(SIGN_INS)
@Controller('api/v1')
export class SignInsApi {
  constructor(
    private readonly signIns: SignIns,
    private readonly identities: Identities,
    private readonly config: Config,
  ) {}

  @Post('sign-ins')
  @Allow('public')
  @NeverReplayed()
  async begin(
    @Body({ schema: SignInForm }) form: SignInForm,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<IdentityView> {
    const { secret, identity } = await this.signIns.begin(form, request.ip, request.cookies[SIGN_IN_COOKIE]);
    setSignInCookie(reply, secret, this.config.publicUrl.startsWith('https:'));
    return identityView(identity);
  }

  @Delete('sign-ins/current')
  @Allow('public')
  @HttpCode(204)
  async end(@Req() request: Request, @Res({ passthrough: true }) reply: Reply): Promise<void> {
    const secret = request.cookies[SIGN_IN_COOKIE];
    if (secret) await this.signIns.end(secret);
    clearSignInCookie(reply);
  }

  @Get('me')
  @Allow('staff')
  async me(@CurrentActor() actor: StaffActor): Promise<IdentityView> {
    if (actor.via === 'token') return tokenView(actor);
    const identity = await this.identities.ofAccount(actor.accountId);
    if (!identity) throw new NotFoundError('account');
    return identityView(identity);
  }
}
