import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors } from '../shared/domain-error';
import { Allow, CurrentActor, Described, EmptyBody } from '../platform/http';
import { BlockForm, type BlockInput } from './drafts.forms';
import { BLOCKS } from './drafts.openapi';
import { blockJson } from './drafts.presenter';
import { Drafts } from './drafts.service';
import { LessonBlocks } from './lesson-blocks.service';

/** Parts of lessons that are being written, as JSON. */
@Described(BLOCKS)
@Controller('api/v1/lessons/:id/blocks/:block')
@Allow('instructor', 'coordinator', 'manager')
export class LessonBlocksApi {
  constructor(
    private readonly drafts: Drafts,
    private readonly blocks: LessonBlocks,
  ) {}

  @Put()
  async save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('block') blockId: string,
    @Body({ schema: BlockForm }) input: BlockInput,
  ): Promise<object> {
    const course = await this.drafts.courseOf(actor, id);
    if (input.block.id !== blockId) throw new FieldErrors([{ field: 'block.id', code: 'not_a_choice', message: '' }]);
    return blockJson(await this.blocks.save(actor, course, id, input));
  }

  @Delete()
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('block') block: string): Promise<object> {
    return blockJson(await this.blocks.setGone(actor, await this.drafts.courseOf(actor, id), id, block, true));
  }

  @Post('restoration')
  @HttpCode(200)
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('block') block: string,
    @Body({ schema: EmptyBody }) _body: object,
  ): Promise<object> {
    return blockJson(await this.blocks.setGone(actor, await this.drafts.courseOf(actor, id), id, block, false));
  }
}
