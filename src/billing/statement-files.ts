import { Injectable } from '@nestjs/common';
import { BillingSettingsService } from './billing-settings.service';
import { BillingNotSetUpError, MappingNeededError, StatementUnreadableError } from './billing.errors';
import { looksLikeMt940, readMt940 } from './mt940';
import { type ReadStatement, StatementProblem } from './statement';
import { type CsvMapping, fits, headerOf, readMapped, readTable } from './statement-csv';
import { looksLikeXml, readXmlStatement } from './statement-xml';
import { StatementsRepository } from './statements.repository';

/** Turns the file of a bank into lines, whichever format it has; a table's columns are said once and remembered. */
@Injectable()
export class StatementFiles {
  constructor(
    private readonly settings: BillingSettingsService,
    private readonly repository: StatementsRepository,
  ) {}

  /** @throws StatementUnreadableError with the line, MappingNeededError, BillingNotSetUpError */
  async read(organisationId: string, bytes: Buffer, given?: CsvMapping): Promise<ReadStatement> {
    const text = textOf(bytes);
    try {
      if (looksLikeXml(text)) return readXmlStatement(text);
      return looksLikeMt940(text) ? readMt940(text) : await this.readTable(organisationId, text, given);
    } catch (error) {
      if (error instanceof StatementProblem) throw new StatementUnreadableError(error);
      throw error;
    }
  }

  private async readTable(organisationId: string, text: string, given?: CsvMapping): Promise<ReadStatement> {
    const table = readTable(text);
    const settings = await this.settings.read(organisationId);
    if (!settings) throw new BillingNotSetUpError();
    const mapping = given ?? (await this.repository.findMapping(organisationId, headerOf(table)));
    if (!mapping || !fits(table, mapping)) throw new MappingNeededError(table.columns);
    const read = readMapped(table, mapping, settings.currency);
    if (given) await this.repository.keepMapping(organisationId, headerOf(table), given);
    return read;
  }
}

/** UTF-8, else what an XML file says of itself, else the letters of the region's older Windows. */
function textOf(bytes: Buffer): string {
  const [, declared] = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(bytes.subarray(0, 200).toString('latin1')) ?? [];
  for (const [label, fatal] of [
    ['utf-8', true],
    [declared ?? 'windows-1250', false],
  ] as const) {
    try {
      return new TextDecoder(label, { fatal }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  return bytes.toString('latin1');
}
