import type { Actor } from '../shared/actor';
import type { Language } from '../shared/locale';
import type { Texts } from '../platform/i18n';
import type { NavItem } from '../platform/views';

/** What the frame of a staff page shows to one person. */
export interface StaffFrame {
  readonly sections: readonly NavItem[];
  /** What is done from every page; for those who may. */
  readonly action?: NavItem;
}

/** The parts of the office that this person may see, and the way to enrol somebody; `todo` is how much waits on the first of them. */
export function staffFrame(actor: Actor, texts: Texts, language: Language, todo?: number): StaffFrame {
  const part = (path: string, key: string): NavItem => ({ path, text: texts.t(texts.staffFallback(language), key) });
  const classes = part('/office/classes', 'nav.classes');
  const office = actor.kind === 'staff' && actor.roles.some((role) => role === 'coordinator' || role === 'manager');
  if (!office) return { sections: [classes] };
  const today = { ...part('/office', 'nav.today'), exact: true, ...(todo ? { count: todo } : {}) };
  return { sections: [today, classes, part('/office/plan', 'nav.plan')], action: part('/office/enrol', 'nav.enrol') };
}
