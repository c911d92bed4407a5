import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { FieldErrors, type FieldProblem } from '../../shared/domain-error';

/** A parsed form, or what is wrong with it together with what was typed. */
export type ParsedForm<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldProblem[]; readonly input: Readonly<Record<string, unknown>> };

/** A schema's own message is a code when it looks like one; zod's own words are turned into a code by kind. */
function codeOf(issue: z.core.$ZodIssue): string {
  if (/^[a-z]+(_[a-z]+)*$/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return /received undefined/.test(issue.message) ? 'required' : 'wrong_type';
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? 'required'
        : `too_${issue.origin === 'string' ? 'short' : 'small'}`;
    case 'too_big':
      return `too_${issue.origin === 'string' ? 'long' : 'big'}`;
    case 'unrecognized_keys':
      return 'unknown_field';
    case 'invalid_value':
      return 'not_a_choice';
    default:
      return 'wrong_format';
  }
}

function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...path, key].join('.'), code: 'unknown_field', message: '' }));
    }
    return [{ field: path.join('.') || 'body', code: codeOf(issue), message: '' }];
  });
}

/**
 * Checks a JSON body. Messages are empty here: they are written in the reader's language where the answer is made.
 * @throws FieldErrors
 */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  throw new FieldErrors(problemsOf(result.error));
}

/** Checks a page's form and keeps what was typed, for the page that comes back. */
export function parseForm<T>(schema: z.ZodType<T>, body: unknown): ParsedForm<T> {
  const input = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const result = schema.safeParse(input);
  return result.success ? { ok: true, value: result.data } : { ok: false, errors: problemsOf(result.error), input };
}

/** Lets a route write `@Body({ schema })` or `@Query({ schema })`: the same schema checks the input and describes it in OpenAPI. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    return metadata.schema instanceof z.ZodType ? parseBody(metadata.schema, value) : value;
  }
}
