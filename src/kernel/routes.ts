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

/** A rule that no single route states: when something happens, how often, for how long. */
export interface Rule extends Fidelity {
  readonly rule: string;
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

interface Leaf<Context> {
  readonly route: Route<Context>;
  /** Its parameters, in the order of the path. */
  readonly names: readonly string[];
}

interface Branch<Context> {
  readonly fixed: Map<string, Branch<Context>>;
  any: Branch<Context> | undefined;
  readonly routes: Map<Method, Leaf<Context>>;
}

const branch = <Context>(): Branch<Context> => ({
  fixed: new Map(),
  any: undefined,
  routes: new Map(),
});

const NO_QUERY = '';

const HASH = 0x23;
const SLASH = 0x2f;
const QUESTION_MARK = 0x3f;

/** Where the path begins: after the scheme and the host, if there are any. */
export function pathStart(url: string): number {
  const scheme = url.startsWith('/') ? -1 : url.indexOf('://');
  if (scheme < 0) return 0;
  for (let i = scheme + 3; i < url.length; i++) {
    const code = url.charCodeAt(i);
    if (code === SLASH || code === QUESTION_MARK || code === HASH) return i;
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

  /** `start` is where the segment begins, past the end when there is none left. */
  const find = (
    at: Branch<Context>,
    path: string,
    start: number,
    method: Method,
    values: string[],
  ): Leaf<Context> | undefined => {
    if (start > path.length) return at.routes.get(method);
    const slash = path.indexOf('/', start);
    const end = slash < 0 ? path.length : slash;
    const segment = path.slice(start, end);
    const fixed = at.fixed.get(segment);
    if (fixed !== undefined) {
      const found = find(fixed, path, end + 1, method, values);
      if (found !== undefined) return found;
    }
    if (at.any === undefined || segment === '') return undefined;
    values.push(decode(segment));
    const found = find(at.any, path, end + 1, method, values);
    if (found === undefined) values.pop();
    return found;
  };

  return (context, request) => {
    const { path, query } = splitUrl(request.url);
    const slash = path.indexOf('/');
    const values: string[] = [];
    const found = find(root, path, (slash < 0 ? path.length : slash) + 1, request.method, values);
    if (found === undefined) return undefined;
    const params: Record<string, string> = {};
    for (let i = 0; i < values.length; i++) params[found.names[i] as string] = values[i] as string;
    return found.route.handle(context, new Arrival(request, path, params, query));
  };
}

/** Most handlers never look at the query, so it is read when one does. */
class Arrival implements Call {
  readonly request: Request;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly #written: string;
  #query: URLSearchParams | undefined;

  constructor(
    request: Request,
    path: string,
    params: Readonly<Record<string, string>>,
    written: string,
  ) {
    this.request = request;
    this.path = path;
    this.params = params;
    this.#written = written;
  }

  get query(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.#written);
    return this.#query;
  }
}

/** A handler from a table, its context, and the vendor's answer to an unknown path. */
export function handlerOf<Context>(
  dispatch: Dispatch<Context>,
  context: Context,
  notFound: (request: Request) => Response,
): Handler {
  return (request) => dispatch(context, request) ?? notFound(request);
}
