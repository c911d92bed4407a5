import { type CanActivate, type ExecutionContext, Injectable, type OnModuleInit } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, ANONYMOUS } from '../shared/actor';
import { DomainError, ForbiddenError } from '../shared/domain-error';
import { ALLOW, type Allowed, isApi, opens, type Reply, type Request, Visitors } from '../platform/http';
import { Links } from '../platform/secrets';
import type { Identity } from './account';
import { Identities } from './identities';
import { SIGN_IN_COOKIE } from './sign-in-cookie';

const LONGEST_SECRET = 64;

/**
 * Stands before every route: finds the actor and compares with the route's `@Allow`. A route without one is refused. Roles are
 * checked here, rows by the domain's policy.
 */
@Injectable()
export class AccessGuard implements CanActivate, OnModuleInit {
  constructor(
    private readonly reflector: Reflector,
    private readonly identities: Identities,
    private readonly links: Links,
    private readonly visitors: Visitors,
  ) {}

  onModuleInit(): void {
    this.visitors.register(async (request) => {
      const identity = await this.identities.ofSignIn(request.cookies[SIGN_IN_COOKIE] ?? '');
      if (identity) request.facts.actor = staff(identity, request);
    });
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const allowed = this.reflector.getAllAndOverride<Allowed[] | undefined>(ALLOW, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!allowed) throw new ForbiddenError('Nobody may call this route.');
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const bearer = bearerOf(request);
    const secret = secretOf(request);
    const cookie = request.cookies[SIGN_IN_COOKIE];
    if (bearer === undefined && secret === undefined && !cookie) return admit(ANONYMOUS, allowed, http);
    return this.identify(request, { bearer, secret, cookie }).then((actor) => {
      request.facts.actor = actor;
      return admit(actor, allowed, http);
    });
  }

  /** A token before a secret before a cookie: what a caller sends on purpose counts more than what a browser sends by itself. */
  private async identify(
    request: Request,
    {
      bearer,
      secret,
      cookie,
    }: { bearer?: string | undefined; secret?: string | undefined; cookie?: string | undefined },
  ): Promise<Actor> {
    if (bearer !== undefined) {
      const identity = await this.identities.ofToken(bearer);
      if (!identity) throw new DomainError('wrong_token', 401, 'This API token is not known, or was revoked.');
      return staff(identity, request);
    }
    if (secret !== undefined) return { kind: 'holder', secretHash: this.links.hash(secret) };
    const identity = cookie ? await this.identities.ofSignIn(cookie) : null;
    return identity ? staff(identity, request) : ANONYMOUS;
  }
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer\s+(.*)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** The secret of a link, from its address or from the header. */
function secretOf(request: Request): string | undefined {
  const inPath = (request.params as Record<string, string> | undefined)?.['secret'];
  const secret = inPath ?? request.headers['x-secret'];
  return typeof secret === 'string' && secret !== '' && secret.length <= LONGEST_SECRET ? secret : undefined;
}

/** The account at work for the organisation that the request names, else for the one chosen for this sign-in, else for its first. */
function staff({ accountId, name, via, memberships, chosen: kept }: Identity, request: Request): Actor {
  const wanted = request.headers['x-organisation'];
  const chosen =
    wanted === undefined
      ? (memberships.find(({ organisation }) => organisation.id === kept) ?? memberships[0])
      : memberships.find(({ organisation }) => organisation.slug === wanted || organisation.id === wanted);
  if (!chosen && wanted !== undefined) throw new ForbiddenError('You have no role in this organisation.');
  request.facts.organisation = chosen?.organisation.name;
  request.facts.organisations = memberships.length;
  return {
    kind: 'staff',
    accountId,
    name,
    organisationId: chosen?.organisation.id ?? '',
    organisationSlug: chosen?.organisation.slug ?? '',
    roles: chosen?.roles ?? [],
    via,
  };
}

function admit(actor: Actor, allowed: readonly Allowed[], http: { getRequest<T>(): T; getResponse<T>(): T }): boolean {
  if (allowed.includes('public')) return true;
  if (actor.kind === 'holder' && allowed.includes('secret')) return true;
  if (actor.kind === 'staff') {
    const { roles } = actor;
    if (roles.length === 0 ? allowed.includes('staff') : roles.some((role) => opens(allowed, role))) return true;
    if (!allowed.every((one) => one === 'secret')) throw new ForbiddenError();
  }
  if (isApi(http.getRequest<Request>()))
    void http.getResponse<Reply>().header('www-authenticate', 'Bearer realm="sofra"');
  throw new DomainError('not_signed_in', 401, 'Sign in, send an API token, or send the secret of your own link.');
}
