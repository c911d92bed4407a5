import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What came back: the body as text, and parsed where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** What came over the wire, of files. */
  readonly bytes: Buffer;
  /** The parsed body; tests know its shape. */
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Requests to the product in this process, with the cookies of one browser. `as` and `with` make clients that send more; `watch` sees every answer. */
export class HttpClient {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly headers: Readonly<Record<string, string>> = {},
    private readonly watch: (method: Method, path: string, answer: Answer) => void = () => undefined,
  ) {}

  /** A client without cookies that sends this API token. */
  as(token: string): HttpClient {
    return new HttpClient(this.app, { authorization: `Bearer ${token}` }, this.watch);
  }

  /** A client without cookies that sends these headers. */
  with(headers: Record<string, string>): HttpClient {
    return new HttpClient(this.app, { ...this.headers, ...headers }, this.watch);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.json('POST', path, body, headers);
  }

  put(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.json('PUT', path, body, headers);
  }

  patch(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.json('PATCH', path, body, headers);
  }

  delete(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('DELETE', path, undefined, headers);
  }

  /** Posts a page's form. */
  form(path: string, fields: Record<string, string | string[]>, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, one]),
      ),
    ).toString();
    return this.send('POST', path, body, { 'content-type': 'application/x-www-form-urlencoded', ...headers });
  }

  /** Posts a form with one file in a field, `file` unless another is named, as browsers do. */
  upload(
    path: string,
    fields: Record<string, string>,
    file: Uint8Array,
    headers: Record<string, string> = {},
    field = 'file',
  ): Promise<Answer> {
    const edge = 'a-line-that-stands-nowhere-else';
    const part = (name: string, more = '') => `--${edge}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n`;
    const plain = Object.entries(fields).map(([name, value]) => `${part(name)}\r\n${value}\r\n`);
    const begin = `${plain.join('')}${part(field, '; filename="list.csv"')}content-type: text/csv\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(begin), file, Buffer.from(`\r\n--${edge}--\r\n`)]);
    return this.send('POST', path, payload, { 'content-type': `multipart/form-data; boundary=${edge}`, ...headers });
  }

  /** Follows redirects of an answer to the page they lead to. */
  async follow(answer: Answer): Promise<Answer> {
    let current = answer;
    for (let hop = 0; hop < 5 && current.status >= 300 && current.status < 400; hop += 1) {
      current = await this.get(current.headers['location'] ?? '/');
    }
    return current;
  }

  private json(method: Method, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
    return this.send(method, path, typeof body === 'string' ? body : JSON.stringify(body), {
      'content-type': 'application/json',
      ...headers,
    });
  }

  private async send(
    method: Method,
    path: string,
    payload: string | Buffer | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.app.inject({
      method,
      url: path,
      headers: { ...this.headers, ...(cookie ? { cookie } : {}), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value, expires, maxAge } of response.cookies) {
      const gone = maxAge === 0 || (expires !== undefined && expires.getTime() <= Date.now()) || value === '';
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const isJson = /json/.test(String(response.headers['content-type'] ?? ''));
    const answer: Answer = {
      status: response.statusCode,
      headers: response.headers as Record<string, string>,
      text: response.body,
      bytes: response.rawPayload,
      body: isJson && response.body !== '' ? (JSON.parse(response.body) as unknown) : response.body,
    };
    this.watch(method, path, answer);
    return answer;
  }
}
