import { once } from 'node:events';
import type { Readable } from 'node:stream';
import archiver from 'archiver';

/** A file of an archive. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly at: Date;
}

/**
 * A ZIP of files that are asked for one after the other, each when the one before was taken: however many there are, one is in memory. An
 * error on the way ends the stream with it, so that nobody takes a part for the whole.
 */
export function zipOf(files: AsyncIterable<ZipFile>): Readable {
  const archive = archiver('zip', { zlib: { level: 1 } });
  void fill(archive, files);
  return archive;
}

async function fill(archive: archiver.Archiver, files: AsyncIterable<ZipFile>): Promise<void> {
  try {
    for await (const { name, bytes, at } of files) {
      const taken = once(archive, 'entry');
      archive.append(bytes, { name, date: at });
      await taken;
    }
    await archive.finalize();
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error('a file of the archive can not be read'));
  }
}
