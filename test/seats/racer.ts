import { openDesk } from './desk';
import { newcomer } from './records';

/** What a racer is asked: to bring these people to the class, all at once, in an order of its own. */
export interface Race {
  readonly classId: string;
  readonly people: readonly string[];
  readonly seed: number;
}

/** What it tells: one answer a person, as it comes. */
export interface Answer {
  readonly id: string;
  readonly result: string;
  readonly position: number | null;
}

/** A small generator of numbers between 0 and 1, the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

void (async () => {
  const { desk } = await openDesk();
  const tell = (message: unknown): boolean | undefined => process.send?.(message);
  process.on('disconnect', () => process.exit(0));
  process.on('message', ({ classId, people, seed }: Race) => {
    const next = numbers(seed);
    const order = people.map((id) => ({ id, at: next() })).sort((a, b) => a.at - b.at);
    const bring = async (id: string): Promise<void> => {
      const outcome = await desk.submit({
        classId,
        command: { type: 'take', id, subject: `who-${id}`, seats: 1, free: false, ifFull: 'wait' },
        writes: (decided) => newcomer(classId, id, decided),
      });
      tell({ id, result: outcome.result, position: outcome.result === 'waiting' ? outcome.position : null });
    };
    void Promise.all(
      order.map(({ id }) => bring(id).catch((error: unknown) => tell({ id, result: String(error), position: null }))),
    ).then(() => tell('done'));
  });
  tell('ready');
})();
