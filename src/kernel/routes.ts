// Route tables: what a node answers, as data. A table is compiled once and dispatches many worlds.
import type { Handler, Method, Request, Response } from './wire.ts';

/** How far a route or rule is simulated. */
export const FIDELITIES = ['supported', 'partial', 'not simulated'] as const;
/** How sure we are of it: the vendor's own text, a recording, a third party, or this project's own choice. */
export const CONFIDENCES = ['documented', 'observed', 'third party', 'assumption'] as const;

export interface Fidelity {
  readonly fidelity: (typeof FIDELITIES)[number];
  readonly confidence: (typeof CONFIDENCES)[number];
  /** Where the rule is written: a URL, or a name for this project's own routes. */
  readonly source: string;
  readonly note?: string;
}

export interface Call {
  readonly request: Request;
  /** Path without query, starting with `/`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export interface Route<Context> extends Fidelity {
  readonly method: Method;
  /** Segments in braces are parameters: `/v1/media/{id}`. */
  readonly path: string;
  readonly handle: (context: Context, call: Call) => Response | Promise<Response>;
}

export type Dispatch<Context> = (
  context: Context,
  request: Request,
) => Response | Promise<Response> | undefined;

interface Branch<Context> {
  readonly fixed: Map<string, Branch<Context>>;
  any: Branch<Context> | undefined;
  readonly routes: Map<Method, { readonly route: Route<Context>; readonly names: string[] }>;
}

const branch = <Context>(): Branch<Context> => ({
  fixed: new Map(),
  any: undefined,
  routes: new Map(),
});

const NO_QUERY = '';

/** Where the path begins: after the scheme and the host, if there are any. */
export function pathStart(url: string): number {
  const scheme = url.startsWith('/') ? -1 : url.indexOf('://');
  if (scheme < 0) return 0;
  for (let i = scheme + 3; i < url.length; i++) {
    const character = url[i];
    if (character === '/' || character === '?' || character === '#') return i;
  }
  return url.length;
}

/** Path and query of an absolute or relative URL, without the cost of a URL object. */
export function splitUrl(url: string): { readonly path: string; readonly query: string } {
  const start = pathStart(url);
  const hash = url.indexOf('#', start);
  const end = hash < 0 ? url.length : hash;
  const mark = url.indexOf('?', start);
  const path = mark < 0 || mark >= end ? url.slice(start, end) : url.slice(start, mark);
  return {
    path: path || '/',
    query: path.length < end - start ? url.slice(mark + 1, end) : NO_QUERY,
  };
}

function decode(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * Compiles a table. The dispatcher answers `undefined` when no route matches, so that each vendor
 * gives its own not-found shape. A fixed segment wins over a parameter.
 */
export function compileRoutes<Context>(table: readonly Route<Context>[]): Dispatch<Context> {
  const root = branch<Context>();
  for (const route of table) {
    const names: string[] = [];
    let at = root;
    for (const segment of route.path.split('/').slice(1)) {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      if (name !== undefined) {
        names.push(name);
        at.any ??= branch();
        at = at.any;
      } else {
        const known = at.fixed.get(segment);
        const next = known ?? branch<Context>();
        if (known === undefined) at.fixed.set(segment, next);
        at = next;
      }
    }
    if (at.routes.has(route.method)) {
      throw new Error(`two routes for ${route.method} ${route.path}`);
    }
    at.routes.set(route.method, { route, names });
  }

  const find = (
    at: Branch<Context>,
    segments: readonly string[],
    depth: number,
    method: Method,
    values: string[],
  ): { readonly route: Route<Context>; readonly names: string[] } | undefined => {
    const segment = segments[depth];
    if (segment === undefined) return at.routes.get(method);
    const fixed = at.fixed.get(segment);
    if (fixed !== undefined) {
      const found = find(fixed, segments, depth + 1, method, values);
      if (found !== undefined) return found;
    }
    if (at.any === undefined || segment === '') return undefined;
    values.push(decode(segment));
    const found = find(at.any, segments, depth + 1, method, values);
    if (found === undefined) values.pop();
    return found;
  };

  return (context, request) => {
    const { path, query } = splitUrl(request.url);
    const segments = path.split('/');
    segments.shift();
    const values: string[] = [];
    const found = find(root, segments, 0, request.method, values);
    if (found === undefined) return undefined;
    const params: Record<string, string> = {};
    found.names.forEach((name, i) => {
      params[name] = values[i] as string;
    });
    return found.route.handle(context, {
      request,
      path,
      params,
      query: new URLSearchParams(query),
    });
  };
}

/** A handler from a table, its context, and the vendor's answer to an unknown path. */
export function handlerOf<Context>(
  dispatch: Dispatch<Context>,
  context: Context,
  notFound: (request: Request) => Response,
): Handler {
  return (request) => dispatch(context, request) ?? notFound(request);
}
