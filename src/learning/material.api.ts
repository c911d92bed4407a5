import { Body, Controller, Delete, Get, Param, Patch } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Listed } from '../shared/listing';
import { Allow, CurrentActor, Described } from '../platform/http';
import { type MaterialChange, MaterialChangeForm } from './drafts.forms';
import { MATERIAL } from './drafts.openapi';
import { materialJson, versionJson } from './drafts.presenter';
import { Drafts } from './drafts.service';
import { Lessons } from './lessons.service';
import { Materials } from './materials.service';

/** A course's material, as JSON. */
@Described(MATERIAL)
@Controller('api/v1/courses/:course/material')
@Allow('instructor', 'coordinator', 'manager')
export class MaterialApi {
  constructor(
    private readonly drafts: Drafts,
    private readonly lessons: Lessons,
    private readonly materials: Materials,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('course') course: string): Promise<object> {
    return materialJson(await this.drafts.read(actor, course));
  }

  @Patch()
  async change(
    @CurrentActor() actor: Actor,
    @Param('course') course: string,
    @Body({ schema: MaterialChangeForm }) input: MaterialChange,
  ): Promise<object> {
    await this.lessons.arrange(actor, course, input);
    return materialJson(await this.drafts.read(actor, course));
  }

  @Get('versions')
  async versions(@CurrentActor() actor: Actor, @Param('course') course: string): Promise<Listed<object>> {
    const { id } = await this.materials.own(actor, course);
    return { items: (await this.materials.versions(id)).map(versionJson), next: null };
  }

  @Get('versions/:number')
  async version(
    @CurrentActor() actor: Actor,
    @Param('course') course: string,
    @Param('number') number: string,
  ): Promise<object> {
    const { id } = await this.materials.own(actor, course);
    const version = await this.materials.version(id, Number(number));
    return { ...versionJson(version), lessons: version.lessons, rubric: version.rubric };
  }

  @Delete('versions/:number')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('course') course: string,
    @Param('number') number: string,
  ): Promise<object> {
    await this.materials.withdraw(actor, course, Number(number));
    const { id } = await this.materials.own(actor, course);
    return versionJson(await this.materials.version(id, Number(number)));
  }
}
