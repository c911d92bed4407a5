import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described } from '../platform/http';
import { ClassMergers } from './class-mergers.service';
import { ClassViews } from './class-views.service';
import { Merger } from './classes.forms';
import { CLASS_MERGERS } from './classes.openapi';

/** Two groups of a course made one, as JSON. */
@Described(CLASS_MERGERS)
@Controller('api/v1/classes/:class')
export class ClassMergersApi {
  constructor(
    private readonly mergers: ClassMergers,
    private readonly views: ClassViews,
  ) {}

  @Post('merger')
  @HttpCode(200)
  @Allow('manager', 'coordinator')
  async merge(
    @CurrentActor() actor: Actor,
    @Param('class') name: string,
    @Body({ schema: Merger }) body: Merger,
  ): Promise<object> {
    return this.views.show(actor, await this.mergers.merge(actor, name, body));
  }
}
