// A call to something that is not simulated: noted, with the nearest that is.
import { closest } from 'fastest-levenshtein';
import type { Route } from '../../src/kernel/routes.ts';
import type { Method } from '../../src/kernel/wire.ts';
import type { Context } from './context.ts';

export function recordUnknown(
  context: Context,
  method: Method,
  path: string,
  routes: readonly Route<Context>[],
): void {
  const known = routes.map((route) => `${route.method} ${route.path}`);
  const nearest = closest(`${method} ${path}`, known);
  context.services.trace.record('finding', {
    node: 'whatsapp',
    method,
    path,
    note: `not simulated; the nearest route is ${nearest}`,
  });
}
