import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OFFICE, type Role, type StaffActor } from '../shared/actor';
import { type Frame, Frames } from '../platform/http';
import type { NavItem } from '../platform/views';

/** Everybody signed in has this page. */
export const OWN_ACCOUNT_PATH = '/me';
/** The meetings and classes of whoever teaches. */
export const TEACH_PATH = '/teach';

/** The organisations of the installation. */
const OPERATOR_PATH = '/operator';

/** The documents of an organisation and what came for them. */
const MONEY_PATH = '/money';
const MONEY: readonly Role[] = ['accountant', 'manager'];

/** The page on which somebody with these roles begins. A role without a desk of its own begins with the own account. */
export function deskOf(roles: readonly Role[]): string {
  if (OFFICE.some((role) => roles.includes(role))) return '/office';
  if (roles.includes('instructor')) return TEACH_PATH;
  if (roles.includes('accountant')) return MONEY_PATH;
  return roles.includes('operator') ? OPERATOR_PATH : OWN_ACCOUNT_PATH;
}

/** The parts that this person may see, and what the office does from every page; `todo` is how much waits on the first of them. */
function staffFrame(actor: StaffActor, t: (key: string) => string, todo?: number): Frame {
  const frame = deskFrame(actor, t, todo);
  if (!actor.roles.includes('operator')) return frame;
  return { ...frame, sections: [...frame.sections, { path: OPERATOR_PATH, text: t('invite.operator') }] };
}

function deskFrame({ roles }: StaffActor, t: (key: string) => string, todo?: number): Frame {
  const part = (path: string, key: string): NavItem => ({ path, text: t(key) });
  const home = deskOf(roles);
  if (home === OWN_ACCOUNT_PATH) return { home, sections: [part(home, 'nav.account')] };
  if (home === OPERATOR_PATH) return { home, sections: [] };
  const money = MONEY.some((role) => roles.includes(role)) ? [part(MONEY_PATH, 'nav.money')] : [];
  const sales = part('/office/companies', 'nav.sales');
  if (home === MONEY_PATH) return { home, sections: [...money, sales] };
  const classes = part('/office/classes', 'nav.classes');
  const teaching = roles.includes('instructor') ? [part(TEACH_PATH, 'nav.teach')] : [];
  if (home === TEACH_PATH) return { home, sections: [...teaching, classes, ...money] };
  const today = { ...part('/office', 'nav.today'), exact: true, ...(todo ? { count: todo } : {}) };
  return {
    home,
    sections: [
      today,
      ...teaching,
      classes,
      part('/office/plan', 'nav.plan'),
      sales,
      ...money,
      part('/office/tools', 'nav.tools'),
    ],
    action: part('/office/enrol', 'nav.enrol'),
    search: part('/office/people', 'nav.find-person'),
  };
}

/** Gives the pages of everybody signed in their frame. */
@Injectable()
export class StaffFrames implements OnModuleInit {
  constructor(private readonly frames: Frames) {}

  onModuleInit(): void {
    this.frames.register(staffFrame);
  }
}
