/** What routes are made of: who may, checked input, pages, problems, repeated requests, limits. */
export { namesForm } from './accept';
export { ALLOW, Allow, type Allowed, CurrentActor, NeverReplayed, OperationId, opens, RequestLanguage } from './allow';
export { instant, listOf, localText, money } from './answers';
export { parseBody, type ParsedForm, parseForm } from './body';
export { type ApiArea, Described, type Refusals, type RouteText } from './described';
export { fieldMessages } from './field-messages';
export {
  EmptyBody,
  blank,
  instantField,
  lineField,
  localTextField,
  moneyField,
  pageFields,
  personLanguageField,
  slugField,
  zoneField,
} from './fields';
export { type Frame, Frames } from './frames';
export { HttpModule } from './http.module';
export { byteRange, type ByteRange } from './byte-range';
export { KeptForms } from './kept-forms';
export { page, Page, type PageOptions, redirect, Redirect } from './page';
export { type Limit, RateLimits, tooManyTries } from './rate-limits';
export { isApi, type Reply, type Request, type RequestFacts } from './request';
export { configureServer, createAdapter } from './server';
export { describedRoutes, type DescribedRoute, type RoutePermission, routePermissions } from './route-table';
export { Visitors } from './visitors';
export { bytesOf, fileField, TakesFile, Upload } from './uploads';
