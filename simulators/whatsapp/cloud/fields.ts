// Which fields of a node a call asks for, and what each holds.
import type { Call } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { refuse } from './errors.ts';

/** What can be asked of a node, by name. A field that answers `undefined` is left out. */
export type Fields<Node> = Readonly<Record<string, (node: Node) => unknown>>;

export type Picker<Node> = (node: Node) => Readonly<Record<string, unknown>>;

/** The fields that `fields=` names, or the usual ones; `id` always. Refuses a field that there is not. */
export function pickOf<Node>(
  context: Context,
  call: Call,
  fields: Fields<Node>,
  usual: readonly string[],
  what: string,
): Picker<Node> | Response {
  const asked = call.query
    .get('fields')
    ?.split(',')
    .map((field) => field.trim());
  const unknown = asked?.find((field) => !Object.hasOwn(fields, field));
  if (unknown !== undefined) {
    return refuse(context, 100, {
      message: `(#100) Tried accessing nonexisting field (${unknown})`,
      details: `${what} has no field ${unknown}.`,
    });
  }
  const names = asked === undefined ? usual : [...asked, 'id'];
  return (node) => {
    const kept: Record<string, unknown> = {};
    for (const name of names) {
      const value = fields[name]?.(node);
      if (value !== undefined) kept[name] = value;
    }
    return kept;
  };
}

/** As Graph writes a time: `2025-06-02T09:00:00+0000`. */
export const graphTime = (at: number): string =>
  new Date(at).toISOString().replace(/\.\d+Z$/, '+0000');
