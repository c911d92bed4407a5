import { Controller, Get, Header, Res } from '@nestjs/common';
import { Allow } from './allow';
import { Health } from './health.service';
import type { Reply } from './request';

/** For those who run the installation: is the process alive, may it get requests, what does it count. */
@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('health/live')
  @Allow('public')
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @Allow('public')
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<{ status: string; down: string[] }> {
    const down = await this.health.down();
    if (down.length > 0) void reply.status(503).header('retry-after', '5');
    return { status: down.length === 0 ? 'ready' : 'not_ready', down };
  }

  @Get('metrics')
  @Allow('public')
  @Header('content-type', 'text/plain; version=0.0.4')
  metrics(): Promise<string> {
    return this.health.metrics.metrics();
  }
}
