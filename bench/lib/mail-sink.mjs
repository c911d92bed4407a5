// A mail server that takes letters and keeps a line of each: when, to whom, which subject. The development mailbox reads and stores them
// whole, which costs more than to write and send them, and is no part of the product.
import { appendFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const subjectOf = (head) =>
  /^subject: (.*(?:\r\n[ \t].*)*)/im
    .exec(head)?.[1]
    .replace(/\r\n[ \t]/g, ' ')
    .trim() ?? '';

/** Starts it on a free loopback port. @param {string} file takes a line of JSON for each letter */
export async function startMailSink(file) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      let head = '';
      stream.on('data', (part) => {
        if (head.length < 8_000) head += part.toString('latin1');
      });
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        appendFileSync(file, `${JSON.stringify({ at: Date.now(), to, subject: subjectOf(head) })}\n`);
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
