import net from 'node:net';
import type { Organisation } from '../../src/organisations';
import { makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { type Learner, WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';

/** So many connections end before they were of any use: those of every queue and worker, and of the next try. */
const CUT = 8;

let app: TestApp;
let organisation: Organisation;
let proxy: net.Server;
let cut = 0;
const sockets = new Set<net.Socket>();

/** Passes on to Redis, but hangs up the first times it is asked what it is, as one does that starts again at that moment. */
function startProxy(target: URL): Promise<net.Server> {
  const server = net.createServer((client) => {
    const redis = net.connect(Number(target.port), target.hostname);
    for (const socket of [client, redis]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.on('data', (data) => {
      if (cut < CUT && /\r\nINFO\r\n/i.test(data.toString('latin1'))) {
        cut += 1;
        client.destroy();
        redis.destroy();
      } else redis.write(data);
    });
    redis.pipe(client);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

beforeAll(async () => {
  const target = new URL(process.env['REDIS_URL'] ?? '');
  proxy = await startProxy(target);
  const address = new URL(target);
  address.port = String((proxy.address() as net.AddressInfo).port);
  app = await startApp({ REDIS_URL: address.href });
  organisation = await makeOrganisation(app, { settings: { quietHours: null } });
});
afterAll(async () => {
  await app.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => proxy.close(resolve));
});

describe('A Redis that hangs up on the first contact', () => {
  it('delays the work and ends nothing', async () => {
    const line = new WaitingLine(app, organisation);
    const learner: Learner = await line.learner(await makeClass(app, organisation));
    await app.drain();
    expect(cut).toBe(CUT);
    expect(app.mail.to(learner.email)).toHaveLength(1);
  });
});
