import { isLive, takesLearners } from '../../classes';
import type { ClassReading } from './reading';

/** The lists and papers of a class, those that this person may have and that are of use now, and the way by which such a list comes in. */
export function listsView({ office, seated, trainingClass, now }: ClassReading): object {
  const people = seated.count > 0;
  const names = [
    ...(people ? ['sheet'] : []),
    ...(people && office ? ['phones', 'file'] : []),
    'sign',
    ...(takesLearners(trainingClass, now) ? ['poster'] : []),
  ];
  return {
    items: names.map((name) => ({ name, path: `/office/classes/${trainingClass.code}/lists/${name}` })),
    people,
    file: office && isLive(trainingClass) ? `/office/import?class=${trainingClass.code}` : undefined,
  };
}
