// The append-only history of a run: what happened, in virtual time, with secrets left out.
import type { Instant } from './clock.ts';
import { maskLeaks, SECRET_LENGTH_MIN } from './leak.ts';
import { sha256 } from './random.ts';

/** What every event carries; the rest depends on its kind and is listed in `EventOf`. */
export interface Stamp {
  readonly seq: number;
  readonly at: Instant;
}

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** What can stand in a trace, kind by kind. */
export interface EventOf {
  /** The first event of a run: what was to be played. A trace can be replayed from it alone. */
  plan: { readonly plan: Json };
  /** A request leaves `from` for `to`. */
  request: {
    readonly hop: number;
    readonly from: string;
    readonly to: string;
    readonly method: string;
    readonly url: string;
    readonly headers: Json;
    readonly body: Json;
  };
  /** Its answer is back at the sender. */
  response: {
    readonly hop: number;
    readonly status: number;
    readonly headers: Json;
    readonly body: Json;
  };
  /** No answer came back. */
  'no-answer': { readonly hop: number; readonly reason: string };
  /** A fault was applied to a hop. */
  fault: { readonly fault: string; readonly hop: number; readonly note: string };
  sms: { readonly to: string; readonly from: string; readonly text: string };
  call: { readonly to: string; readonly answered: boolean; readonly text: string };
  mail: {
    readonly to: string;
    readonly from: string;
    readonly subject: string;
    readonly text: string;
  };
  /** A person's phone: something sent from it or shown on it. */
  device: {
    readonly phone: string;
    readonly business: string;
    readonly direction: 'sent' | 'shown';
    readonly message: string;
    readonly type: string;
    readonly text: string;
    readonly template: boolean;
  };
  /** What a person's browser shows after a page has loaded. */
  screen: {
    readonly who: string;
    readonly title: string;
    readonly fields: Json;
    readonly error: Json;
  };
  /** A scenario step begins. */
  step: { readonly step: number; readonly text: string };
  /** How it ended: done, refused by a vendor or the integration, or could not be carried out. */
  outcome: {
    readonly step: number;
    readonly outcome: 'done' | 'refused' | 'could-not';
    readonly reason: string;
  };
  /** What an expectation looked at. */
  observed: { readonly step: number; readonly subject: string; readonly value: Json };
  /** The whole state at the edges, before and after what a refusal must leave unchanged, and at the end. */
  state: {
    readonly label: 'before' | 'after' | 'end';
    readonly step: number;
    readonly value: Json;
  };
  /** A simulator was asked for something it does not simulate. */
  finding: {
    readonly node: string;
    readonly method: string;
    readonly path: string;
    readonly note: string;
  };
  /** A registered secret was about to be recorded in clear; it was masked. */
  leak: { readonly secret: string; readonly where: string };
}

export type EventKind = keyof EventOf;
export type TraceEvent = {
  [K in EventKind]: Stamp & { readonly kind: K } & EventOf[K];
}[EventKind];

export type Record_ = <K extends EventKind>(kind: K, event: EventOf[K]) => number;

export interface Trace {
  /** What has been recorded so far. */
  readonly events: readonly TraceEvent[];
  /** Appends an event and answers its sequence number. */
  readonly record: Record_;
  /** Names a value that must never be recorded in clear. `kind` says what it is: "code", "pin", "token". */
  secret(kind: string, value: string): void;
  /** Closes the trace: masks what leaked, and answers the events and their digest. */
  finish(): FinishedTrace;
}

export interface FinishedTrace {
  readonly events: readonly TraceEvent[];
  /** One JSON object a line. */
  readonly lines: string;
  /** SHA-256 of `lines`. */
  readonly digest: string;
}

export function createTrace(now: () => Instant): Trace {
  const events: TraceEvent[] = [];
  const lines: string[] = [];
  const secrets = new Map<string, string>();
  const record: Record_ = (kind, fields) => {
    const seq = events.length;
    const event = { seq, at: now(), kind, ...fields } as unknown as TraceEvent;
    events.push(event);
    // Written at once, so that a value changed later cannot rewrite history.
    lines.push(JSON.stringify(event));
    return seq;
  };
  return {
    events,
    record,
    secret(kind, value) {
      if (value.length >= SECRET_LENGTH_MIN) secrets.set(value, kind);
    },
    finish() {
      for (const leak of maskLeaks(lines, secrets)) {
        lines[leak.seq] = JSON.stringify(leak.event);
        events[leak.seq] = leak.event as unknown as TraceEvent;
        for (const kind of leak.kinds) record('leak', { secret: kind, where: `event ${leak.seq}` });
      }
      const text = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
      return { events, lines: text, digest: sha256(text) };
    },
  };
}
