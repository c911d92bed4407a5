import { Body, Controller, Get, Param, Put, Res } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, type Reply } from '../platform/http';
import { Judging } from './judging.service';
import { PiecePhotos, sendPhoto } from './piece-photos';
import { JudgementBody } from './tasks.forms';
import { JUDGING_API, pieceJson, TaskWords } from './tasks.openapi';

/** Handwork as JSON for who judges it. */
@Described(JUDGING_API)
@Controller('api/v1')
@Allow('instructor', 'coordinator', 'manager')
export class JudgingApi {
  constructor(
    private readonly judging: Judging,
    private readonly photos: PiecePhotos,
    private readonly words: TaskWords,
  ) {}

  @Get('classes/:id/handwork')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return { items: (await this.judging.ofClass(actor, id)).map((piece) => pieceJson(piece, this.words)), next: null };
  }

  @Put('enrolments/:id/handwork/:task/judgement')
  async judge(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('task') task: string,
    @Body({ schema: JudgementBody }) { companion, seen, ...judgement }: z.infer<typeof JudgementBody>,
  ): Promise<object> {
    const of = { enrolmentId: id, companion, taskId: task };
    return pieceJson(
      await this.judging.judge(actor, of, { ...judgement, seen: typeof seen === 'string' ? new Date(seen) : seen }),
      this.words,
    );
  }

  @Get('handwork/:piece/photos/:photo')
  async photo(
    @CurrentActor() actor: Actor,
    @Param('piece') piece: string,
    @Param('photo') photo: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    return sendPhoto(reply, await this.photos.forJudge(actor, piece, photo));
  }
}
