import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { type DraftBlock, lessonIn, type Media, mediaNeeds, mediaPath, MediaStore, standing } from '../../learning';
import type { Voice } from '../catalogue/voice';
import { blockValues } from './block-values';
import { StudioFrame } from './studio.frame';

/** All that stands in a lesson, for the colleague who reads it. */
@Injectable()
export class PreviewPages {
  constructor(
    private readonly frame: StudioFrame,
    private readonly media: MediaStore,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async show(actor: Actor, language: Language, course: string, slug: string): Promise<Page> {
    const studio = await this.frame.open(actor, language, course);
    const { voice, open, path, organisation } = studio;
    const lesson = lessonIn(studio.open, slug);
    const live = standing(lesson.blocks);
    const media = await this.media.ofOrganisation(
      organisation.id,
      live.flatMap(({ block }) => mediaOfBlock(block)),
    );
    const model = {
      back: `${path}/${lesson.slug}`,
      backText: voice.t('studio.open'),
      aim: lesson.aim && voice.local(lesson.aim),
      lang: open.draft.language,
      parts: live.map((one) => partView(voice, one, open.draft.language, media)),
      review: open.draft.state === 'review' ? `${path}/review` : undefined,
    };
    return this.frame.page(studio, 'preview', model, { title: voice.local(lesson.title).text });
  }
}

/** Ids of all that is to be seen and heard in a part. */
const mediaOfBlock = (block: DraftBlock['block']): string[] => [...mediaNeeds(block).keys()];

const SILENT = /(^|\.)(was|currency|picture|video|file|colour|unit)$|^sound\./;

/** A part with all that is written in it, line by line, and all that is to be seen and heard. */
function partView(voice: Voice, { block }: DraftBlock, language: Language, media: ReadonlyMap<string, Media>): object {
  const values = Object.entries(blockValues(block, language)).filter(([key]) => !SILENT.test(key));
  return {
    kind: voice.t(`studio.kind.${block.kind}`),
    lines: values.map(([key, value]) => {
      const label = `studio.label.${key.split('.').at(-1) ?? ''}`;
      const number = /\.(\d+)\./.exec(key)?.[1];
      return {
        label: voice.has(label) ? voice.t(label) : voice.t('studio.label.title'),
        number: number === undefined ? undefined : Number(number) + 1,
        value:
          typeof value === 'string'
            ? value
            : [...(value ?? [])].map((one) => voice.t(`studio.choice.allergens.${one}`)).join(', '),
      };
    }),
    media: mediaOfBlock(block).flatMap((id) => {
      const found = media.get(id);
      if (!found) return [];
      const at = mediaPath(found, 720);
      return [
        {
          picture: found.kind === 'picture' ? at : undefined,
          audio: found.kind === 'audio' ? at : undefined,
          video: found.kind === 'video' ? at : undefined,
          file: found.kind === 'file' ? at : undefined,
        },
      ];
    }),
  };
}
