import { DomainError, FieldErrors } from '../../shared/domain-error';
import type { Request } from './request';

/** A file that came with a form, and the form's other fields. */
export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
  readonly fields: Readonly<Record<string, string>>;
}

interface Part {
  readonly type: 'file' | 'field';
  readonly value?: unknown;
  readonly fieldname: string;
}

/**
 * Reads the one file of a multipart form.
 * @throws DomainError 413 body_too_large, 415 unsupported_media_type, FieldErrors `file` required
 */
export async function readUpload(request: Request): Promise<Upload> {
  if (!request.isMultipart())
    throw new DomainError('unsupported_media_type', 415, 'Send a form with a file: multipart/form-data.');
  let file: { name: string; bytes: Buffer } | undefined;
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts() as AsyncIterable<
      Part & { toBuffer(): Promise<Buffer>; filename: string }
    >) {
      if (part.type === 'file') file = { name: part.filename, bytes: await part.toBuffer() };
      else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
    }
  } catch (error) {
    const { statusCode } = error as { statusCode?: number };
    if (statusCode === 413) throw new DomainError('body_too_large', 413, 'The file is larger than 5 MB.');
    throw new DomainError('unreadable', 400, 'The form with the file is broken off or not readable.');
  }
  // A browser sends an empty file when none was chosen.
  if (!file || file.bytes.length === 0) throw new FieldErrors([{ field: 'file', code: 'required', message: '' }]);
  return { ...file, fields };
}
