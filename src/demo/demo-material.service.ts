import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { Materials, MediaStore, withMedia } from '../learning';
import { drawn } from '../platform/pictures';
import { materialFolders, readDrawing, readMaterial } from './material-folders';
import { demoId } from './organisations';

/** Twice as wide as a phone shows them. */
const WIDTH = 720;

/** Publishes what the demo's courses teach, with its drawings. */
@Injectable()
export class DemoMaterial {
  constructor(
    private readonly materials: Materials,
    private readonly media: MediaStore,
  ) {}

  /** @param author who teaches those courses; loaded again, nothing is drawn or published */
  async load(author: StaffActor, courses: readonly string[]): Promise<void> {
    const folders = await materialFolders();
    for (const course of courses.filter((slug) => folders.includes(slug))) await this.publish(author, course);
  }

  private async publish(author: StaffActor, course: string): Promise<void> {
    const courseId = demoId(`course:${course}`);
    const versionId = demoId(`material:${course}`);
    const known = await this.materials.versions(courseId);
    if (known.some(({ id }) => id === versionId)) return;
    const { content, media } = await readMaterial(course);
    const stored = await Promise.all(
      Object.entries(media).map(async ([id, { file }]) => [id, await this.picture(author, course, file)] as const),
    );
    await this.materials.publish(author, versionId, courseId, {
      content: withMedia(content, new Map(stored)),
      note: 'The first version.',
    });
  }

  private async picture(author: StaffActor, course: string, file: string): Promise<string> {
    const bytes = await drawn(await readDrawing(course, file), WIDTH);
    return (await this.media.addPicture(author.organisationId, bytes)).id;
  }
}
