// One scenario, played once and judged: what every report is a view of.
import type { Dialect } from '../catalogue/dialect.ts';
import type { EventOf, Json } from '../kernel/trace.ts';
import type { Verdict } from './verdict.ts';

export const TRANSPORTS = ['memory', 'http'] as const;
export type Transport = (typeof TRANSPORTS)[number];

export interface Check {
  /** Requirement id, or the name of an invariant (`invariant:exactly-once`). */
  readonly requirement: string;
  readonly verdict: Verdict;
  /** One sentence: what was looked at and how it came out. */
  readonly message: string;
  readonly expected: Json;
  readonly actual: Json;
  /** Sequence numbers of the trace events that show it. */
  readonly evidence: readonly number[];
}

/** A row of a scenario's `examples` and matrix; `null` when it has none. */
export type Example = Readonly<Record<string, string | number | boolean>> | null;

export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly dialect: Dialect;
  readonly transport: Transport;
  readonly example: Example;
  readonly verdict: Verdict;
  readonly digest: string;
  /** Wall time, in ms: the only field that differs between equal runs. */
  readonly durationMs: number;
  readonly checks: readonly Check[];
  /** A command line that plays this case again. */
  readonly replay: string;
  /** The trace as it was digested, one event a line: kept as text, since few of its readers want events. */
  readonly lines: string;
  /** What its simulators were asked for and do not simulate. */
  readonly findings: readonly EventOf['finding'][];
}
