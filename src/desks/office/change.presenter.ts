import { isLive } from '../../classes';
import type { Voice } from '../catalogue/voice';
import { mainDeed } from './class-head.presenter';
import type { ClassReading } from './reading';

/** What the office can do with the class in its state. */
export function changeView(voice: Voice, reading: ClassReading): object | undefined {
  const { trainingClass, office, counts } = reading;
  if (!office) return undefined;
  const { state, code, decideBy, minimum, timeZone } = trainingClass;
  const live = isLive(trainingClass);
  const open = live || state === 'draft';
  if (!open && state !== 'finished') return undefined;
  const day = decideBy && voice.formats.date(voice.language, decideBy, timeZone, 'long');
  const taken = counts.taken + counts.held;
  return {
    code,
    publish: state === 'draft',
    confirm:
      state === 'published'
        ? {
            decide: day && voice.t('office.change.decide-by', { day }),
            enough: minimum === undefined ? undefined : voice.t('office.change.enough', { taken, minimum }),
          }
        : undefined,
    finish: live,
    merging:
      trainingClass.mergedInto === undefined
        ? undefined
        : voice.t('merger.left', { count: taken + counts.offered + counts.waiting }),
    close: !open,
    main: mainDeed(reading),
    capacity: counts.capacity,
  };
}
