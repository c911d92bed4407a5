import { Injectable } from '@nestjs/common';

/** One thing that must be true of the stored data. */
export interface AuditCheck {
  readonly name: string;
  /** One sentence a problem, with ids and numbers only; none when all is well. */
  run(): Promise<readonly string[]>;
}

/** What a check found. */
export interface AuditResult {
  readonly name: string;
  readonly problems: readonly string[];
}

/** The checks of all domains, for `cli audit`. A domain registers its own in onModuleInit. */
@Injectable()
export class Audits {
  private readonly checks = new Map<string, AuditCheck>();

  register(check: AuditCheck): void {
    if (this.checks.has(check.name)) throw new Error(`The check ${check.name} is registered twice.`);
    this.checks.set(check.name, check);
  }

  /** Runs each check in the order of names. One that breaks counts as a problem and does not stop the others. */
  async runAll(): Promise<AuditResult[]> {
    const results: AuditResult[] = [];
    for (const check of [...this.checks.values()].sort((a, b) => a.name.localeCompare(b.name))) {
      try {
        results.push({ name: check.name, problems: await check.run() });
      } catch (error) {
        results.push({ name: check.name, problems: [`The check itself failed: ${(error as Error).name}`] });
      }
    }
    return results;
  }
}
