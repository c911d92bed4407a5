import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described } from '../platform/http';
import { DiaryBody } from './attendance.forms';
import { DIARY_API } from './diary.openapi';
import { Diary } from './diary.service';
import type { DiaryEntry } from './diary-entry';

const entryJson = ({ sessionId, text, version, writtenAt }: DiaryEntry): object => ({
  ...{ sessionId, text, version },
  writtenAt: writtenAt.toISOString(),
});

/** The diary of a class, as JSON. */
@Described(DIARY_API)
@Controller('api/v1')
export class DiaryApi {
  constructor(private readonly diary: Diary) {}

  @Get('classes/:id/diary')
  @Allow('coordinator', 'manager', 'instructor', 'mentor')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    const { trainingClass, meetings } = await this.diary.ofClass(actor, id);
    return { classId: trainingClass.id, entries: meetings.flatMap(({ entry }) => (entry ? [entryJson(entry)] : [])) };
  }

  @Put('sessions/:id/diary')
  @Allow('coordinator', 'manager', 'instructor')
  async write(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: DiaryBody }) { text, version }: DiaryBody,
  ): Promise<object> {
    return entryJson(await this.diary.write(actor, id, text, version));
  }
}
