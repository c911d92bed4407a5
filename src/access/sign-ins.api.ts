import { Body, Controller, Delete, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { Config } from '../platform/config';
import { Allow, Described, NeverReplayed, type Reply, type Request } from '../platform/http';
import { ChoiceForm, SignInForm } from './access.forms';
import { type IdentityView, identityView } from './access.presenter';
import { clearSignInCookie, setSignInCookie, SIGN_IN_COOKIE } from './sign-in-cookie';
import { SignIns } from './sign-ins.service';
import { SIGN_INS } from './sign-ins.openapi';

/** Signing in and out as JSON. */
@Described(SIGN_INS)
@Controller('api/v1')
export class SignInsApi {
  constructor(
    private readonly signIns: SignIns,
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

  @Put('sign-ins/current')
  @Allow('staff')
  async choose(
    @Body({ schema: ChoiceForm }) { organisation }: ChoiceForm,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<IdentityView> {
    const { secret, identity } = await this.signIns.choose(request.cookies[SIGN_IN_COOKIE] ?? '', organisation);
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
}
