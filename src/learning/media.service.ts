import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldErrors, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { Clock } from '../platform/clock';
import { Files } from '../platform/files';
import { PictureError, readPicture } from '../platform/pictures';
import type { Media, MediaFile } from './media';
import { MediaRepository } from './media.repository';

/** A stored thing with its bytes in one form. */
export interface MediaBytes {
  readonly type: string;
  readonly bytes: Buffer;
}

/** What lies in lessons: taken in, checked or made anew, kept once, given out. */
@Injectable()
export class MediaStore {
  constructor(
    private readonly repository: MediaRepository,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a photo in a few widths, without where it was taken; the same bytes again give the same picture.
   * @throws FieldErrors on `file`: picture_type, picture_broken, picture_pixels
   */
  async addPicture(organisationId: string, bytes: Buffer): Promise<Media> {
    const id = idOf(organisationId, bytes);
    const known = await this.repository.find(id);
    if (known) return known;
    const { type, sizes } = await readPicture(bytes).catch((error: unknown) => {
      if (!(error instanceof PictureError)) throw error;
      throw new FieldErrors([{ field: 'file', code: error.problem, message: '' }]);
    });
    const files: MediaFile[] = [];
    for (const { width, height, bytes: made } of sizes) {
      files.push({ hash: await this.files.put(made), bytes: made.length, width, height });
    }
    const media: Media = { id, organisationId, kind: 'picture', type, files };
    await this.repository.keep(media, this.clock.now());
    return media;
  }

  /** Those of the organisation, by id. */
  ofOrganisation(organisationId: string, ids: readonly string[]): Promise<Map<string, Media>> {
    return this.repository.ofOrganisation(organisationId, ids);
  }

  /**
   * The bytes of one form: a picture's by its width, else by its kind. The id can't be guessed, and lessons name nobody, so whoever has
   * the address may see it.
   * @throws NotFoundError
   */
  async read(id: string, form: string): Promise<MediaBytes> {
    const media = await this.repository.find(id);
    const file = media?.files.find(({ width }) => String(width ?? media.kind) === form);
    if (!media || !file) throw new NotFoundError('file');
    return { type: media.type, bytes: await this.files.get(file.hash) };
  }
}

const idOf = (organisationId: string, bytes: Buffer): string =>
  derivedId('media', `${organisationId}\n${createHash('sha256').update(bytes).digest('hex')}`);
