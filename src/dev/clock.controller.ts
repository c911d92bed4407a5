import { Body, Controller, Get, Header, HttpCode, Post, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { parseDuration } from '../shared/duration';
import { Clock } from '../platform/clock';
import { Allow, parseBody } from '../platform/http';
import { DevOnlyGuard } from './dev-only.guard';

/** Far enough for every deadline; dates that no calendar knows would break what they are written into. */
const FARTHEST_MILLISECONDS = 3660 * 24 * 3600_000;

const Forward = z.strictObject({
  advance: z
    .string()
    .transform((text) => parseDuration(text))
    .refine((length): length is number => length !== undefined && length > 0, {
      message: 'not_a_duration',
      abort: true,
    })
    .refine((length) => length <= FARTHEST_MILLISECONDS, { message: 'too_big' }),
});

interface ClockAnswer {
  readonly now: string;
  /** Milliseconds ahead of real time. */
  readonly offset: number;
}

/** The movable time of a demo, read by every process within 200 ms. */
@Controller('dev/clock')
@UseGuards(DevOnlyGuard)
@Allow('public')
export class ClockController {
  constructor(private readonly clock: Clock) {}

  @Get()
  @Header('cache-control', 'no-store')
  read(): ClockAnswer {
    return { now: this.clock.now().toISOString(), offset: this.clock.ahead };
  }

  @Post()
  @HttpCode(200)
  async advance(@Body() body: unknown): Promise<ClockAnswer> {
    await this.clock.advance(parseBody(Forward, body).advance);
    return this.read();
  }
}
