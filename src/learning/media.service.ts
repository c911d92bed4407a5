import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { FieldErrors, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { Clock } from '../platform/clock';
import { Files } from '../platform/files';
import type { ByteRange } from '../platform/http';
import { MediaError, MOST_MEDIA_BYTES, readMedia } from '../platform/media';
import { PictureError, readPicture } from '../platform/pictures';
import { mediaPrefix } from './booklet';
import { formFor, type Media, type MediaFile, type MediaKind, mediaPath } from './media';
import { MediaRepository } from './media.repository';

/** A stored thing in one form. */
export interface MediaBytes {
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  readonly open: (range: ByteRange) => Readable;
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
   * Keeps what somebody sent as one of the kinds that may stand there: a photo in a few widths, without where it was taken; a sound, a film
   * or a paper as it is, without where it was recorded. The same bytes again give the same thing.
   * @throws FieldErrors on `file`: picture_type, picture_broken, picture_pixels, media_type, media_broken, media_mixed, audio_big, video_big, file_big, wrong_kind
   */
  async add(organisationId: string, bytes: Buffer, kinds: readonly MediaKind[]): Promise<Media> {
    const id = idOf(organisationId, bytes);
    const known = await this.repository.find(id);
    const media = known ?? { id, organisationId, ...(await this.made(bytes, kinds)) };
    if (!kinds.includes(media.kind)) throw refusal('wrong_kind');
    if (!known) await this.repository.keep(media, this.clock.now());
    return media;
  }

  /** Keeps a photo, see `add`. @throws FieldErrors */
  addPicture(organisationId: string, bytes: Buffer): Promise<Media> {
    return this.add(organisationId, bytes, ['picture']);
  }

  /** Keeps the same things for another organisation, which copies lessons. @returns the new ids by the old ones */
  async copy(from: string, to: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const there = await this.repository.ofOrganisation(from, ids);
    const copies = [...there.values()].map((media) => ({
      ...media,
      id: derivedId(`media-copy:${to}`, media.id),
      organisationId: to,
    }));
    for (const copy of copies) await this.repository.keep(copy, this.clock.now());
    return new Map([...there.keys()].map((id, at) => [id, copies[at]?.id ?? id]));
  }

  /** Those of the organisation, by id. */
  ofOrganisation(organisationId: string, ids: readonly string[]): Promise<Map<string, Media>> {
    return this.repository.ofOrganisation(organisationId, ids);
  }

  /** What the bytes are, stored: pictures and other things are looked at apart, as an open door for one is none for the other. */
  private async made(bytes: Buffer, kinds: readonly MediaKind[]): Promise<Pick<Media, 'kind' | 'type' | 'files'>> {
    const others = kinds.filter((kind) => kind !== 'picture');
    if (kinds.includes('picture')) {
      if (bytes.length > mostBytes(kinds)) throw refusal('picture_big');
      const picture = await readPicture(bytes).catch((error: unknown) => {
        if (!(error instanceof PictureError)) throw error;
        if (error.problem === 'picture_type' && others.length > 0) return null;
        throw refusal(error.problem);
      });
      if (picture) return { kind: 'picture', type: picture.type, files: await this.kept(picture.sizes) };
    }
    const read = await readMedia(bytes).catch((error: unknown) => {
      throw error instanceof MediaError ? refusal(error.problem) : error;
    });
    if (!others.includes(read.kind)) throw refusal('wrong_kind');
    return { kind: read.kind, type: read.type, files: await this.kept([{ bytes: read.bytes }]) };
  }

  /** The bytes of the form that is at least that wide, or of the widest. */
  async largest(media: Media, width: number): Promise<Buffer> {
    const file = formFor(media, width);
    if (!file) throw new NotFoundError('file');
    return this.files.get(file.hash);
  }

  /** Where something lies whose short address somebody typed from paper. @throws NotFoundError */
  async typed(code: string): Promise<string> {
    const prefix = mediaPrefix(code);
    const media = prefix === null ? null : await this.repository.beginningWith(prefix);
    if (!media) throw new NotFoundError('file');
    return mediaPath(media);
  }

  private async kept(forms: readonly (Omit<MediaFile, 'hash' | 'bytes'> & { bytes: Buffer })[]): Promise<MediaFile[]> {
    const files: MediaFile[] = [];
    for (const { bytes, ...form } of forms)
      files.push({ hash: await this.files.put(bytes), bytes: bytes.length, ...form });
    return files;
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
    return { type: media.type, size: file.bytes, open: (range) => this.files.open(file.hash, range) };
  }
}

const idOf = (organisationId: string, bytes: Buffer): string =>
  derivedId('media', `${organisationId}\n${createHash('sha256').update(bytes).digest('hex')}`);

const refusal = (code: string): FieldErrors => new FieldErrors([{ field: 'file', code, message: '' }]);

/** A photo of a phone, as it comes. */
export const MOST_PICTURE_BYTES = 20_000_000;

/** At most so many bytes of what may stand in a place. */
export const mostBytes = (kinds: readonly MediaKind[]): number =>
  Math.max(...kinds.map((kind) => (kind === 'picture' ? MOST_PICTURE_BYTES : MOST_MEDIA_BYTES[kind])));
