// A Zendesk on a port of 127.0.0.1, for clients that know nothing but a base URL and credentials.
import type { ZendeskOptions } from '../../../../simulators/zendesk/options.ts';
import { createZendesk } from '../../../../simulators/zendesk/zendesk.ts';
import { createTimeline, SECOND } from '../../../../src/kernel/clock.ts';
import { createRandom } from '../../../../src/kernel/random.ts';
import { serve } from '../../../../src/kernel/serve.ts';
import { createTrace } from '../../../../src/kernel/trace.ts';
import { empty, type Handler, NoAnswer } from '../../../../src/kernel/wire.ts';

/** Real ms between two virtual seconds while time runs. */
const TICK_MS = 10;

export async function servedZendesk(
  options: Partial<ZendeskOptions> = {},
  { subdomain = 'acme', seed = 1 } = {},
) {
  let handler: Handler = () => empty(503);
  const served = await serve({ api: (request) => handler(request) });
  const clock = createTimeline();
  const trace = createTrace(clock.now);
  const zendesk = createZendesk(
    {
      clock,
      trace,
      random: createRandom(seed).fork('zendesk'),
      send: ({ url }) => Promise.reject(new NoAnswer('refused', url)),
    },
    { subdomain, origin: served.url, options },
  );
  handler = zendesk.handler;
  let ticking: ReturnType<typeof setInterval> | undefined;
  return {
    zendesk,
    clock,
    trace,
    url: served.url,
    endpointUri: `${served.url}/api/v2`,
    /** Time runs until the end: what a client waits for can come about. */
    run() {
      ticking ??= setInterval(() => void clock.advance(SECOND), TICK_MS);
    },
    stand() {
      clearInterval(ticking);
      ticking = undefined;
    },
    close() {
      clearInterval(ticking);
      return served.close();
    },
  };
}

export type ServedZendesk = Awaited<ReturnType<typeof servedZendesk>>;
