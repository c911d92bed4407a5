import { Injectable } from '@nestjs/common';
import { History, HistoryPresenter } from '../../history';
import { type Studio, StudioFrame } from './studio.frame';

const NEWEST_LINES = 12;

/** What happened with a course's material, in sentences. */
@Injectable()
export class HistoryLines {
  constructor(
    private readonly history: History,
    private readonly sentences: HistoryPresenter,
    private readonly frame: StudioFrame,
  ) {}

  /** The newest first; of the same deed several times in a row by one person, the newest alone. */
  async of({ voice, organisation, open }: Studio): Promise<object[]> {
    const lines = await this.history.listFor(organisation.id, { kind: 'material', id: open.course.id }, { limit: 60 });
    const keyOf = (at: number): string => JSON.stringify([lines[at]?.verb, lines[at]?.actor]);
    const shown = lines.filter((_, at) => at === 0 || keyOf(at) !== keyOf(at - 1)).slice(0, NEWEST_LINES);
    const accounts = await this.frame.names(
      shown.flatMap(({ actor }) => (actor.kind === 'staff' ? [actor.accountId] : [])),
    );
    return shown.map((line) => ({
      when: voice.moment(line.at, organisation.timeZone, 'short'),
      text: this.sentences.sentence(voice.language, line, { accounts }),
      reason: this.sentences.reason(voice.language, line),
    }));
  }
}
