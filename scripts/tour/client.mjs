// How the tour speaks to the product: over HTTP alone, as anybody could.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** Throws with `message` unless `condition` holds. */
export function check(condition, message) {
  if (!condition) throw new Error(message);
}

/** Asks again until `question` gives something truthy, and returns it. */
export async function wait(question, message, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await question();
    if (found) return found;
    check(Date.now() < end, `${message} (waited ${seconds} s)`);
    await pause(150);
  }
}

/** One who calls: nobody in particular, the holder of a secret, or somebody signed in. */
export class Caller {
  constructor(url, headers = {}) {
    this.url = url;
    this.headers = headers;
  }

  /** The same address, as the holder of a secret link. */
  withSecret(secret) {
    return new Caller(this.url, { 'x-secret': secret });
  }

  /** The same address, signed in; `account` says as whom. */
  async signIn(email, password = 'open-table') {
    const response = await this.#send('POST', '/api/v1/sign-ins', { email, password });
    check(response.status === 201, `${email} can't sign in: ${response.status}`);
    const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
    const caller = new Caller(this.url, { cookie: cookie.join('; ') });
    caller.account = (await response.json()).account;
    return caller;
  }

  #send(method, path, body) {
    const headers = { ...this.headers };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method === 'POST') headers['idempotency-key'] = randomUUID();
    return fetch(this.url + path, { method, headers, redirect: 'follow', body: body && JSON.stringify(body) });
  }

  /** A call of the API that must be answered with one of the statuses expected. */
  async call(method, path, body, ...expected) {
    return this.#answer(`${method} ${path}`, await this.#send(method, `/api/v1${path}`, body), expected);
  }

  async #answer(asked, response, expected) {
    const text = await response.text();
    const wanted = expected.length > 0 ? expected : [200, 201, 202];
    check(wanted.includes(response.status), `${asked}: ${response.status} ${text.slice(0, 300)}`);
    return text ? JSON.parse(text) : null;
  }

  get(path, ...expected) {
    return this.call('GET', path, undefined, ...expected);
  }

  post(path, body = {}, ...expected) {
    return this.call('POST', path, body, ...expected);
  }

  /** Sends bytes as the file of a form; answered like `call`. */
  async upload(path, bytes, ...expected) {
    const body = new FormData();
    body.set('file', new Blob([bytes]), 'photo.png');
    const headers = { ...this.headers, 'idempotency-key': randomUUID() };
    const response = await fetch(`${this.url}/api/v1${path}`, { method: 'POST', headers, body });
    return this.#answer(`POST ${path}`, response, expected);
  }

  /** The text of a page or a development address, which must be there. */
  async page(path) {
    const response = await this.#send('GET', path);
    check(response.ok, `${path}: ${response.status}`);
    return response.text();
  }

  /** The bytes of a file, which must be there. */
  async file(path) {
    const response = await this.#send('GET', `/api/v1${path}`);
    check(response.ok, `${path}: ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }
}
