// What is not simulated: Zendesk's own not-found answer, and a finding with the nearest route.
import { distance } from 'fastest-levenshtein';
import { type Route, splitUrl } from '../../../../src/kernel/routes.ts';
import type { Request, Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { INVALID_ENDPOINT } from './errors.ts';

/** Ids stand for parameters, so that `/tickets/17` is near `/tickets/{id}`. */
const shape = (path: string): string => path.replace(/\/\d+(?=\/|$)/g, '/{id}');

/** Longer than any route; what is longer is not compared in full. */
const PATH_LENGTH_MAX = 200;

export function unknownEndpoint(
  desk: Desk,
  request: Request,
  routes: readonly Route<Desk>[],
): Response {
  const { path } = splitUrl(request.url);
  const asked = `${request.method} ${shape(path.slice(0, PATH_LENGTH_MAX))}`;
  let nearest = '';
  let least = Number.POSITIVE_INFINITY;
  for (const route of routes) {
    const candidate = `${route.method} ${route.path}`;
    const far = distance(asked, candidate);
    if (far < least) {
      least = far;
      nearest = candidate;
    }
  }
  desk.trace.record('finding', {
    node: 'zendesk',
    method: request.method,
    path,
    note: `not simulated; the nearest route is ${nearest}`,
  });
  return INVALID_ENDPOINT;
}
