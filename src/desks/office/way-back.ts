/** What a form or a link says that began on the first page of the office. */
export const FROM_TODAY = 'today';

/** Where somebody goes on after a deed: on the first page of the office, for whoever came from there, else at the class. */
export const wayBack = (from: unknown, path: string): string => (from === FROM_TODAY ? '/office' : path);

const FROM_ANSWER = 'answer';

/** What the form beside a phone number says on the page that asks for an answer, for whoever came there from `from`. */
export const backToAnswer = (from: string | undefined): string =>
  from === FROM_TODAY ? `${FROM_ANSWER}-${FROM_TODAY}` : FROM_ANSWER;

/** The same on the page for the name of one of a party on a certificate. */
export const backToName = (companion: number): string => `name-${companion}`;

/** The page to which a look at a number leads back, with this one number on it. */
export function backFromPhone(from: unknown, code: string, id: string): string {
  const path = `/office/classes/${code}`;
  const looked = `phone=${id}#phone-${id}`;
  if (from === FROM_ANSWER) return `${path}/answers/${id}?${looked}`;
  if (from === backToAnswer(FROM_TODAY)) return `${path}/answers/${id}?back=${FROM_TODAY}&${looked}`;
  const named = typeof from === 'string' ? /^name-(\d{1,2})$/.exec(from)?.[1] : undefined;
  if (named !== undefined) return `${path}/people/${id}/certificate-names/${named}?${looked}`;
  return `${wayBack(from, path)}?${looked}`;
}
