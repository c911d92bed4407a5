import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { Allow, Described, type Request } from '../platform/http';
import { LostLinkForm } from './enrolments.forms';
import { LOST_LINKS } from './enrolments.openapi';
import { LostLinks } from './lost-links.service';

/** The link to the own page once more. */
@Described(LOST_LINKS)
@Controller('api/v1/lost-links')
export class LostLinksApi {
  constructor(private readonly links: LostLinks) {}

  @Post()
  @Allow('public')
  @HttpCode(202)
  ask(@Body({ schema: LostLinkForm }) { contact }: LostLinkForm, @Req() request: Request): Promise<void> {
    return this.links.ask(contact, request.ip);
  }
}
