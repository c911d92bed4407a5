/**
 * The parts of a mail, from which its HTML and its plain text are both made. Texts are plain: a name or a code in them stands between
 * U+2068 and U+2069 (`isolate`), which the HTML turns into `<bdi>`. An address stands in a button alone.
 */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** The first one is the mail's headline. */
  | { readonly kind: 'heading'; readonly text: string }
  /** What protects people: that the place is free, that a link is personal. */
  | { readonly kind: 'note'; readonly text: string }
  /** A deadline, big: `label` says for what, `text` is the date and the time. */
  | { readonly kind: 'until'; readonly label?: string; readonly text: string }
  | { readonly kind: 'facts'; readonly items: readonly { readonly label: string; readonly value: string }[] }
  /** What to do; the bare address follows it. */
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };
