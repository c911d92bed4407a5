import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  MethodNotAllowedException,
  NotFoundException,
} from '@nestjs/common';
import { MongoNetworkError, MongoServerSelectionError } from 'mongodb';
import { DomainError, FieldErrors } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Texts } from '../i18n';
import { Logger } from '../logging';
import { fieldMessages } from './field-messages';
import { KeptForms } from './kept-forms';
import { MethodTable } from './methods';
import { page } from './page';
import { PageRenderer } from './page-renderer';
import { isApi, type Reply, type Request } from './request';

/** An error page exists for these; others show the one of their class. */
const PAGES: Readonly<Record<number, string>> = {
  403: 'errors/403',
  404: 'errors/404',
  429: 'errors/429',
  503: 'errors/503',
};
const RETRY_SECONDS = 5;

/** What Fastify itself refuses before a route is reached. */
const FASTIFY_CODES: Readonly<Record<number, string>> = {
  400: 'unreadable',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
};

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly extra: Readonly<Record<string, unknown>>;
}

/** The one place where errors become answers: a problem document (RFC 9457) for the API, a page for people. */
@Catch()
export class ProblemsFilter implements ExceptionFilter {
  constructor(
    private readonly texts: Texts,
    private readonly pages: PageRenderer,
    private readonly methods: MethodTable,
    private readonly kept: KeptForms,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const reply = http.getResponse<Reply>();
    const methods = error instanceof NotFoundException ? this.methods.at(request) : [];
    const noRoute = methods.length > 0 && !methods.includes(request.method);
    // RFC 9110, 15.5.6: a 405 names the methods that are there.
    if (noRoute) void reply.header('allow', methods.join(', '));
    this.answer(noRoute ? new MethodNotAllowedException() : error, request, reply);
  }

  private answer(error: unknown, request: Request, reply: Reply): void {
    const answer = answerOf(error);
    if (answer.status >= 500 && answer.status !== 503)
      this.logger.error('request failed', { id: request.id, cause: error });
    if (reply.sent) return;
    if (answer.status === 503 || answer.status === 429) {
      void reply.header('retry-after', String((answer.extra['retryAfter'] as number | undefined) ?? RETRY_SECONDS));
    }
    if (forPrograms(request)) this.problem(error, answer, request, reply);
    else if (answer.code === 'not_signed_in') this.toSignIn(request, reply);
    else this.page(answer, request, reply);
  }

  private problem(error: unknown, answer: Answer, request: Request, reply: Reply): void {
    const { language } = request.facts;
    const body = {
      ...answer.extra,
      type: `urn:sofra:problem:${answer.code}`,
      title: titleOf(answer.code),
      status: answer.status,
      detail: this.detailFor(language, answer),
      code: answer.code,
      ...(error instanceof FieldErrors ? { errors: fieldMessages(this.texts, language, error.errors) } : {}),
      requestId: request.id,
    };
    void reply
      .status(answer.status)
      .type('application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(body));
  }

  private page(answer: Answer, request: Request, reply: Reply): void {
    const view = PAGES[answer.status] ?? (answer.status < 500 ? 'errors/refused' : 'errors/500');
    const { language } = request.facts;
    const reason = this.wordsFor(language, answer.code);
    const title = this.texts.t(language, this.titleKey(answer.status));
    const signedIn = request.facts.actor.kind === 'staff';
    const html = this.pages.send(
      request,
      reply,
      page(
        view,
        { requestId: request.id, reason, path: request.facts.path, signedIn },
        {
          status: answer.status,
          title,
          private: true,
          everyLanguage: true,
          ...(signedIn ? { layout: 'staff' as const } : {}),
        },
      ),
    );
    void reply.send(html);
  }

  /**
   * People sign in and come back to the page that they wanted. A form whose sign-in was over is kept in the page that asks for it, and can
   * be sent afterwards; one with nothing to keep leads to the page that it stands on.
   */
  private toSignIn(request: Request, reply: Reply): void {
    const { language, path } = request.facts;
    const next = this.methods.at(request).includes('GET') ? path : '';
    const kept = this.kept.keep(request);
    if (kept === undefined) {
      const query = next === '' ? '' : `?${new URLSearchParams({ next }).toString()}`;
      void reply.header('cache-control', 'no-store').redirect(`/${language}/sign-in${query}`, 303);
      return;
    }
    const title = this.texts.t(language, this.titleKey(401));
    const model = { errors: [], email: '', next, kept };
    const html = this.pages.send(request, reply, page('errors/401', model, { status: 401, title, private: true }));
    void reply.header('www-authenticate', 'Bearer realm="sofra"').send(html);
  }

  /** Readers of English get the words of the case itself, which know more than the words for its code. */
  private detailFor(language: Language, { code, detail }: Answer): string {
    const own = detail === code ? undefined : detail;
    const words = this.wordsFor(language, code);
    return (language === 'en' ? (own ?? words) : (words ?? own)) ?? titleOf(code);
  }

  private wordsFor(language: Language, code: string): string | undefined {
    const key = `problems.${code}`;
    return this.texts.has(key) ? this.texts.t(language, key) : undefined;
  }

  private titleKey(status: number): string {
    const key = `errors.title.${status}`;
    return this.texts.has(key) ? key : 'errors.title.other';
  }
}

/** RFC 9457: the title of a kind of problem doesn't change from case to case. `class_full` is "Class full". */
const titleOf = (code: string): string => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('_', ' ')}`;

/** The API, and addresses beside it that programs call, unless a browser does. */
function forPrograms(request: Request): boolean {
  if (isApi(request)) return true;
  const beside = /^\/(dev|health|issuers)\//.test(request.url);
  return beside && !/text\/html/.test(request.headers.accept ?? '');
}

function answerOf(error: unknown): Answer {
  if (error instanceof DomainError) {
    return { status: error.status, code: error.code, detail: error.message, extra: error.extra };
  }
  if (databaseAway(error)) {
    return {
      status: 503,
      code: 'database_away',
      detail: 'The database does not answer. Nothing is lost; repeat it in a moment.',
      extra: {},
    };
  }
  const status = statusOf(error);
  if (status >= 400 && status < 500) {
    return { status, code: FASTIFY_CODES[status] ?? 'refused', detail: wordsOf(status), extra: {} };
  }
  return { status: 500, code: 'internal', detail: 'Something broke on our side. It is written down.', extra: {} };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}

function wordsOf(status: number): string {
  if (status === 400) return 'The request cannot be read.';
  if (status === 404) return 'There is nothing at this address.';
  if (status === 405) return 'This address does not take that method.';
  if (status === 413) return 'The request is too large.';
  return status === 415 ? 'Send JSON with the content type application/json.' : 'The request was refused.';
}

const AWAY: ReadonlySet<string> = new Set([
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'PoolClearedOnNetworkError',
]);

/** MongoDB out of reach, or without a primary for the moment. */
function databaseAway(error: unknown): boolean {
  if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError) return true;
  return error instanceof Error && AWAY.has(error.name);
}
