import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database';
import { Tracks } from '../tracks';
import { ClassesRepository } from './classes.repository';
import { Classes } from './classes.service';
import type { TrainingClass } from './training-class';

/** Tells courses where and in which languages they are held, so that they are found by town and language without reading all classes. */
@Injectable()
export class Offerings {
  constructor(
    private readonly db: Database,
    private readonly repository: ClassesRepository,
    private readonly tracks: Tracks,
    private readonly classes: Classes,
  ) {}

  /** After a change of a class: forgets what this process read of it, and tells its course. Also run by a listener, in case of a crash. */
  async refresh({ courseId }: Pick<TrainingClass, 'courseId'>): Promise<void> {
    this.classes.forget();
    // Two at once meet on the course's row; the later one is run again and reads what the first one saw and more.
    await this.db.inTransaction(async (tx) => {
      const live = await this.repository.listLiveOf(courseId, tx);
      await tx.write(
        ...this.tracks.offeringWrites(courseId, {
          towns: [...new Set(live.map((row) => row.town))],
          languages: [...new Set(live.flatMap((row) => [...row.teachingLanguages, ...row.interpreterLanguages]))],
        }),
      );
    });
    this.tracks.forget();
  }

  /** The same by the class's id. */
  async refreshOf(classId: string): Promise<void> {
    const row = await this.repository.find(classId);
    if (row) await this.refresh(row);
  }
}
