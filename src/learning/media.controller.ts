import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { Allow, byteRange, type Reply } from '../platform/http';
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
    @Headers('range') asked: string | undefined,
    @Res() reply: Reply,
  ): Promise<void> {
    const { type, size, open } = await this.store.read(id, form);
    const range = byteRange(asked, size);
    if (range === 'beyond') {
      await reply.status(416).header('content-range', `bytes */${size}`).send();
      return;
    }
    // Safari plays no film and no sound without ranges.
    if (range) void reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
    const { start, end } = range ?? { start: 0, end: size - 1 };
    await reply
      .type(type)
      .header('accept-ranges', 'bytes')
      .header('content-length', end - start + 1)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-robots-tag', 'noindex')
      .header('content-disposition', form === 'file' ? 'attachment' : 'inline')
      .send(open({ start, end }));
  }

  /** The address of a sound or a film that stands in a booklet. */
  @Get('m/:code')
  @Allow('public')
  async short(@Param('code') code: string, @Res() reply: Reply): Promise<void> {
    await reply.header('cache-control', 'no-store').redirect(await this.store.typed(code), 302);
  }
}
