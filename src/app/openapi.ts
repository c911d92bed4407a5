import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** The API's description for programs and people: `/api/openapi.json` and `/api/docs`. Pages are left out. */
export function describeApi(app: NestFastifyApplication): void {
  const settings = new DocumentBuilder()
    .setTitle('Sofra')
    .setDescription(
      'Courses in three levels: classes, places, waiting lists, certificates. Errors are RFC 9457 problems with a stable code. ' +
        'Every POST takes an Idempotency-Key.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Secret' }, 'secret')
    .addCookieAuth('sofra_sign_in', { type: 'apiKey', in: 'cookie' }, 'sign-in')
    .build();
  const whole = SwaggerModule.createDocument(app, settings);
  const paths = Object.fromEntries(Object.entries(whole.paths).filter(([path]) => path.startsWith('/api/')));
  SwaggerModule.setup('api/docs', app, { ...whole, paths }, { jsonDocumentUrl: 'api/openapi.json' });
}
