// Route tables: dispatch against a slow, obvious oracle.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRoutes, handlerOf, type Route, splitUrl } from '../../src/kernel/routes.ts';
import { empty, get, METHODS, type Method, type Request } from '../../src/kernel/wire.ts';

interface Seen {
  readonly method: Method;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: string;
}

/** A route that notes in its context that it was the one. */
const route = (method: Method, path: string): Route<Seen[]> => ({
  method,
  path,
  fidelity: 'supported',
  confidence: 'assumption',
  source: 'test',
  handle(seen, call) {
    seen.push({ method, path, params: call.params, query: call.query.toString() });
    return empty(200);
  },
});

const request = (method: Method, url: string): Request => ({ ...get(url), method });

function dispatched(table: readonly Route<Seen[]>[], asked: Request): Seen | undefined {
  const seen: Seen[] = [];
  const answer = compileRoutes(table)(seen, asked);
  expect(answer === undefined).toBe(seen.length === 0);
  return seen[0];
}

/** The oracle: every route is tried; of those that match, a fixed segment beats a parameter, leftmost first. */
function obvious(
  table: readonly Route<Seen[]>[],
  method: Method,
  path: string,
): string | undefined {
  const asked = path.split('/').slice(1);
  const fitting = table.filter((candidate) => {
    const segments = candidate.path.split('/').slice(1);
    return (
      candidate.method === method &&
      segments.length === asked.length &&
      segments.every((segment, i) =>
        segment.startsWith('{') ? asked[i] !== '' : segment === asked[i],
      )
    );
  });
  const rank = (path: string) =>
    path
      .split('/')
      .slice(1)
      .map((segment) => (segment.startsWith('{') ? '1' : '0'))
      .join('');
  return fitting.sort((a, b) => (rank(a.path) < rank(b.path) ? -1 : 1))[0]?.path;
}

const segment = fc.constantFrom('a', 'b', 'messages', '{x}', '{y}');
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => {
  // Parameter names must differ within a path.
  return parts.map((part, i) => (part.startsWith('{') ? `{p${i}}` : part));
});
const method = fc.constantFrom(...METHODS);
const tables = fc.uniqueArray(fc.tuple(method, path), {
  selector: ([verb, parts]) => `${verb} /${parts.join('/')}`,
  maxLength: 25,
});
const asked = fc
  .array(fc.constantFrom('a', 'b', 'messages', 'other', ''), { minLength: 1, maxLength: 4 })
  .map((parts) => `/${parts.join('/')}`);

describe('dispatch', () => {
  test('finds what trying every route would find', () => {
    fc.assert(
      fc.property(tables, method, asked, (rows, verb, url) => {
        const table = rows.map(([m, parts]) => route(m, `/${parts.join('/')}`));
        const found = dispatched(table, request(verb, `https://a.example${url}?q=1`));
        expect(found?.path).toBe(obvious(table, verb, url));
        expect(found?.query ?? 'q=1').toBe('q=1');
      }),
      { numRuns: 1_000 },
    );
  });

  test('gives each parameter the segment in its place', () => {
    fc.assert(
      fc.property(tables, method, asked, (rows, verb, url) => {
        const table = rows.map(([m, parts]) => route(m, `/${parts.join('/')}`));
        const found = dispatched(table, request(verb, `https://a.example${url}`));
        if (found === undefined) return;
        const filled = found.path.replace(
          /\{(\w+)\}/g,
          (_, name: string) => found.params[name] ?? '?',
        );
        expect(filled).toBe(url);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a fixed segment beats a parameter, and the search goes back if that leads nowhere', () => {
    const table = [
      route('GET', '/{id}/messages'),
      route('GET', '/me'),
      route('POST', '/me/messages'),
    ];
    expect(dispatched(table, request('GET', 'https://a.example/me/messages'))?.path).toBe(
      '/{id}/messages',
    );
    expect(dispatched(table, request('POST', 'https://a.example/me/messages'))?.path).toBe(
      '/me/messages',
    );
    expect(dispatched(table, request('DELETE', 'https://a.example/me'))).toBeUndefined();
  });

  test('parameters are decoded, and kept as they are when they cannot be', () => {
    const table = [route('GET', '/files/{name}')];
    const name = (url: string): string | undefined => {
      const { name } = dispatched(table, request('GET', url))?.params ?? {};
      return name;
    };
    expect(name('https://a.example/files/%2B55%20%C3%A9')).toBe('+55 é');
    expect(name('https://a.example/files/%E0%A4%A')).toBe('%E0%A4%A');
    expect(name('https://a.example/files/a%2Fb')).toBe('a/b');
    expect(name('https://a.example/files/..')).toBe('..');
    expect(name('https://a.example/files/')).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        expect(name(`https://a.example/files/${encodeURIComponent(text)}`)).toBe(text);
      }),
    );
  });

  test('two routes for the same place are refused, whatever their parameters are called', () => {
    expect(() => compileRoutes([route('GET', '/{a}/x'), route('GET', '/{b}/x')])).toThrow(
      'two routes for GET /{b}/x',
    );
  });

  test('an unknown path is answered by the node itself', async () => {
    const handler = handlerOf(compileRoutes([route('GET', '/a')]), [], () => empty(404));
    expect(await handler(get('https://a.example/a'))).toEqual(empty(200));
    expect(await handler(get('https://a.example/b'))).toEqual(empty(404));
  });
});

describe('splitUrl', () => {
  test.each([
    ['https://a.example/p/q?x=1&y=2#z', '/p/q', 'x=1&y=2'],
    ['https://a.example', '/', ''],
    ['https://a.example/', '/', ''],
    ['https://a.example?x=/1', '/', 'x=/1'],
    ['https://a.example/p#a?b', '/p', ''],
    ['/p?back=https://b.example/q', '/p', 'back=https://b.example/q'],
    ['/p', '/p', ''],
    ['https://a.example/p?', '/p', ''],
    ['https://a.example//p', '//p', ''],
  ])('%s', (url, path, query) => {
    expect(splitUrl(url)).toEqual({ path, query });
  });

  test('agrees with the URL of the platform', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const { path, query } = splitUrl(url);
        const standard = new URL(url);
        // The platform also resolves dots and encodes; compare what has neither.
        fc.pre(
          !path.includes('.') && new URL(url).href === (url.includes('/', 8) ? url : `${url}/`),
        );
        expect(path).toBe(standard.pathname);
        expect(`?${query}`).toBe(standard.search || '?');
      }),
    );
  });
});
