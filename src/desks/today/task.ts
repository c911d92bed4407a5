import type { PhoneView } from '../office/phone.presenter';

/** One thing to do, with its one button: a link, or a form. */
export interface Task {
  readonly name?: string;
  readonly lang?: string;
  readonly plus?: number | undefined;
  /** What it is about, where no person is. */
  readonly title?: string;
  readonly text: string;
  readonly due?: { readonly text: string; readonly today: boolean };
  readonly extra: readonly string[];
  readonly phone?: PhoneView;
  /** A second answer, as a link in text. */
  readonly other?: { readonly value: string; readonly text: string };
  readonly link?: string;
  readonly form?: string;
  readonly value?: string;
  readonly button: string;
}

/** Templates ask for each of these. */
export const NOTHING_MORE = {
  name: undefined,
  lang: undefined,
  plus: undefined,
  title: undefined,
  due: undefined,
  phone: undefined,
  other: undefined,
  link: undefined,
  form: undefined,
  value: undefined,
};
