import { Injectable } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { type ApiArea, describedRoutes, type DescribedRoute, type RouteText } from '../http';
import { Config } from '../config';
import { Components } from './components';
import { guide, guideText } from './guide';
import { jsonSchemaOf } from './json-schema';
import { completed, type Operation } from './operation';

/** What holds for every call, in a few sentences. */
export const ABOUT = `Courses in three levels: classes, places, waiting lists, certificates. JSON in and out.

Refusals are problems (RFC 9457) with a stable \`code\`. Lists are \`{items, next}\`: send \`next\` back as \`after\`. Every POST takes an
\`Idempotency-Key\`. Fields that a body or a query should not have are refused. Dates are RFC 3339, money is \`{amount, currency}\` in minor units, phones
are E.164, languages BCP 47. More members may come in answers.`;

const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Repeats the call without doing it twice: for 24 hours the first answer comes again. At least 16 characters without a sign-in.',
    schema: { type: 'string', maxLength: 200 },
    example: '6f1c2f0e-5a0d-4c59-9a86-6f0a3c1d2b77',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag that was read: 412 when somebody changed it since.',
    schema: { type: 'string' },
    example: '"3"',
  },
  Organisation: {
    name: 'X-Organisation',
    in: 'header',
    description: 'The slug of the organisation, for an account that works for several. A token has one.',
    schema: { type: 'string' },
    example: 'legis',
  },
};

const HEADERS = {
  IdempotencyReplayed: {
    description: 'This is the first answer again.',
    schema: { type: 'string', const: 'true' },
  },
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer' } },
};

/** The API's description (OpenAPI 3.1), made when it is first asked for: from routes, their schemas and what is told of them. */
@Injectable()
export class ApiDocument {
  private app?: INestApplication;
  private built?: OpenAPIObject;

  constructor(private readonly config: Config) {}

  /** Which application is described. */
  describe(app: INestApplication): void {
    this.app = app;
  }

  get(): OpenAPIObject {
    if (!this.app) throw new Error('There is no application to describe.');
    return (this.built ??= build(this.app, this.config.publicUrl));
  }
}

function build(app: INestApplication, publicUrl: string): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('Sofra')
    .setDescription(`${ABOUT}\n\n${guideText(guide(publicUrl))}`)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addServer('/')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'sofra_...',
        description:
          'A token of one organisation with one role, which is its scope. Made by `npm run cli -- token create --organisation SLUG --role ROLE --name N`.',
      },
      'token',
    )
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'X-Secret',
        description: 'The secret of one’s own page, 11 characters. Whoever joins gets it.',
      },
      'secret',
    )
    .addCookieAuth(
      'sofra_sign_in',
      { type: 'apiKey', in: 'cookie', description: 'From POST /api/v1/sign-ins.' },
      'signIn',
    )
    .build();
  const nest = SwaggerModule.createDocument(app, settings, {
    standardSchemaConverter: (schema) => (schema instanceof z.ZodType ? jsonSchemaOf(schema) : undefined),
  });
  const components = new Components();
  const paths: Record<string, Record<string, object>> = {};
  const tags = new Set<string>();
  const inOrder = Object.keys(nest.paths);
  const rank = ({ path }: DescribedRoute): number => inOrder.indexOf(templateOf(path));
  for (const route of describedRoutes(app).toSorted((a, b) => rank(a) - rank(b))) {
    const path = templateOf(route.path);
    const method = route.method.toLowerCase();
    const operation = (nest.paths[path] as Record<string, Operation> | undefined)?.[method];
    if (!operation) throw new Error(`Nest does not know ${route.method} ${path}.`);
    const area = route.area ?? UNTOLD;
    const text = area.routes[route.handler] ?? untold(route);
    tags.add(area.tag);
    paths[path] = { ...paths[path], [method]: completed(operation, route, area, text, components) };
  }
  const { schemas, responses } = components;
  return {
    ...nest,
    paths,
    tags: [...tags].map((name) => ({ name })),
    components: {
      ...nest.components,
      schemas: { ...nest.components?.schemas, ...schemas },
      responses,
      parameters: PARAMETERS,
      headers: HEADERS,
    },
  } as OpenAPIObject;
}

const templateOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/** A route of which nothing is told stands there all the same; test/features/openapi finds it. */
const UNTOLD: ApiArea = { tag: 'other', routes: {} };
const untold = ({ handler }: DescribedRoute): RouteText => ({ summary: handler, answers: { 200: null } });
