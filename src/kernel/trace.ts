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
  /** A fault was applied: to a hop, or (`null`) to the integration itself. */
  fault: { readonly fault: string; readonly hop: number | null; readonly note: string };
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
  /** How it ended: done, refused by a vendor or the integration, could not be carried out, or is not offered to tests. */
  outcome: {
    readonly step: number;
    readonly outcome: 'done' | 'refused' | 'could-not' | 'not-offered';
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

/** What an event says, as JSON: an object whose text is there already. */
export class Written {
  readonly json: string;
  constructor(json: string) {
    this.json = json;
  }
}

export type Record_ = <K extends EventKind>(kind: K, event: EventOf[K] | Written) => number;

export interface Trace {
  /** What has been recorded so far, read back from the lines when it is asked for. */
  readonly events: readonly TraceEvent[];
  /** The events of a kind from an instant on: cheaper than reading all of them while a run goes on. */
  since<K extends EventKind>(at: Instant, kind: K): readonly Extract<TraceEvent, { kind: K }>[];
  /** Appends an event and answers its sequence number. */
  readonly record: Record_;
  /** Names a value that must never be recorded in clear. `kind` says what it is: "code", "pin", "token". */
  readonly secret: (kind: string, value: string) => void;
  /** What kinds of secret stand in a text. */
  readonly secretsIn: (text: string) => readonly string[];
  /** The kept lines from `seq` on, with what leaked masked; `first` is the sequence number of the first of them. */
  tail(seq: number): { readonly first: number; readonly lines: readonly string[] };
  /** Closes the trace: masks what leaked, and answers the events and their digest. */
  readonly finish: () => FinishedTrace;
}

export interface FinishedTrace {
  /** Read from the lines when they are asked for. */
  readonly events: readonly TraceEvent[];
  /** One JSON object a line. */
  readonly lines: string;
  /** SHA-256 of `lines`. */
  readonly digest: string;
}

const textOf = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${lines.join('\n')}\n`;

// A class, because a getter on an object literal is a new shape for each object, and the engine keeps
// every shape, with all that the getter sees, until it next collects everything.
class Recording implements Trace {
  readonly #now: () => Instant;
  readonly #lines: string[] = [];
  readonly #kinds: EventKind[] = [];
  readonly #instants: Instant[] = [];
  /** Read from the lines, one by one: most runs ask for their events only once they are over. */
  readonly #events: TraceEvent[] = [];
  readonly #secrets = new Map<string, string>();
  /** How many events are kept, and how many were let go. */
  readonly #keep: number;
  #gone = 0;

  constructor(now: () => Instant, keep: number) {
    this.#now = now;
    this.#keep = keep;
  }

  // Written at once, so that a value changed later cannot rewrite history.
  readonly record: Record_ = (kind, fields) => {
    const seq = this.#gone + this.#lines.length;
    const at = this.#now();
    const json = fields instanceof Written ? fields.json : JSON.stringify(fields);
    this.#lines.push(`{"seq":${seq},"at":${at},"kind":"${kind}",${json.slice(1)}`);
    this.#kinds.push(kind);
    this.#instants.push(at);
    if (this.#lines.length >= this.#keep * 2) this.#forget(this.#lines.length - this.#keep);
    return seq;
  };

  /** Lets the oldest go: seldom, and then many. */
  #forget(count: number): void {
    for (const kept of [this.#lines, this.#kinds, this.#instants, this.#events]) {
      kept.splice(0, count);
    }
    this.#gone += count;
  }

  get events(): readonly TraceEvent[] {
    while (this.#events.length < this.#lines.length) {
      this.#events.push(this.#read(this.#events.length));
    }
    return this.#events;
  }

  #read(index: number) {
    return JSON.parse(this.#lines[index] as string);
  }

  since<K extends EventKind>(at: Instant, kind: K): readonly Extract<TraceEvent, { kind: K }>[] {
    const found: Extract<TraceEvent, { kind: K }>[] = [];
    for (let i = this.#lines.length - 1; i >= 0 && (this.#instants[i] ?? 0) >= at; i--) {
      if (this.#kinds[i] === kind) found.push(this.#read(i));
    }
    return found.reverse();
  }

  readonly secret = (kind: string, value: string): void => {
    if (value.length >= SECRET_LENGTH_MIN) this.#secrets.set(value, kind);
  };

  readonly secretsIn = (text: string): readonly string[] =>
    maskLeaks([JSON.stringify({ text })], this.#secrets).flatMap(({ kinds }) => kinds);

  tail(seq: number): { readonly first: number; readonly lines: readonly string[] } {
    const from = Math.min(Math.max(seq - this.#gone, 0), this.#lines.length);
    const lines = this.#lines.slice(from);
    for (const leak of maskLeaks(lines, this.#secrets)) {
      lines[leak.index] = JSON.stringify(leak.event);
    }
    return { first: this.#gone + from, lines };
  }

  readonly finish = (): FinishedTrace => {
    const lines = this.#lines;
    const text = textOf(lines);
    const leaks = maskLeaks(lines, this.#secrets, text);
    for (const leak of leaks) {
      const { index } = leak;
      lines[index] = JSON.stringify(leak.event);
      if (index < this.#events.length) this.#events[index] = this.#read(index);
      for (const kind of leak.kinds) {
        this.record('leak', { secret: kind, where: `event ${this.#gone + index}` });
      }
    }
    return new Finished(this, leaks.length > 0 ? textOf(lines) : text);
  };
}

class Finished implements FinishedTrace {
  readonly #trace: Trace;
  readonly lines: string;
  readonly digest: string;

  constructor(trace: Trace, lines: string) {
    this.#trace = trace;
    this.lines = lines;
    this.digest = sha256(lines);
  }

  get events(): readonly TraceEvent[] {
    return this.#trace.events;
  }
}

/** `keep`: at least so many of the latest events are kept, and at most twice as many. Without it, all. */
export const createTrace = (now: () => Instant, keep = Number.POSITIVE_INFINITY): Trace =>
  new Recording(now, keep);
