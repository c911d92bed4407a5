import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { FieldErrors } from '../shared/domain-error';
import { Allow, bytesOf, CurrentActor, Described, parseBody, TakesFile } from '../platform/http';
import { Proposals } from './proposals.service';
import { MappingForm, MOST_STATEMENT_BYTES, StatementForm } from './statements.forms';
import { STATEMENTS_API } from './statements.openapi';
import { lineJson, statementJson } from './statements.presenter';
import { StatementsService } from './statements.service';

/** Bank statements: a file in, and what became of its lines. */
@Described(STATEMENTS_API)
@Controller('api/v1/bank-statements')
@Allow('accountant', 'manager')
export class StatementsApi {
  constructor(
    private readonly statements: StatementsService,
    private readonly proposals: Proposals,
  ) {}

  @Post()
  @TakesFile(MOST_STATEMENT_BYTES)
  async import(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: StatementForm }) form: StatementForm,
  ): Promise<object> {
    const bytes = bytesOf(form.file);
    const mapping = form.mapping === undefined ? undefined : parseBody(MappingForm, jsonOf(form.mapping));
    const statement = await this.statements.import(actor, bytes, mapping);
    return statementJson(statement, await this.proposals.of(actor, statement.id));
  }

  @Get(':id')
  async show(@CurrentActor() actor: StaffActor, @Param('id') id: string): Promise<object> {
    const statement = await this.statements.getOwn(actor, id);
    const rows = await this.proposals.of(actor, statement.id);
    return { ...statementJson(statement, rows), items: rows.map(lineJson) };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FieldErrors([{ field: 'mapping', code: 'wrong_format', message: '' }]);
  }
}
