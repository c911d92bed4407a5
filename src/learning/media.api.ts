import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '../shared/actor';
import { Allow, bytesOf, CurrentActor, Described, fileField, TakesFile } from '../platform/http';
import { MEDIA_KINDS, type Media, mediaPath } from './media';
import { UPLOADS } from './media.openapi';
import { MediaStore, mostBytes } from './media.service';

/** A file for lessons: what it is, is found in its bytes. */
const MediaForm = z.strictObject({
  file: fileField(
    'A photo up to 20 MB, a sound (MP3, M4A, OGG, WAV) up to 8 MB, a film (MP4) up to 30 MB, a PDF up to 10 MB.',
  ),
});

/** What is shown in lessons, taken in. */
@Described(UPLOADS)
@Controller('api/v1/media')
export class MediaApi {
  constructor(private readonly store: MediaStore) {}

  @Post()
  @Allow('instructor', 'coordinator', 'manager')
  @TakesFile(mostBytes(MEDIA_KINDS))
  async add(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: MediaForm }) { file }: z.infer<typeof MediaForm>,
  ): Promise<object> {
    return mediaJson(await this.store.add(actor.organisationId, bytesOf(file), MEDIA_KINDS));
  }
}

function mediaJson(one: Media): object {
  const widths = one.files.flatMap(({ width }) => width ?? []);
  return { id: one.id, kind: one.kind, type: one.type, url: mediaPath(one), ...(widths.length > 0 ? { widths } : {}) };
}
