import { Body, Controller, Get, Headers, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { etagOf } from '../shared/if-match';
import type { Listed } from '../shared/listing';
import { Allow, CurrentActor, Described, OperationId, type Reply } from '../platform/http';
import { ClassChanges } from './class-changes.service';
import { ClassPlanning } from './class-planning.service';
import { ClassViews } from './class-views.service';
import {
  type ClassChange,
  ClassChangeForm,
  type ClassList,
  ClassListQuery,
  type NewClass,
  NewClassForm,
} from './classes.forms';
import { Classes } from './classes.service';
import { CLASSES } from './classes.openapi';

/** Classes as JSON. */
@Described(CLASSES)
@Controller('api/v1/classes')
export class ClassesApi {
  constructor(
    private readonly classes: Classes,
    private readonly planning: ClassPlanning,
    private readonly changes: ClassChanges,
    private readonly views: ClassViews,
  ) {}

  @Get()
  @Allow('public')
  list(@CurrentActor() actor: Actor, @Query({ schema: ClassListQuery }) query: ClassList): Promise<Listed<object>> {
    return this.views.list(actor, query);
  }

  @Get(':class')
  @Allow('public')
  async get(
    @CurrentActor() actor: Actor,
    @Param('class') name: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<object> {
    const row = await this.classes.getVisible(actor, name);
    void reply.header('etag', etagOf(row.version));
    return this.views.show(actor, row);
  }

  @Post()
  @Allow('manager', 'coordinator')
  async create(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Body({ schema: NewClassForm }) input: NewClass,
  ): Promise<object> {
    return this.views.show(actor, await this.planning.create(actor, operationId, input));
  }

  @Patch(':class')
  @Allow('manager', 'coordinator')
  async change(
    @CurrentActor() actor: Actor,
    @Param('class') name: string,
    @Body({ schema: ClassChangeForm }) input: ClassChange,
    @Headers('if-match') ifMatch?: string,
  ): Promise<object> {
    return this.views.show(actor, await this.changes.change(actor, name, input, ifMatch));
  }
}
