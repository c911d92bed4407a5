import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { Attendance } from '../attendance';
import { ClassPlanning, ClassStates, type TrainingClass } from '../classes';
import { JoinService, Places } from '../enrolments';
import { Clock } from '../platform/clock';
import { type DemoClass, demoPerson } from './classes';
import { demoId, ORGANISATIONS } from './organisations';
import { Timetable } from './timetable';

const VENUES: Readonly<Record<string, { town: string; venue: Record<string, string> }>> = {
  legis: {
    town: 'Skopje',
    venue: {
      en: 'Community Centre, 2nd floor',
      mk: 'Центар на заедницата, 2. кат',
      sq: 'Qendra e komunitetit, kati 2',
      'sr-Cyrl': 'Центар заједнице, 2. спрат',
      bs: 'Centar zajednice, 2. sprat',
      ar: 'المركز المجتمعي، الطابق 2',
    },
  },
  utociste: {
    town: 'Belgrade',
    venue: {
      en: 'The bakery, ground floor',
      'sr-Cyrl': 'Пекара, приземље',
      mk: 'Пекарницата, приземје',
      sq: 'Furra, kati përdhes',
      bs: 'Pekara, prizemlje',
      ar: 'المخبز، الطابق الأرضي',
    },
  },
  berat: {
    town: 'Berat',
    venue: {
      en: 'Skills Centre, room 1',
      sq: 'Qendra e aftësive, salla 1',
      mk: 'Центар за вештини, сала 1',
      'sr-Cyrl': 'Центар вештина, сала 1',
      bs: 'Centar vještina, sala 1',
      ar: 'مركز المهارات، القاعة 1',
    },
  },
};

/** States in which something of a plan may still be to do. */
const BEGUN = new Set<string>(['draft', 'published', 'confirmed', 'running']);

/** Holds the demo's classes: meetings, people, rolls. */
@Injectable()
export class DemoSchool {
  constructor(
    private readonly classes: ClassPlanning,
    private readonly states: ClassStates,
    private readonly joining: JoinService,
    private readonly places: Places,
    private readonly attendance: Attendance,
    private readonly clock: Clock,
  ) {}

  async hold(actor: StaffActor, plan: DemoClass, index: number, instructorId: string | undefined): Promise<void> {
    const home = ORGANISATIONS.find((one) => one.slug === plan.organisation);
    const zone = home?.timeZone ?? 'UTC';
    const timetable = new Timetable(this.clock.now(), zone, home?.country ?? '');
    const sessions = timetable.meetings(plan);
    const place = VENUES[plan.organisation];
    const made = await this.classes.create(actor, demoId(`class:${plan.key}`), {
      courseId: plan.course,
      town: place?.town ?? '',
      venue: place?.venue ?? {},
      timeZone: zone,
      teachingLanguages: [...plan.languages],
      capacity: plan.capacity,
      minimum: Math.ceil(plan.capacity / 2),
      freePlaces: plan.freePlaces ?? 'all',
      group: plan.group,
      sessions,
      ...(plan.decideDay === undefined ? {} : { decideBy: timetable.day(plan.decideDay).toISOString() }),
      ...(instructorId ? { instructorIds: [instructorId] } : {}),
    });
    // Loaded again: what people did with a class since then stays.
    if (plan.state === 'draft' || !BEGUN.has(made.state)) return;
    const isNew = made.state === 'draft';
    if (isNew) await this.states.publish(actor, made.id);
    await this.people(actor, made, plan, index);
    if (isNew) await this.giveBack(actor, plan);
    if (plan.state === 'published') return;
    if (made.state !== 'confirmed' && made.state !== 'running') await this.states.confirm(actor, made.id);
    if (plan.state === 'finished') await this.finish(actor, made, plan);
  }

  private async people(actor: StaffActor, made: TrainingClass, plan: DemoClass, index: number): Promise<void> {
    const isAdvanced = typeof plan.freePlaces === 'number';
    const all = plan.joined + (plan.waiting ?? 0);
    for (let n = 0; n < all; n += 1) {
      const { fullName, language, phone } = demoPerson(index * 16 + n);
      const wants = typeof plan.freePlaces !== 'number' || n < plan.freePlaces;
      await this.joining.join(actor, demoId(`enrolment:${plan.key}:${n}`), made.id, {
        fullName,
        language,
        // The last in line has no phone: somebody whom the office has to call on otherwise.
        ...(n > plan.joined && n === all - 1 ? {} : { phone }),
        freePlace: wants,
        ifFull: 'wait',
        ...(isAdvanced ? { recognised: { reason: 'Knows the first level from home' } } : {}),
      });
    }
  }

  private async giveBack(actor: StaffActor, plan: DemoClass): Promise<void> {
    for (let n = 0; n < (plan.gaveBack ?? 0); n += 1)
      await this.places.giveBack(actor, demoId(`enrolment:${plan.key}:${n}`));
  }

  /** Everybody came, but the last one missed most meetings. */
  private async finish(actor: StaffActor, made: TrainingClass, plan: DemoClass): Promise<void> {
    for (const [n, session] of made.sessions.entries()) {
      const roll = await this.attendance.roll(actor, session.id);
      const marks = roll.enrolments.map(({ id }, at) => ({
        enrolmentId: id,
        companion: 0,
        status: at === plan.joined - 1 && n > 2 ? ('absent' as const) : ('present' as const),
        markedAt: session.end,
      }));
      await this.attendance.mark(actor, session.id, marks);
    }
    await this.states.complete(actor, made.id);
  }
}
