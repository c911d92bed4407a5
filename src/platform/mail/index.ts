/** Mail: one source of blocks for HTML and text, and the way to the mail server. */
export type { Block } from './block';
