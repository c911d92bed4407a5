import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ALLOW, type Allowed, NEVER_REPLAYED } from './allow';
import { type ApiArea, DESCRIBED } from './described';

/** A route and who may call it. */
export interface RoutePermission {
  readonly method: string;
  readonly path: string;
  readonly allowed: readonly Allowed[];
  readonly controller: { readonly name: string };
  /** The method of the controller. */
  readonly handler: string;
  /** Whether a repeated POST gets its first answer. */
  readonly replayed: boolean;
}

/** A route of the API with what is told of its controller; nothing where that was forgotten. */
export interface DescribedRoute extends RoutePermission {
  readonly area: ApiArea | undefined;
}

type Handler = (...args: unknown[]) => unknown;

/** Every route of the product by path and method; `allowed` is empty for one that the guard refuses to everybody. */
export function routePermissions(app: INestApplicationContext): RoutePermission[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const types = [...new Set(controllers.flatMap(({ metatype }) => (metatype ? [metatype as Handler] : [])))];
  const routes = types.flatMap((type) => routesOf(type));
  return routes.sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
}

/** Every route of the API. */
export function describedRoutes(app: INestApplicationContext): DescribedRoute[] {
  return routePermissions(app)
    .filter(({ path }) => path.startsWith('/api/v1/'))
    .map((route) => ({ ...route, area: Reflect.getMetadata(DESCRIBED, route.controller) as ApiArea | undefined }));
}

function routesOf(type: Handler): RoutePermission[] {
  const prototype = type.prototype as Record<string, Handler>;
  const bases = listOf(Reflect.getMetadata(PATH_METADATA, type) as string | string[] | undefined);
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (!handler) return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const allowed =
      (Reflect.getMetadata(ALLOW, handler) as Allowed[] | undefined) ??
      (Reflect.getMetadata(ALLOW, type) as Allowed[] | undefined) ??
      [];
    const paths = listOf(Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined);
    const replayed = Reflect.getMetadata(NEVER_REPLAYED, handler) !== true;
    const own = { method: RequestMethod[method], allowed, controller: type, handler: name, replayed };
    return bases.flatMap((base) => paths.map((path) => ({ ...own, path: joined(base, path) })));
  });
}

const listOf = (path: string | string[] | undefined): string[] => (Array.isArray(path) ? path : [path ?? '']);

const joined = (base: string, path: string): string =>
  `/${[base, path]
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/')}`;
