import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { newId } from '../../shared/ids';
import { Config } from '../config';

/** Finished files on the local disk, named by their SHA-256: the same bytes are kept once, and a stored file never changes. */
@Injectable()
export class Files {
  private readonly folder: string;

  constructor(config: Config) {
    this.folder = join(config.dataDir, 'files');
  }

  /** Stores the bytes. @returns their SHA-256 in hex, by which they are read again */
  async put(bytes: Buffer): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const path = this.path(hash);
    // Written aside first, so that a crash leaves no half file under the name.
    const aside = `${path}.${newId()}`;
    await writeFile(aside, bytes, { flush: true }).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(aside, bytes, { flush: true });
    });
    await rename(aside, path);
    return hash;
  }

  /** @throws Error when there is no such file, or its bytes are not what its name says */
  async get(hash: string): Promise<Buffer> {
    const bytes = await readFile(this.path(hash));
    if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Error('A stored file was changed.');
    return bytes;
  }

  /** A stream of some of its bytes, from `start` to `end` inclusive: for what is too large to be held in memory for everybody who looks at it. */
  open(hash: string, range: { readonly start: number; readonly end: number }): ReadStream {
    return createReadStream(this.path(hash), range);
  }

  /** Deletes a file; one that is not there is no error. Only for what names a person who was erased. */
  async remove(hash: string): Promise<void> {
    await rm(this.path(hash), { force: true });
  }

  /** Where the file lies on the disk. */
  path(hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('A file is named by 64 hex digits.');
    return join(this.folder, hash.slice(0, 2), hash);
  }
}
