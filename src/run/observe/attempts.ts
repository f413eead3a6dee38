// The calls that the integration made to a vendor, as the wire shows them: how often, and how long apart.
import { SECOND } from '../../kernel/clock.ts';
import type { EventOf, Json } from '../../kernel/trace.ts';
import type { Stage } from '../stage.ts';
import type { Sight } from './sight.ts';

type Call = EventOf['request'] & { readonly at: number };

/** Latency differs from call to call, so a pause that is meant to be as long can be this much shorter. */
const JITTER_MS = 200;

export function seeAttempts(
  { world }: Stage,
  { to, of }: { readonly to: string; readonly of: string | null },
): Sight {
  const calls: readonly Call[] = world.trace
    .since(0, 'request')
    .filter((call) => call.from === 'connector' && call.to === to)
    .filter(({ body }) => of === null || carries(body, of));
  // Nothing was tried, so there is nothing to tell of it.
  if (calls.length === 0) return {};
  const asked = askedToWait(world.trace, calls);
  return {
    pausesGrow: pausesGrow(calls),
    ...(asked.length === 0
      ? {}
      : { retryAfterObeyed: asked.every((each) => isObeyed(each, calls)) }),
  };
}

/** Whether a text stands anywhere in a body. */
function carries(body: Json | undefined, text: string): boolean {
  if (body === text) return true;
  if (typeof body !== 'object' || body === null) return false;
  return Object.values(body).some((each) => carries(each, text));
}

function pausesGrow(calls: readonly Call[]): boolean {
  const pauses = calls.slice(1).map(({ at }, i) => at - (calls[i]?.at ?? at));
  const [first = 0] = pauses;
  const last = pauses.at(-1) ?? 0;
  return (
    pauses.length >= 2 &&
    last > first + JITTER_MS &&
    pauses.every((pause, i) => pause + JITTER_MS >= (pauses[i - 1] ?? 0))
  );
}

interface Wait {
  readonly from: number;
  readonly until: number;
}

/** Every answer of the vendor that named a time to wait. */
function askedToWait(trace: Stage['world']['trace'], calls: readonly Call[]): readonly Wait[] {
  const hops = new Set(calls.map(({ hop }) => hop));
  return trace.since(0, 'response').flatMap(({ hop, at, headers }): readonly Wait[] => {
    const seconds = Number((headers as { readonly [name: string]: Json })['retry-after']);
    return hops.has(hop) && seconds > 0 ? [{ from: at, until: at + seconds * SECOND }] : [];
  });
}

/** A call that had left before the answer came could not know of it. */
const isObeyed = ({ from, until }: Wait, calls: readonly Call[]): boolean =>
  calls.every(({ at }) => at <= from || at >= until);
