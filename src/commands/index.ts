/** The command line. */
export { run } from './run';
export { type RoutePermission, routePermissions } from './permissions';
