import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that passes everything on to `target`, but whose policy allows no script at all. */
export async function withoutScripts(
  target: string,
): Promise<{ address: string; policies: readonly string[]; close(): Promise<void> }> {
  const policies: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      const policy = String(answer.headers['content-security-policy']).replace(
        "script-src 'self'",
        "script-src 'none'",
      );
      if (answer.headers['content-type']?.startsWith('text/html')) policies.push(policy);
      outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, 'content-security-policy': policy });
      answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    policies,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
