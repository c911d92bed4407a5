import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Actor, Role } from '../../shared/actor';
import { newId } from '../../shared/ids';
import type { Language } from '../../shared/locale';
import type { Request } from './request';

/**
 * Who may call a route: everybody (`public`), whoever holds a secret link (`secret`; the domain's policy compares it), somebody signed
 * in whatever the role (`staff`, which the SMS gateway is not), or the roles named. A route without it is refused by test/architecture and by the guard.
 */
export type Allowed = 'public' | 'secret' | 'staff' | Role;

/** Whether the role opens a route. The SMS gateway has its one route alone: what answers it brings may come from anybody. */
export const opens = (allowed: readonly Allowed[], role: Role): boolean =>
  allowed.includes(role) || (role !== 'gateway' && allowed.includes('staff'));

export const ALLOW = 'sofra:allow';

/** Declares who may call the route. */
export const Allow = (...allowed: [Allowed, ...Allowed[]]) => SetMetadata(ALLOW, allowed);

export const NEVER_REPLAYED = 'sofra:never-replayed';

/** Keeps the answer of a POST out of the store of first answers: it sets a cookie, or its body holds a password. */
export const NeverReplayed = () => SetMetadata(NEVER_REPLAYED, true);

const requestOf = (context: ExecutionContext): Request => context.switchToHttp().getRequest<Request>();

/** The actor that the guard found. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => requestOf(context).facts.actor,
);

/** The language of the request. */
export const RequestLanguage = createParamDecorator(
  (_: unknown, context: ExecutionContext): Language => requestOf(context).facts.language,
);

/** The id of the record that this request makes, the same when the request is repeated under its Idempotency-Key. */
export const OperationId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { facts } = requestOf(context);
  return (facts.operationId ??= newId());
});
