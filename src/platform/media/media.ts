import { fileTypeFromBuffer } from 'file-type';
import { blankWords } from './boxes';

/** What is taken beside pictures: something to hear, to watch, to print. */
export type RecordingKind = 'audio' | 'video' | 'file';

/** At most so many bytes of each. */
export const MOST_MEDIA_BYTES: Readonly<Record<RecordingKind, number>> = {
  audio: 8_000_000,
  video: 30_000_000,
  file: 10_000_000,
};

/** `media_type`: nothing of the kind; `media_broken`: it ends too early, or its parts do not fit; `media_mixed`: two files in one, or one with a program in it. */
export type MediaProblem = 'media_type' | 'media_broken' | 'media_mixed' | 'audio_big' | 'video_big' | 'file_big';

/** A recording or a file that can't be taken. */
export class MediaError extends Error {
  constructor(readonly problem: MediaProblem) {
    super(problem);
  }
}

/** A recording or a file that was looked through. */
export interface ReadMedia {
  readonly kind: RecordingKind;
  /** The media type that it is sent with. */
  readonly type: string;
  readonly bytes: Buffer;
}

interface Form {
  readonly kind: RecordingKind;
  readonly type: string;
  /** Whether the bytes are whole; it may blank what nobody else should know. */
  readonly isWhole: (bytes: Buffer) => boolean;
}

const mp4 = { isWhole: blankWords };

/** What phones record and offices print, by the type that its bytes tell. QuickTime films of iPhones play as MP4. */
const FORMS: Readonly<Record<string, Form>> = {
  'audio/mpeg': { kind: 'audio', type: 'audio/mpeg', isWhole: (bytes) => bytes.length > 1_000 },
  'audio/x-m4a': { kind: 'audio', type: 'audio/mp4', ...mp4 },
  'audio/mp4': { kind: 'audio', type: 'audio/mp4', ...mp4 },
  'audio/ogg': { kind: 'audio', type: 'audio/ogg', isWhole: isWholeOgg },
  'audio/wav': { kind: 'audio', type: 'audio/wav', isWhole: isWholeWave },
  'video/mp4': { kind: 'video', type: 'video/mp4', ...mp4 },
  'video/x-m4v': { kind: 'video', type: 'video/mp4', ...mp4 },
  'video/quicktime': { kind: 'video', type: 'video/mp4', ...mp4 },
  'application/pdf': { kind: 'file', type: 'application/pdf', isWhole: isWholePdf },
};

/**
 * Looks through a recording or a file by what its bytes say, never by its name, and blanks where it was taken.
 * @throws MediaError
 */
export async function readMedia(bytes: Buffer): Promise<ReadMedia> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const form = found && FORMS[found.mime.split(';')[0] ?? ''];
  if (!form) throw new MediaError('media_type');
  const { kind, type, isWhole } = form;
  if (bytes.length > MOST_MEDIA_BYTES[kind]) throw new MediaError(`${kind}_big`);
  const own = Buffer.from(bytes);
  if (isArchive(own)) throw new MediaError('media_mixed');
  if (!isWhole(own)) throw new MediaError('media_broken');
  if (kind === 'file' && holdsProgram(own)) throw new MediaError('media_mixed');
  return { kind, type, bytes: own };
}

/** Whether an archive (ZIP) ends where the file ends: then it is one at the same time, whatever it begins with. */
function isArchive(bytes: Buffer): boolean {
  const END = Buffer.from('PK\x05\x06', 'latin1');
  const LENGTH = 22;
  for (let at = bytes.lastIndexOf(END); at >= 0 && bytes.length - at <= 65_600; at = bytes.lastIndexOf(END, at - 1)) {
    if (at + LENGTH <= bytes.length && at + LENGTH + bytes.readUInt16LE(at + LENGTH - 2) === bytes.length) return true;
    if (at === 0) break;
  }
  return false;
}

/** Pages one after the other to the end (RFC 3533, 6). */
function isWholeOgg(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length;) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS' || at + 27 > bytes.length) return false;
    const segments = bytes[at + 26] ?? 0;
    const body = bytes.subarray(at + 27, at + 27 + segments).reduce((sum, length) => sum + length, 0);
    at += 27 + segments + body;
    if (at > bytes.length) return false;
  }
  return true;
}

/** As long as its head says; some leave out the last byte that fills it up. */
function isWholeWave(bytes: Buffer): boolean {
  return bytes.readUInt32LE(4) + 8 <= bytes.length + 1;
}

/** Begins with its name and ends with its mark; a few bytes may follow that (ISO 32000-1, annex H). */
function isWholePdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-1_024).includes('%%EOF');
}

/** Whether it says openly that it runs something or carries other files; what is packed within it stays closed, it is only ever offered to be kept. */
function holdsProgram(bytes: Buffer): boolean {
  const names = bytes
    .toString('latin1')
    .replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)\b/.test(names);
}
