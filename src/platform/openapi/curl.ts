/** A call as somebody would type it into a shell. */
export interface Call {
  readonly method: string;
  /** The whole address. */
  readonly address: string;
  readonly headers?: readonly string[];
  /** Other options of curl. */
  readonly options?: readonly string[];
  readonly body?: unknown;
}

/** The call as a curl command, an option a line. */
export function curl({ method, address, headers = [], options = [], body }: Call): string {
  const verb = method.toUpperCase();
  const lines = [
    // curl asks with POST by itself when there is data; the verb is said all the same, for readers.
    `curl${verb === 'GET' ? '' : ` -X ${verb}`} ${/[?&]/.test(address) ? `'${address}'` : address}`,
    ...options,
    ...headers.map((header) => `-H '${header}'`),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body, null, 2)}'`]),
  ];
  return lines.join(' \\\n  ');
}
