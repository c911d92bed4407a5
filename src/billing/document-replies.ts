import type { Reply } from '../platform/http';

const TYPES = { pdf: 'application/pdf', xml: 'application/xml; charset=utf-8' } as const;

/** A file of a document, kept by nobody on the way. */
export function sendPaper(reply: Reply, number: string, bytes: Buffer, kind: keyof typeof TYPES = 'pdf'): Buffer {
  void reply
    .header('content-type', TYPES[kind])
    .header(
      'content-disposition',
      `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="${number.toUpperCase()}.${kind}"`,
    )
    .header('cache-control', 'private, no-store')
    .header('x-robots-tag', 'noindex');
  return bytes;
}
