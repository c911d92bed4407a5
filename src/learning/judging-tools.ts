import { Injectable } from '@nestjs/common';
import { History } from '../history';
import { Notifications } from '../notifications';
import { Outbox } from '../platform/outbox';

/** What goes out with a judgement. */
@Injectable()
export class JudgingTools {
  constructor(
    readonly history: History,
    readonly notifications: Notifications,
    readonly outbox: Outbox,
  ) {}
}
