import { Injectable } from '@nestjs/common';
import { FieldErrors } from '../../shared/domain-error';
import { isLanguage } from '../../shared/locale';
import { Upload } from '../../platform/http';
import { type BlockKind, type MediaKind, MediaStore } from '../../learning';
import { problem, type Problem } from '../planning/refusal';
import { text, type Values } from '../planning/values';
import { type Field, FIELDS } from './block-fields';
import type { Studio } from './studio.frame';

/** What may be sent in the place of a field. */
const KINDS: Readonly<Partial<Record<Field['type'], readonly MediaKind[]>>> = {
  photo: ['picture'],
  seen: ['picture', 'video'],
  film: ['video'],
  paper: ['file'],
  sound: ['audio'],
};

/** The form with what was sent with it in its place: what was taken once stays, whatever else is wrong. */
export interface Taken {
  readonly values: Values;
  readonly problems: readonly Problem[];
}

/** Photos, films, papers and sounds that come with the form of a part. */
@Injectable()
export class BlockUploads {
  constructor(private readonly media: MediaStore) {}

  async take({ organisation, open }: Studio, kind: BlockKind, typed: Values, body: unknown): Promise<Taken> {
    const problems: Problem[] = [];
    let values = withoutTakenAway(typed);
    for (const field of FIELDS[kind]) {
      const kinds = KINDS[field.type];
      const name = field.type === 'sound' ? 'sound' : 'upload';
      const upload = (body as Readonly<Record<string, unknown>> | undefined)?.[name];
      if (!kinds || !(upload instanceof Upload)) continue;
      const added = await this.add(organisation.id, upload, kinds);
      if ('code' in added) {
        problems.push(problem(name, added.code));
        continue;
      }
      const wished = text(typed, 'sound-language');
      const spoken = isLanguage(wished) ? wished : open.draft.language;
      values = { ...values, ...placed(field, added, spoken) };
    }
    return { values, problems };
  }

  private async add(
    organisationId: string,
    upload: Upload,
    kinds: readonly MediaKind[],
  ): Promise<{ id: string; kind: MediaKind } | { code: string }> {
    if (upload.cut) return { code: `${kinds.at(-1) ?? 'file'}_big` };
    if (upload.bytes.length === 0) return { code: 'file_nothing' };
    try {
      return await this.media.add(organisationId, upload.bytes, kinds);
    } catch (error) {
      if (error instanceof FieldErrors) return { code: error.errors[0]?.code ?? 'media_type' };
      throw error;
    }
  }
}

/** Where the id of what came is kept in the form. */
function placed(field: Field, { id, kind }: { id: string; kind: MediaKind }, spoken: string): Values {
  if (field.type === 'sound') return { [`sound.${spoken}`]: id };
  if (field.type === 'seen') return kind === 'video' ? { video: id, picture: '' } : { picture: id, video: '' };
  return { [field.name]: id };
}

/** What is ticked as taken away is not there any more. */
function withoutTakenAway(values: Values): Values {
  const away = Object.keys(values).flatMap((key) => (key.startsWith('away.') ? [key.slice('away.'.length)] : []));
  return Object.fromEntries(Object.entries(values).filter(([key]) => !away.includes(key) && !key.startsWith('away.')));
}
