import PostalMime from 'postal-mime';
import { newId } from '../../shared/ids';

/** A mail or an SMS that the mailbox took. */
export interface Received {
  readonly id: string;
  readonly at: Date;
  readonly channel: 'email' | 'sms';
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
}

/** A mail from its MIME source. `to` are the addresses that the mail server was told, not those of the header. */
export async function receivedMail(source: Buffer, to: readonly string[]): Promise<Received> {
  const mail = await PostalMime.parse(source);
  return {
    id: newId(),
    at: new Date(),
    channel: 'email',
    from: mail.from?.address ?? '',
    to: to.join(', '),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    messageId: mail.messageId ?? '',
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      bytes: typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content as ArrayBuffer),
    })),
  };
}

/** An SMS from the body of the gateway's POST; undefined when it has no number or no text. */
export function receivedSms(body: string): Received | undefined {
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(body) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const { to, text } = parsed;
  if (typeof to !== 'string' || typeof text !== 'string') return undefined;
  const nothing = { from: '', subject: '', html: '', messageId: '', headers: [], attachments: [] };
  return { ...nothing, id: newId(), at: new Date(), channel: 'sms', to, text };
}
