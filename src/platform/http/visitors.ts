import { Injectable } from '@nestjs/common';
import type { Request } from './request';

/** Notes in the request who is signed in. */
type Recognise = (request: Request) => Promise<void>;

/** Knows who is signed in where no route asks: a page that is not there keeps the frame of whoever looks for it. */
@Injectable()
export class Visitors {
  private recognise: Recognise = () => Promise.resolve();

  /** Tells how, in `onModuleInit`; platform knows no sign-ins. */
  register(recognise: Recognise): void {
    this.recognise = recognise;
  }

  /** A page that is not there is shown whatever goes wrong here. */
  async know(request: Request): Promise<void> {
    await this.recognise(request).catch(() => undefined);
  }
}
