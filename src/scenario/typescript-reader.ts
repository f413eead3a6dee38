// Runs one TypeScript scenario on a thread of its own, and hands over what it exports as plain data.
import { parentPort, workerData } from 'node:worker_threads';
import type { Json } from '../kernel/trace.ts';
import type { Path } from './placeholder.ts';
import type { Problem } from './problem.ts';

/** What the thread says, once; a thread that ends without a word has been ended by the file. */
export type Reading =
  | { readonly kind: 'data'; readonly value: Json; readonly problems: readonly Problem[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'thrown'; readonly message: string; readonly stack: string };

const defaultOf = (module: unknown): unknown =>
  (module as { readonly default?: unknown } | null | undefined)?.default;

/** In a folder without `"type": "module"` the exports arrive wrapped once more. */
function exportedBy(module: unknown): unknown {
  const outer = defaultOf(module);
  if (typeof outer !== 'object' || outer === null) return outer;
  if ('__esModule' in outer) return defaultOf(outer);
  // What such a folder makes of a file that exports nothing.
  return Object.keys(outer).length === 0 ? undefined : outer;
}

const DEPTH_MAX = 50;

/** A literal's object: nothing but `Object.prototype`, of whatever realm, above it. */
function isLiteral(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The value as JSON; what is not data is reported, and stands as null. */
function toJson(value: unknown, path: Path, problems: Problem[]): Json {
  const refuse = (message: string): null => {
    problems.push({ path, at: 'value', message, hint: 'a scenario is plain data, without code' });
    return null;
  };
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : refuse(`${value} cannot be kept`);
  }
  if (typeof value !== 'object') return refuse(`expected data, but here is a ${typeof value}`);
  if (path.length > DEPTH_MAX) return refuse('this is nested too deeply');
  if (Array.isArray(value)) {
    return value.map((item, index) => toJson(item, [...path, index], problems));
  }
  if (!isLiteral(value)) return refuse('expected data, but here is an object of a class');
  const json: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__') refuse('"__proto__" cannot be a name');
    else if (item !== undefined) json[key] = toJson(item, [...path, key], problems);
  }
  return json;
}

async function readModule(href: string): Promise<Reading> {
  try {
    const exported = exportedBy(await import(href));
    if (exported === undefined) return { kind: 'nothing' };
    const problems: Problem[] = [];
    return { kind: 'data', value: toJson(exported, [], problems), problems };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : { message: error, stack: '' };
    return { kind: 'thrown', message: String(message), stack: stack ?? '' };
  }
}

parentPort?.postMessage(await readModule(String(workerData)));
