import { given } from '../../shared/given';
import { meetingInstants } from '../../classes';
import { dayIn, text, type Values } from '../planning/values';

/** People are named until the end of a day. */
const END_OF_DAY = 23 * 60 + 59;

/** The form as the API takes it; what is missing stays empty, to be told beside its field. */
export function partnerInput(values: Values, classId: string, zone: string): object {
  const typed = (name: string): string | undefined => text(values, name) || undefined;
  const day = dayIn(values, 'until');
  const seats = Number(text(values, 'seats'));
  return {
    classId,
    partner: { name: text(values, 'name'), kind: text(values, 'kind') },
    contact: given({ fullName: text(values, 'contact'), email: text(values, 'email'), phone: typed('phone') }),
    language: text(values, 'language'),
    seats: text(values, 'seats') === '' || Number.isNaN(seats) ? undefined : seats,
    namesUntil: day ? meetingInstants(day, END_OF_DAY, END_OF_DAY, zone).start.toISOString() : undefined,
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  'partner.name': 'name',
  'partner.kind': 'kind',
  'contact.fullName': 'contact',
  'contact.email': 'email',
  'contact.phone': 'phone',
  namesUntil: 'until-d',
};

/** The form's field that a problem belongs to. */
export const fieldOfPartner = (path: string): string => FIELDS[path] ?? path;
