import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '../people';
import { Database } from '../platform/database';
import { Files } from '../platform/files';
import { Jobs, Outbox } from '../platform/outbox';
import { DeleteHandworkPhotos } from './learning.facts';
import { TasksRepository } from './tasks.repository';

/** Takes the words and the photos of a person's handwork away. That a piece was judged stays, without showing it. */
@Injectable()
export class TasksEraser implements OnModuleInit {
  constructor(
    private readonly people: People,
    private readonly repository: TasksRepository,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly files: Files,
    private readonly db: Database,
  ) {}

  onModuleInit(): void {
    this.people.registerEraser('learning.tasks', ({ id }) => [
      this.repository.erasure(id),
      ...this.outbox.jobWrites(DeleteHandworkPhotos, { personId: id }),
    ]);
    this.jobs.handle(DeleteHandworkPhotos, ({ personId }) => this.deletePhotos(personId));
  }

  /** The files first: a job that ends in between finds them again by their rows. */
  private async deletePhotos(personId: string): Promise<void> {
    for (const hash of await this.repository.photosOf(personId)) await this.files.remove(hash);
    await this.db.inTransaction((tx) => tx.write(this.repository.withoutPhotos(personId)));
  }
}
