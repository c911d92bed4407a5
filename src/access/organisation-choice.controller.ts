import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { Config } from '../platform/config';
import { Allow, parseBody, redirect, type Redirect, type Reply, type Request } from '../platform/http';
import { rolesHere } from './account';
import { ChoiceForm } from './access.forms';
import { setSignInCookie, SIGN_IN_COOKIE } from './sign-in-cookie';
import { SignIns } from './sign-ins.service';
import { deskOf } from './staff-frame';

/** For which of several organisations somebody works from now on; every page follows. */
@Controller('me/organisation')
@Allow('staff')
export class OrganisationChoiceController {
  constructor(
    private readonly signIns: SignIns,
    private readonly config: Config,
  ) {}

  @Post()
  async choose(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Redirect> {
    const { organisation } = parseBody(ChoiceForm, body);
    const { secret, identity } = await this.signIns.choose(request.cookies[SIGN_IN_COOKIE] ?? '', organisation);
    setSignInCookie(reply, secret, this.config.publicUrl.startsWith('https:'));
    return redirect(deskOf(rolesHere(identity)), 'invite.flash.chosen');
  }
}
