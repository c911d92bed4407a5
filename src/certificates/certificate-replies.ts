import type { Reply } from '../platform/http';
import type { Award } from './award';

/** The paper, kept by nobody on the way: what the owner shares today may be taken back tomorrow. */
export function sendPdf(reply: Reply, { award, bytes }: { award: Award; bytes: Buffer }): Buffer {
  void reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `inline; filename="${award.number}.pdf"`)
    .header('cache-control', 'private, no-store')
    .header('x-robots-tag', 'noindex');
  return bytes;
}

/** Open Badges 3.0, 6.2: the embedded proof as application/vc+ld+json. */
export function sendBadge(reply: Reply, badge: string): string {
  void reply.header('content-type', 'application/vc+ld+json; charset=utf-8').header('access-control-allow-origin', '*');
  return badge;
}

/** The same: the JWS as text/plain. */
export function sendJwt(reply: Reply, jwt: string): string {
  void reply.header('content-type', 'text/plain; charset=utf-8').header('access-control-allow-origin', '*');
  return jwt;
}
