// A scenario as it was read: the model that the YAML and the TypeScript form have in common.
import type { Dialect } from '../catalogue/dialect.ts';
import type { Json } from '../kernel/trace.ts';
import type { Scalar } from './placeholder.ts';

/** What was written, placeholders and all. It has passed every check. */
export interface ScenarioDocument {
  readonly title: string;
  readonly about?: string;
  readonly dialects?: readonly Dialect[];
  readonly matrix?: Readonly<Record<string, readonly Scalar[]>>;
  readonly examples?: readonly Readonly<Record<string, Scalar>>[];
  readonly world: Json;
  readonly steps: readonly Readonly<Record<string, Json>>[];
}

export interface Scenario {
  /** Its path without extension: `window/reply-after-24h`. */
  readonly id: string;
  readonly file: string;
  readonly document: ScenarioDocument;
  /** Where each step begins in the file; `null` in a TypeScript file. */
  readonly lines: readonly (number | null)[];
  /** E.164 for every spelling of a number that occurs. */
  readonly phones: Readonly<Record<string, string>>;
}
