import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../shared/domain-error';
import { isApi } from './request';

const SPOKEN = new Set(['*/*', 'application/*', 'application/json', 'application/problem+json']);

/** Whether an address names its form: a certificate's paper, a calendar. */
export const namesForm = (path: string): boolean => /\.[a-z]{3,4}$/i.test(path);

/**
 * The API speaks JSON: whoever accepts none of it is told so before anything is done, and a page's form is not read as if it were JSON.
 * @throws DomainError 406 not_acceptable, 415 unsupported_media_type
 */
export function checkForms(request: FastifyRequest): void {
  if (!isApi(request)) return;
  const { accept, 'content-type': sent = '' } = request.headers;
  const [path = ''] = request.url.split('?');
  if (path.startsWith('/api/v1/') && !namesForm(path) && accept !== undefined && !takesJson(accept)) {
    throw new DomainError('not_acceptable', 406, 'The answer is application/json, which Accept does not name.');
  }
  if (/^application\/x-www-form-urlencoded/i.test(sent)) {
    throw new DomainError('unsupported_media_type', 415, 'Send JSON with the content type application/json.');
  }
}

function takesJson(accept: string): boolean {
  return accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return (SPOKEN.has(type) || type === '') && !parameters.some((one) => /^q=0(\.0*)?$/.test(one));
  });
}
