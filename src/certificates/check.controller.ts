import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { NotFoundError } from '../shared/domain-error';
import {
  Allow,
  page,
  type Page,
  redirect,
  type Redirect,
  type Reply,
  type Request,
  RequestLanguage,
} from '../platform/http';
import { readCertificateNumber } from './certificate-number';
import { Certificates } from './certificates.service';
import { CheckPresenter } from './check.presenter';

const LONGEST_TYPED = 60;

/** Whether a program asks for the badge itself: its id is the address of this page. */
const wantsBadge = (request: Request): boolean =>
  /application\/(vc\+ld\+json|vc|ld\+json|json)/.test(request.headers.accept ?? '') &&
  !/text\/html/.test(request.headers.accept ?? '');

/** An employer checks a number: valid, revoked, replaced, expired or unknown are all pages. */
@Controller('certificates')
export class CheckController {
  constructor(
    private readonly certificates: Certificates,
    private readonly presenter: CheckPresenter,
  ) {}

  @Get()
  @Allow('public')
  form(@RequestLanguage() language: Language, @Query('number') typed?: string): Page | Redirect {
    const number = typeof typed === 'string' ? typed.trim().slice(0, LONGEST_TYPED) : '';
    if (number === '') return page('certificates/form', ...this.presenter.form(language, typed !== undefined));
    return redirect(`/certificates/${encodeURIComponent(readCertificateNumber(number) ?? number)}`);
  }

  @Get(':number')
  @Allow('public')
  async show(
    @RequestLanguage() language: Language,
    @Param('number') typed: string,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Page | Redirect> {
    void reply.header('vary', 'accept');
    if (wantsBadge(request)) return redirect(`/api/v1/certificates/${encodeURIComponent(typed)}.json`);
    try {
      return page(...(await this.presenter.checked(language, await this.certificates.check(typed))));
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return page('certificates/unknown', ...this.presenter.unknown(language, typed.slice(0, LONGEST_TYPED)));
    }
  }
}
