import { createHash } from 'node:crypto';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';
import { z } from 'zod';
import { DomainError, FieldErrors } from '../../shared/domain-error';

/** Whoever sends a file within JSON needs up to twice its bytes for it, and the other fields some more. Only texts go so: tables, statements. */
const JSON_FACTOR = 2;
const MOST_TEXT_BYTES = 5 * 1024 * 1024;
const REST_BYTES = 64 * 1024;

/** A file that came with a form. */
export class Upload {
  constructor(
    readonly bytes: Buffer,
    /** Whether it was larger than the route takes; then these are its first bytes. */
    readonly cut: boolean,
  ) {}

  /** What stands for it where a request is compared with another: never the file itself. */
  toJSON(): string {
    return createHash('sha256').update(this.bytes).digest('base64url');
  }
}

/** A file of a form, or its text within JSON. */
export const fileField = (description: string) =>
  z
    .custom<string | Upload>((value) => typeof value === 'string' || value instanceof Upload, {
      error: ({ input }) => (input === undefined ? 'required' : 'wrong_type'),
    })
    .meta({ type: 'string', description });

/**
 * The bytes of such a field.
 * @throws FieldErrors `file` required for an empty one, DomainError 413 body_too_large
 */
export function bytesOf(file: string | Upload): Buffer {
  if (typeof file !== 'string' && file.cut) throw new DomainError('body_too_large', 413, 'The file is too large.');
  const bytes = typeof file === 'string' ? Buffer.from(file) : file.bytes;
  if (bytes.length === 0) throw new FieldErrors([{ field: 'file', code: 'required', message: '' }]);
  return bytes;
}

interface FileConfig {
  readonly fileBytes?: number;
  readonly fileCount?: number;
  readonly fieldCount?: number;
}

/** Lets a route take a file of so many bytes, or several, with a few fields: in a form of a page or of a program, or as text within JSON. */
export const TakesFile = (fileBytes: number, fileCount = 1, fieldCount = 20) =>
  applyDecorators(
    RouteConfig({ fileBytes, fileCount, fieldCount }),
    ApiConsumes('application/json', 'multipart/form-data'),
  );

/** Says how large a body may be on routes that take a file. It is called before the routes are added. */
export function limitUploads(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const { fileBytes } = (route.config ?? {}) as FileConfig;
    if (fileBytes !== undefined) route.bodyLimit = Math.min(fileBytes, MOST_TEXT_BYTES) * JSON_FACTOR + REST_BYTES;
  });
}

/** Reads forms with a file into the body, on routes that take one: after the guard, so that nobody fills the memory who may not send it. */
@Injectable()
export class UploadsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { fileBytes, fileCount: files = 1, fieldCount: fields = 20 } = request.routeOptions.config as FileConfig;
    if (fileBytes === undefined || !request.isMultipart()) return next.handle();
    return from(readParts(request, { fileSize: fileBytes, files, fields })).pipe(
      mergeMap((body) => {
        request.body = body;
        return next.handle();
      }),
    );
  }
}

interface FileLimits {
  readonly fileSize: number;
  readonly files: number;
  readonly fields: number;
}

/** What the parts of a form hold. @throws DomainError 400 `unreadable` for a form that is broken off or says no boundary */
async function readParts(request: FastifyRequest, limits: FileLimits): Promise<Record<string, unknown>> {
  try {
    return await fieldsOf(request, limits);
  } catch (error) {
    const { statusCode } = error as { statusCode?: number };
    if (statusCode === 413) throw new DomainError('body_too_large', 413, 'The form is too large.');
    throw new DomainError('unreadable', 400, 'The form with the file is broken off or not readable.');
  }
}

/** A file that nobody chose comes without a name and without bytes: it is no field. */
async function fieldsOf(request: FastifyRequest, limits: FileLimits): Promise<Record<string, unknown>> {
  const fields = new Map<string, unknown>();
  // What is ticked several times under one name comes as a list, as it does without a file.
  const add = (name: string, value: unknown): void => {
    const before = fields.get(name);
    fields.set(name, fields.has(name) ? [...(Array.isArray(before) ? (before as unknown[]) : [before]), value] : value);
  };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') add(part.fieldname, part.value);
    else {
      const upload = new Upload(await part.toBuffer(), part.file.truncated);
      if (part.filename !== '' || upload.bytes.length > 0) add(part.fieldname, upload);
    }
  }
  return Object.fromEntries(fields);
}
