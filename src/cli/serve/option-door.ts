// The door for a simulator's options: which can be chosen for a served world, and what each may be.
import { z } from 'zod';
import { didYouMean } from '../nearest.ts';
import { wrongsOf } from './wrong.ts';

type Value = string | number | boolean;

/** Options by name: the values of those that are one of a few. */
export type Words<Options> = {
  readonly [Name in keyof Options]?: readonly Extract<Options[Name], Value>[];
};

export interface OptionTable<Options> {
  readonly defaults: Options;
  /** Follow from where the world is served. */
  readonly ofServer: readonly string[];
  /** A world is born with them. */
  readonly ofBirth: readonly string[];
  readonly oneOf: Words<Options>;
  /** Times which something is taken, so that nothing would be left of it. */
  readonly neverZero: readonly string[];
  /** Options that are no plain value. */
  readonly schemas: Readonly<Record<string, z.ZodType>>;
}

export interface OptionDoor {
  /** All that can be chosen when a world begins. */
  readonly names: readonly string[];
  /** Those that can be chosen while it runs. */
  readonly changeable: readonly string[];
  /** Why `value` cannot be chosen; `undefined` when it can. */
  wrong(name: string, value: unknown, among: readonly string[]): string | undefined;
}

export function openDoor<Options extends object>(table: OptionTable<Options>): OptionDoor {
  const options: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries(table.defaults),
  );
  const names = Object.keys(options).filter((name) => !table.ofServer.includes(name));
  const changeable = names.filter((name) => !table.ofBirth.includes(name));

  function schemaOf(name: string): z.ZodType {
    const special = table.schemas[name];
    if (special !== undefined) return special;
    const words: readonly Value[] | undefined = table.oneOf[name as keyof Options];
    if (words !== undefined) return z.literal([...words]);
    switch (typeof options[name]) {
      case 'number':
        if (table.neverZero.includes(name))
          return z.number().positive().max(Number.MAX_SAFE_INTEGER);
        // Virtual time has no parts of a millisecond.
        return (name.endsWith('Ms') ? z.int() : z.number()).min(0).max(Number.MAX_SAFE_INTEGER);
      case 'boolean':
        return z.boolean();
      default:
        return z.string().min(1).max(200);
    }
  }

  return {
    names,
    changeable,
    wrong(name, value, among) {
      if (among.includes(name)) {
        const checked = schemaOf(name).safeParse(value, { reportInput: true });
        return checked.success ? undefined : wrongsOf(checked.error)[0]?.wrong;
      }
      if (names.includes(name)) return 'is chosen when the world begins: serve with --option';
      if (name in options) return 'follows from the address that is served';
      return `is no option.${didYouMean(name, among)} Options: ${among.join(', ')}.`;
    },
  };
}

/** The text of a flag as a value: what is JSON is read as JSON. */
export function writtenValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
