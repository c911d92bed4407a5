import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ALLOW, type Allowed } from './allow';

/** A route and who may call it. */
export interface RoutePermission {
  readonly method: string;
  readonly path: string;
  readonly allowed: readonly Allowed[];
}

type Handler = (...args: unknown[]) => unknown;

/** Every route of the product by path and method; `allowed` is empty for one that the guard refuses to everybody. */
export function routePermissions(app: INestApplicationContext): RoutePermission[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const types = [...new Set(controllers.flatMap(({ metatype }) => (metatype ? [metatype as Handler] : [])))];
  const routes = types.flatMap((type) => routesOf(type));
  return routes.sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
}

function routesOf(type: Handler): RoutePermission[] {
  const prototype = type.prototype as Record<string, Handler>;
  const bases = listOf(Reflect.getMetadata(PATH_METADATA, type) as string | string[] | undefined);
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (!handler) return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const own = Reflect.getMetadata(ALLOW, handler) as Allowed[] | undefined;
    const allowed = own ?? (Reflect.getMetadata(ALLOW, type) as Allowed[] | undefined) ?? [];
    const paths = listOf(Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined);
    return bases.flatMap((base) =>
      paths.map((path) => ({ method: RequestMethod[method], path: joined(base, path), allowed })),
    );
  });
}

const listOf = (path: string | string[] | undefined): string[] => (Array.isArray(path) ? path : [path ?? '']);

const joined = (base: string, path: string): string =>
  `/${[base, path]
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/')}`;
