// The same exchanges with nobody behind them: what a first day costs before a vendor or an integration thinks.
import { createTimeline } from '../../src/kernel/clock.ts';
import { createNetwork, inMemory } from '../../src/kernel/network.ts';
import { createRandom } from '../../src/kernel/random.ts';
import type { Allowed } from '../../src/kernel/redact.ts';
import { createTrace, type TraceEvent } from '../../src/kernel/trace.ts';
import { json, jsonOf, METHODS, type Method, sendJson } from '../../src/kernel/wire.ts';
import { play } from '../../src/run/play.ts';
import type { Plan } from '../../src/scenario/plan.ts';

interface Exchange {
  readonly from: string;
  readonly method: Method;
  readonly url: string;
  readonly asked: unknown;
  readonly status: number;
  readonly answered: unknown;
}

const methodOf = (text: string): Method => METHODS.find((method) => method === text) ?? 'GET';

/** As the trace has them: secrets and pages are left out of it, so these are shorter than the real ones. */
function exchangesOf(events: readonly TraceEvent[]): readonly Exchange[] {
  const answers = new Map(
    events.flatMap((event) => (event.kind === 'response' ? [[event.hop, event] as const] : [])),
  );
  return events.flatMap((event) => {
    const answer = event.kind === 'request' ? answers.get(event.hop) : undefined;
    if (event.kind !== 'request' || answer === undefined) return [];
    const { from, url, body } = event;
    return {
      from,
      method: methodOf(event.method),
      url,
      asked: body,
      status: answer.status,
      answered: answer.body,
    };
  });
}

const allNames = (value: unknown, names: Set<string> = new Set()): Set<string> => {
  if (typeof value !== 'object' || value === null) return names;
  for (const [name, inside] of Object.entries(value)) allNames(inside, names.add(name));
  return names;
};

/** Carries the exchanges of the plan one after another, each body written and read once; answers the trace's digest. */
async function carry(exchanges: readonly Exchange[], allowed: Allowed): Promise<string> {
  const clock = createTimeline();
  const random = createRandom(1);
  const trace = createTrace(clock.now);
  const { record } = trace;
  const network = createNetwork({ clock, random, record, allowed, transport: inMemory });
  let next = 0;
  const origins = new Set(exchanges.map(({ url }) => new URL(url).origin));
  network.attach('everybody', [...origins], (request) => {
    jsonOf(request);
    const { status, answered } = exchanges[next++] as Exchange;
    return json(status, answered);
  });
  const all = async (): Promise<void> => {
    for (const { from, method, url, asked } of exchanges) {
      jsonOf(await network.sender(from)(sendJson(method, url, asked)));
    }
  };
  await clock.drive('all exchanges', all());
  return trace.finish().digest;
}

/** How often a second the exchanges of a plan can be carried, in rounds of about `ms`. */
export async function carrier(plan: Plan): Promise<(ms: number) => Promise<number>> {
  const exchanges = exchangesOf((await play(plan)).events);
  const allowed = allNames(exchanges);
  return async (ms) => {
    const digest = await carry(exchanges, allowed);
    const start = performance.now();
    let days = 0;
    while (performance.now() - start < ms) {
      if ((await carry(exchanges, allowed)) !== digest) throw new Error('two carriages differ');
      days++;
    }
    return (days * 1_000) / (performance.now() - start);
  };
}
