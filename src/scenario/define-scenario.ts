// A scenario in TypeScript: `export default defineScenario({…})`. Data only; checked like the YAML form.
import type { z } from 'zod';
import type { documentSchema } from './schema.ts';

type Placeholder = `<${string}>`;

/** A placeholder may stand wherever a value may, except in `proves`. */
type Fillable<T> = T extends string | number | boolean
  ? T | Placeholder
  : T extends readonly (infer Item)[]
    ? readonly Fillable<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: K extends 'proves' ? T[K] : Fillable<T[K]> }
      : T;

type Written = z.input<typeof documentSchema>;

export type WrittenScenario = Omit<Written, 'world' | 'steps'> & {
  readonly world: Fillable<Written['world']>;
  readonly steps: readonly Fillable<Written['steps'][number]>[];
};

/** Answers its argument: it is there for the editor's sake. */
export const defineScenario = (scenario: WrittenScenario): WrittenScenario => scenario;
