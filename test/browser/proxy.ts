import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A line to a server, which can be cut: the browser's own switch lets through what a fresh page or its worker asks for at once. */
export interface Line {
  readonly address: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

type Change = (headers: IncomingHttpHeaders) => IncomingHttpHeaders;

/** A server that passes everything on to `target`, and changes the headers of what comes back. */
export async function lineTo(target: string, change: Change = (headers) => headers): Promise<Line> {
  let whole = true;
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, change(answer.headers));
      answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (socket) => void (whole || socket.destroy()));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    cut: () => {
      whole = false;
      server.closeAllConnections();
    },
    mend: () => {
      whole = true;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** The same, but the policy of what comes back allows no script at all. */
export async function withoutScripts(target: string): Promise<Line & { readonly policies: readonly string[] }> {
  const policies: string[] = [];
  const line = await lineTo(target, (headers) => {
    const policy = String(headers['content-security-policy']).replace("script-src 'self'", "script-src 'none'");
    if (headers['content-type']?.startsWith('text/html')) policies.push(policy);
    return { ...headers, 'content-security-policy': policy };
  });
  return { ...line, policies };
}
