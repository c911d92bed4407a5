import { request as open } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** A whole answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The parsed body, or null where it is not JSON; tests know its shape. */
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
  readonly milliseconds: number;
}

/** No whole answer came: `cut` when its first bytes had come already. */
export class NoReply extends Error {
  constructor(
    readonly code: string,
    readonly cut: boolean,
  ) {
    super(`no answer: ${code}`);
  }
}

export interface Message {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const LONGEST_WAIT_MILLISECONDS = 60_000;
const REPEAT_MILLISECONDS = 100;

/** One request on a connection of its own. @throws NoReply */
export function call(url: string, method: string, path: string, { body, headers = {} }: Message = {}): Promise<Reply> {
  const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    let answered = false;
    const fail = (error: NodeJS.ErrnoException): void => reject(new NoReply(error.code ?? error.message, answered));
    const outgoing = open(
      new URL(path, url),
      {
        method,
        agent: false,
        timeout: LONGEST_WAIT_MILLISECONDS,
        headers: {
          ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
          ...(payload === undefined ? {} : { 'content-length': String(Buffer.byteLength(payload)) }),
          ...headers,
        },
      },
      (response) => {
        answered = true;
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', fail);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          const milliseconds = performance.now() - begun;
          const { statusCode: status = 0, headers: got } = response;
          resolve({ status, headers: got, text, body: parsed(text), milliseconds });
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('silence')));
    outgoing.on('error', fail);
    outgoing.end(payload);
  });
}

/** As `call`, again and again as a patient client does: after a lost connection, a 503, and while the first try is under way. */
export async function insist(url: string, method: string, path: string, message: Message = {}): Promise<Reply> {
  for (;;) {
    const reply = await call(url, method, path, message).catch((error: unknown) => {
      if (error instanceof NoReply) return null;
      throw error;
    });
    if (reply && reply.status !== 503 && reply.body?.code !== 'in_progress') return reply;
    await pause(REPEAT_MILLISECONDS);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
