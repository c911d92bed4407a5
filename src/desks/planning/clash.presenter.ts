import { isolate } from '../../platform/i18n';
import type { Voice } from '../catalogue/voice';
import type { NamedClash } from './planning.reader';

/** Which meeting clashes with what: a word for the line, and a sentence with who and when. */
export function clashView(voice: Voice, { other, session, room, course, names, instructorIds }: NamedClash): object {
  const { formats, language, t } = voice;
  const title = course ? voice.local(course.title).text : other.code;
  const values = {
    class: t('office.class-title', { title, group: other.group }),
    time: formats.timeRange(language, session.start, session.end, other.timeZone),
    names: voice.list(names.map(isolate)),
    count: names.length,
  };
  const teacher = instructorIds.length > 0;
  return {
    tags: [...(room ? [t('planning.clash.room-tag')] : []), ...(teacher ? [t('planning.clash.teacher-tag')] : [])],
    sentences: [
      ...(room ? [t('planning.clash.room', values)] : []),
      ...(teacher ? [t('planning.clash.teacher', values)] : []),
    ],
    path: `/office/classes/${other.code}`,
  };
}
