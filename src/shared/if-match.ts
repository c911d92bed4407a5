import { DomainError } from './domain-error';

/** The ETag of a version (RFC 9110, 8.8.3). */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * Compares an If-Match header, where one came, with the version that is there.
 * @throws DomainError 412 `stale` when somebody changed it since it was read
 */
export function checkIfMatch(header: string | undefined, version: number): void {
  if (header === undefined || header.trim() === '' || header.trim() === '*') return;
  const tags = header.split(',').map((tag) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  );
  if (tags.includes(String(version))) return;
  throw new DomainError('stale', 412, 'Somebody changed this since you read it. Read it again and repeat your change.');
}
