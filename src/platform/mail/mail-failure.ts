/** Why a message was not taken. Its text is the code alone: the server's own words may quote an address. */
export class SendFailure extends Error {
  constructor(
    /** Whether trying again later may help. */
    readonly retry: boolean,
    readonly code: string,
  ) {
    super(code);
    this.name = 'SendFailure';
  }
}

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
}

/** Refusals of our own sign-in: a wrong setting, not a wrong recipient, so the mail waits until it is put right. */
const SIGN_IN = new Set([530, 534, 535, 538]);

/**
 * Sorts what the mail server or the way to it answered: 4xx (RFC 5321, 4.2.1) and everything about the connection is tried again, 5xx
 * is final.
 */
export function smtpFailure(error: unknown): SendFailure {
  const { code, responseCode } = (error ?? {}) as SmtpError;
  if (responseCode !== undefined && responseCode >= 400) {
    const final = responseCode >= 500 && !SIGN_IN.has(responseCode) && code !== 'EAUTH';
    return new SendFailure(!final, `smtp_${responseCode}`);
  }
  return code === 'EENVELOPE' ? new SendFailure(false, 'bad_address') : new SendFailure(true, 'smtp_away');
}
