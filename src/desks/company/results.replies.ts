import { StreamableFile } from '@nestjs/common';
import { NotFoundError } from '../../shared/domain-error';
import { type ZipFile, zipOf } from '../../platform/archives';
import type { Reply } from '../../platform/http';

/** All papers in one archive, made while it is taken and kept by nobody on the way. */
export function sendArchive(reply: Reply, files: AsyncGenerator<ZipFile>): StreamableFile {
  void reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex');
  return new StreamableFile(zipOf(files), {
    type: 'application/zip',
    disposition: 'attachment; filename="certificates.zip"',
  });
}

/** The number in `LG-7KQ4-M9XW.pdf`. @throws NotFoundError for another kind of file */
export function numberIn(file: string): string {
  const [, number] = /^(.+)\.pdf$/i.exec(file) ?? [];
  if (number === undefined) throw new NotFoundError('certificate');
  return number;
}
