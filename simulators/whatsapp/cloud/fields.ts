// Which fields of a node a call asks for, and what each holds.
import type { Call } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { refuse } from './errors.ts';

/** What can be asked of a node, by name. A field that answers `undefined` is left out. */
export type Fields<Node> = Readonly<Record<string, (node: Node) => unknown>>;

export type Picker<Node> = (node: Node) => Readonly<Record<string, unknown>>;

interface Asked {
  readonly name: string;
  /** The fields of the field, if it is to be shown in part: what stood in braces. */
  readonly inside: readonly Asked[];
}

/** Where the comma is that ends the field at `start`, or the end of the text. */
function endOf(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '{' || sign === '(') depth++;
    else if (sign === '}' || sign === ')') depth--;
    else if (sign === ',' && depth <= 0) return at;
  }
  return text.length;
}

/** Deeper than any node is. */
const DEPTH_MAX = 8;

/** `throughput{level}`; of `quality_score.limit(5)` the name alone counts. */
const FIELD = /^(\w+)(?:\.\w+\([^)]*\))*\s*(?:\{(.*)\})?$/s;

/** What `fields=` names: `id, throughput{level}`. Spaces and empty places between commas do not count. */
export function askedFields(written: string, depth = 0): readonly Asked[] {
  const asked: Asked[] = [];
  for (let start = 0; start < written.length; ) {
    const end = endOf(written, start);
    const field = written.slice(start, end).trim();
    start = end + 1;
    if (field === '') continue;
    const [, name = field, inside = ''] = FIELD.exec(field) ?? [];
    asked.push({ name, inside: depth < DEPTH_MAX ? askedFields(inside, depth + 1) : [] });
  }
  return asked;
}

/** The parts of a value that were asked for; a value without parts is whole. */
function partOf(value: unknown, inside: readonly Asked[]): unknown {
  if (inside.length === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => partOf(each, inside));
  const all = value as Readonly<Record<string, unknown>>;
  const kept: Record<string, unknown> = {};
  for (const field of [...inside, { name: 'id', inside: [] }]) {
    if (Object.hasOwn(all, field.name)) kept[field.name] = partOf(all[field.name], field.inside);
  }
  return kept;
}

/** The fields that `fields=` names, or the usual ones; `id` always. Refuses a field that there is not. */
export function pickOf<Node>(
  context: Context,
  call: Call,
  fields: Fields<Node>,
  usual: readonly string[],
  what: string,
): Picker<Node> | Response {
  const asked = askedFields(call.query.get('fields') ?? '');
  const unknown = asked.find(({ name }) => !Object.hasOwn(fields, name))?.name;
  if (unknown !== undefined) {
    return refuse(context, 100, {
      message: `(#100) Tried accessing nonexisting field (${unknown})`,
      details: `${what} has no field ${unknown}; it has ${Object.keys(fields).join(', ')}.`,
    });
  }
  const shown = asked.length === 0 ? usual : [...asked.map(({ name }) => name), 'id'];
  return (node) => {
    const kept: Record<string, unknown> = {};
    for (const [place, name] of shown.entries()) {
      const value = fields[name]?.(node);
      if (value !== undefined) kept[name] ??= partOf(value, asked[place]?.inside ?? []);
    }
    return kept;
  };
}

/** As Graph writes a time: `2025-06-02T09:00:00+0000`. */
export const graphTime = (at: number): string =>
  new Date(at).toISOString().replace(/\.\d+Z$/, '+0000');
