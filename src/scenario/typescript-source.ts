// The TypeScript form: a module whose default export is plain data.
import { pathToFileURL } from 'node:url';
import type { Json } from '../kernel/trace.ts';
import type { Path } from './placeholder.ts';
import type { Problem } from './problem.ts';

/** Node says one of these when it cannot read TypeScript, or not this TypeScript. */
const NOT_READABLE: ReadonlySet<string> = new Set([
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
  'ERR_MODULE_NOT_FOUND',
]);

const codeOf = (error: unknown): string =>
  String((error as { readonly code?: unknown } | null)?.code ?? '');

async function importModule(file: string): Promise<unknown> {
  const { href } = pathToFileURL(file);
  try {
    return await import(href);
  } catch (error) {
    if (!NOT_READABLE.has(codeOf(error))) throw error;
    // Loaded only here: whoever runs from source has it running already.
    const { tsImport } = await import('tsx/esm/api');
    return await tsImport(href, import.meta.url);
  }
}

const defaultOf = (module: unknown): unknown =>
  (module as { readonly default?: unknown } | null | undefined)?.default;

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
    if (item !== undefined) json[key] = toJson(item, [...path, key], problems);
  }
  return json;
}

export interface TypeScriptSource {
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
}

const broken = (message: string, hint: string): TypeScriptSource => ({
  value: undefined,
  problems: [{ path: [], at: 'value', message, hint }],
});

/** Runs the module of `file` (an absolute path) and takes its default export. */
export async function readTypeScript(file: string): Promise<TypeScriptSource> {
  let module: unknown;
  try {
    module = await importModule(file);
  } catch (error) {
    const [message = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return broken(`the file cannot be run: ${message}`, '');
  }
  const exported = defaultOf(module);
  // A file in a CommonJS folder arrives wrapped once more.
  const written = defaultOf(exported) ?? exported;
  if (written === undefined) {
    return broken('there is no default export', 'write export default defineScenario({ … })');
  }
  const problems: Problem[] = [];
  const value = toJson(written, [], problems);
  return problems.length > 0 ? { value: undefined, problems } : { value, problems };
}
