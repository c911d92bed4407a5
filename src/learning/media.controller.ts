import { Controller, Get, Param, Res } from '@nestjs/common';
import { Allow, type Reply } from '../platform/http';
import { MediaStore } from './media.service';

/** Pictures, sounds, films and files of lessons, at addresses that never mean anything else. */
@Controller()
export class MediaController {
  constructor(private readonly store: MediaStore) {}

  @Get('media/:id/:form')
  @Allow('public')
  async show(
    @Param('id') id: string,
    @Param('form') form: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    const { type, bytes } = await this.store.read(id, form);
    void reply
      .type(type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-robots-tag', 'noindex')
      .header('content-disposition', form === 'file' ? 'attachment' : 'inline');
    return bytes;
  }

  /** The address of a sound or a film that stands in a booklet. */
  @Get('m/:code')
  @Allow('public')
  async short(@Param('code') code: string, @Res() reply: Reply): Promise<void> {
    await reply.header('cache-control', 'no-store').redirect(await this.store.typed(code), 302);
  }
}
