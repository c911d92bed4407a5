/** The API's description for programs, and the page that shows it to people. */
export { ApiDocument } from './api-document';
export { OpenApiModule } from './openapi.module';
