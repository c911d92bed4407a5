/**
 * A document could not be made. `bad_document`: the template or its data are wrong, trying again gives the same. `thread_lost`: the
 * thread died or took too long, trying again may help. `closed`: the process is shutting down.
 */
export class DocumentError extends Error {
  constructor(
    readonly code: 'bad_document' | 'thread_lost' | 'closed',
    message: string,
  ) {
    super(message);
    this.name = 'DocumentError';
  }
}
