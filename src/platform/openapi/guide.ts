import { type Call, curl } from './curl';

/** A part of how to begin: what to know, and a call that shows it. */
export interface GuidePart {
  readonly id: string;
  readonly title: string;
  /** Paragraphs; between backticks it is code. */
  readonly words: readonly string[];
  readonly example: string;
}

const KEY = 'Idempotency-Key: 6f1c2f0e-5a0d-4c59-9a86-6f0a3c1d2b77';
const TOKEN = 'Authorization: Bearer sofra_...';

const JOINING = { fullName: 'Samira Haddad', phone: '+38970123456', language: 'ar' };

/** How to begin, in the order in which somebody needs it; test/features/openapi makes each call. `start` is where Sofra runs. */
export function guide(start: string): readonly GuidePart[] {
  const call = (method: string, path: string, more: Omit<Call, 'method' | 'address'> = {}): string =>
    curl({ method, address: `${start}/api/v1${path}`, ...more });
  return [
    {
      id: 'first-call',
      title: 'The first call',
      words: [
        `Every address begins with \`${start}/api/v1\`. The catalogue is open to everybody. Put your own values where braces or dots stand; \`{id}\` of a class, a course or an organisation may be its slug or code.`,
      ],
      example: call('GET', '/courses'),
    },
    {
      id: 'tokens',
      title: 'Programs: a token',
      words: [
        'A program sends `Authorization: Bearer sofra_...`. A token belongs to one organisation and has one role; the role is its scope: each call says below which roles may make it. It is made on the server, and printed once, on the last line:',
        '`npm run cli -- token create --organisation legis --role coordinator --name "Nightly list"`',
        'Roles are manager, coordinator, instructor, accountant, mentor, contact (of a company) and operator; `gateway` is for SMS answers alone. A token that is not known or was taken back answers 401 `wrong_token`, a role that may not do it 403 `forbidden`.',
      ],
      example: call('GET', '/classes/{id}/roster', { headers: [TOKEN] }),
    },
    {
      id: 'sign-in',
      title: 'People: a sign-in',
      words: [
        'Signing in sets the cookie `sofra_sign_in`. It is for browsers; a page of another site cannot use it (403 `foreign_origin`). An account that works for several organisations names one with each call: `X-Organisation: legis`. `DELETE /sign-ins/current` ends it.',
      ],
      example: call('POST', '/sign-ins', {
        options: ['-c cookies.txt'],
        body: { email: 'coordinator@legis.example', password: 'open-table' },
      }),
    },
    {
      id: 'repeats',
      title: 'Calls that change something',
      words: [
        'Send an `Idempotency-Key` with every POST, new for each thing that you want done. When no answer came, repeat the same call with the same key: for 24 hours the first answer comes again, with `Idempotency-Replayed: true`, and nothing is done twice. Without a sign-in the key needs 16 characters.',
        'Who joins gets a `secret`.',
      ],
      example: call('POST', '/classes/{id}/enrolments', { headers: [KEY], body: JOINING }),
    },
    {
      id: 'secrets',
      title: 'Learners: a secret',
      words: [
        'A learner has no account. The secret of the own link, in `X-Secret`, opens what belongs to it: the enrolment, its offers, its certificates. A wrong secret answers 404, as if nothing were there.',
      ],
      example: call('GET', '/enrolments/{enrolment}', { headers: ['X-Secret: 7KQ4M9XWPTR'] }),
    },
    {
      id: 'refusals',
      title: 'Refusals',
      words: [
        'A refusal is `application/problem+json` (RFC 9457). Go by `code`: it stays. `title` is the code in English words and stays too. `detail` and the messages of fields are for people. `errors` names each field to change, by its dot path; a field that is not known, in a body or in a query, is refused as `unknown_field`. Say the `requestId` when you ask us about a call.',
        'After 429 and 503 wait as many seconds as `Retry-After` says, then repeat the call.',
      ],
      example: call('POST', '/classes/{id}/enrolments', { body: { ...JOINING, fullName: '' } }),
    },
    {
      id: 'lists',
      title: 'Lists',
      words: [
        'A list is `{items, next}`. Send `next` back as `after` to read on; it is null at the end. What is added while you read moves nothing.',
      ],
      example: call('GET', '/courses?limit=1&after={next}'),
    },
    {
      id: 'languages',
      title: 'Languages',
      words: [
        '`Accept-Language` chooses the language of `detail` and of messages: `en`, `mk`, `sq`, `bs`, `ar`, `sr-Cyrl`, `sr-Latn`; English when none is named. Texts of the catalogue come in all their languages, by language.',
      ],
      example: call('GET', '/classes/no-such-class', { headers: ['Accept-Language: mk'] }),
    },
  ];
}

/** The same as Markdown, as `info.description` takes it. */
export const guideText = (parts: readonly GuidePart[]): string =>
  parts
    .map(({ title, words, example }) => [`## ${title}`, ...words, `\`\`\`sh\n${example}\n\`\`\``].join('\n\n'))
    .join('\n\n');
