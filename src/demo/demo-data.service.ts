import { Injectable } from '@nestjs/common';
import { type StaffActor, systemActor } from '../shared/actor';
import { Access } from '../access';
import { Organisations } from '../organisations';
import { Planning } from '../tracks';
import { BAKERY } from './bakery';
import { CLASSES } from './classes';
import { DemoMaterial } from './demo-material.service';
import { DemoSales } from './demo-sales.service';
import { DemoSchool } from './demo-school.service';
import { EMBROIDERY } from './embroidery';
import { ACCOUNTS, DEMO_PASSWORD, demoId, ORGANISATIONS } from './organisations';
import type { DemoTrack } from './tracks';
import { WORK_SKILLS } from './work-skills';

const SYSTEM = systemActor('demo');
/** Loads the demo: the two programmes of the product, with invented people. Every id is derived, so loading it again adds nothing. */
@Injectable()
export class DemoData {
  constructor(
    private readonly organisations: Organisations,
    private readonly access: Access,
    private readonly planning: Planning,
    private readonly material: DemoMaterial,
    private readonly school: DemoSchool,
    private readonly sales: DemoSales,
  ) {}

  /** @returns how many classes there are */
  async load(): Promise<number> {
    for (const organisation of ORGANISATIONS) {
      if (!(await this.organisations.find(organisation.slug))) await this.organisations.create(SYSTEM, organisation);
    }
    const instructors = await this.accounts();
    for (const track of [EMBROIDERY, BAKERY, WORK_SKILLS]) {
      await this.track(track);
      const author = instructorOf(track.organisation, instructors.get(track.organisation));
      if (author)
        await this.material.load(
          author,
          track.courses.map(({ slug }) => slug),
        );
    }
    for (const [index, plan] of CLASSES.entries()) {
      await this.school.hold(actorOf(plan.organisation), plan, index, instructors.get(plan.organisation));
    }
    await this.sales.load(actorOf);
    return CLASSES.length;
  }

  /** @returns the instructor's account by organisation */
  private async accounts(): Promise<Map<string, string>> {
    const instructors = new Map<string, string>();
    for (const { email, name, organisation, role } of ACCOUNTS) {
      const known = await this.access.findByEmail(email);
      const account =
        known ??
        (await this.access.createAccount(SYSTEM, { id: accountId(email), email, name, password: DEMO_PASSWORD }));
      await this.access.grant(SYSTEM, { accountId: account.id, organisationId: demoId(organisation), role });
      if (role === 'instructor') instructors.set(organisation, account.id);
    }
    return instructors;
  }

  private async track(demo: DemoTrack): Promise<void> {
    const actor = actorOf(demo.organisation);
    const { slug, title, summary, motif, currency } = demo;
    const track = await this.planning.createTrack(actor, demoId(`track:${slug}`), { slug, title, summary, motif });
    for (const { citizen, workshop, ...course } of demo.courses) {
      const money = (whole: number | undefined) =>
        whole === undefined ? undefined : { amount: whole * 100, currency };
      await this.planning.createCourse(actor, demoId(`course:${course.slug}`), {
        ...course,
        trackId: track.id,
        outcomes: [...course.outcomes],
        entry: { rule: course.level === 'beginner' ? 'none' : 'previous_level' },
        prices: {
          free: true,
          ...(citizen === undefined ? {} : { citizen: money(citizen) }),
          ...(workshop === undefined ? {} : { workshop: money(workshop) }),
        },
      });
    }
  }
}

const accountId = (email: string): string => demoId(`account:${email}`);

/** The coordinator of an organisation, who does what the demo shows as done. */
function actorOf(slug: string): StaffActor {
  const organisationId = demoId(slug);
  return {
    kind: 'staff',
    accountId: accountId(`coordinator@${slug}.example`),
    name: 'Coordinator',
    organisationId,
    organisationSlug: slug,
    roles: ['coordinator'],
    via: 'sign-in',
  };
}

/** The one who teaches there, if anybody does. */
function instructorOf(slug: string, accountId: string | undefined): StaffActor | undefined {
  const account = ACCOUNTS.find(({ organisation, role }) => organisation === slug && role === 'instructor');
  return account && accountId ? { ...actorOf(slug), accountId, name: account.name, roles: ['instructor'] } : undefined;
}
