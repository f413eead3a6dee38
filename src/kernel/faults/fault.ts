// What a fault is, and how faults are chosen for a hop. Each kind is a file of its own beside this one.
import type { Clock } from '../clock.ts';
import type { Record_ } from '../trace.ts';
import type { Request, Response } from '../wire.ts';

/** One request on its way. */
export interface Hop {
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly origin: string;
  readonly url: string;
  readonly name: string;
  readonly clock: Clock;
  /** Delivers the request and brings back the answer; may be called never, once, or again. */
  readonly carry: (request: Request) => Promise<Response>;
}

/** Which hops a fault strikes. */
export interface Match {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** A part of the URL. */
  readonly path?: string | undefined;
  /** Lets this many matching hops pass first. Default 0. */
  readonly after?: number | undefined;
  /** Strikes this many, then is spent. Default 1. */
  readonly times?: number | undefined;
}

export interface Fault {
  readonly kind: string;
  readonly match: Match;
  readonly note: string;
  /** Set when `strike` waits to be overtaken: such a fault never strikes the hop that overtakes. */
  readonly holdsBack?: true;
  /** `overtaken` resolves when the next hop between the same two nodes is over, or after `maxMs`. */
  readonly strike: (
    hop: Hop,
    request: Request,
    overtaken: (maxMs: number) => Promise<void>,
  ) => Promise<Response>;
}

/** A hop that waits for the next one between the same two nodes. */
interface HeldBack {
  readonly hop: Hop;
  readonly release: () => void;
}

interface Armed {
  readonly fault: Fault;
  toPass: number;
  left: number;
}

const matches = (match: Match, hop: Hop): boolean =>
  (match.from === undefined || match.from === hop.from) &&
  (match.to === undefined || match.to === hop.to) &&
  (match.path === undefined || hop.url.includes(match.path));

/** A fault that will still strike. */
export interface Waiting {
  readonly kind: string;
  readonly match: Match;
  readonly note: string;
  /** Matching hops that pass before it strikes. */
  readonly toPass: number;
  /** How many it strikes after that. */
  readonly left: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  waiting(): readonly Waiting[];
  through(hop: Hop, request: Request): Promise<Response>;
}

export function createFaults(record: Record_): Faults {
  let armed: Armed[] = [];
  let heldBack: HeldBack[] = [];

  /** The first fault that is due for the hop. Every fault counts the hop, struck by another or not. */
  const choose = (hop: Hop, overtakes: boolean): Fault | undefined => {
    let chosen: Armed | undefined;
    for (const candidate of armed) {
      const { fault } = candidate;
      if (!matches(fault.match, hop) || (overtakes && fault.holdsBack)) continue;
      if (candidate.toPass > 0) candidate.toPass--;
      else chosen ??= candidate;
    }
    if (chosen === undefined) return undefined;
    if (--chosen.left === 0) armed = armed.filter((candidate) => candidate !== chosen);
    return chosen.fault;
  };

  const strike = (fault: Fault, hop: Hop, request: Request): Promise<Response> => {
    record('fault', { fault: fault.kind, hop: hop.id, note: fault.note });
    return fault.strike(hop, request, (maxMs) => holdBack(hop, maxMs));
  };

  const holdBack = (hop: Hop, maxMs: number): Promise<void> =>
    new Promise((resolve) => {
      const over = (): void => {
        heldBack = heldBack.filter((other) => other !== held);
        resolve();
      };
      const cancel = hop.clock.at(hop.clock.now() + maxMs, `end of holding back ${hop.name}`, over);
      const release = (): void => {
        cancel();
        resolve();
      };
      const held: HeldBack = { hop, release };
      heldBack.push(held);
    });

  return {
    add(fault) {
      armed.push({ fault, toPass: fault.match.after ?? 0, left: fault.match.times ?? 1 });
    },
    clear() {
      armed = [];
    },
    waiting: () =>
      armed.map(({ fault: { kind, match, note }, toPass, left }) => ({
        kind,
        match,
        note,
        toPass,
        left,
      })),
    through(hop, request) {
      if (armed.length === 0 && heldBack.length === 0) return hop.carry(request);
      const behind = heldBack.filter(
        (held) => held.hop.from === hop.from && held.hop.to === hop.to,
      );
      heldBack = heldBack.filter((held) => !behind.includes(held));
      const fault = choose(hop, behind.length > 0);
      const answer = fault === undefined ? hop.carry(request) : strike(fault, hop, request);
      const release = (): void => {
        for (const held of behind) held.release();
      };
      if (behind.length > 0) answer.then(release, release);
      return answer;
    },
  };
}
