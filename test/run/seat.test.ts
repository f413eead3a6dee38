// What this project's own connector leaves untouched although its seat offers it: Support's API beyond the channel.
import { expect, test } from 'vitest';
import { play } from '../../src/run/play.ts';
import leaks from '../broken/leaks-notes.ts';
import { story } from './stories.ts';

const plan = await story('ticket/internal-note-stays', 'cloud');
const callsOf = (events: Awaited<ReturnType<typeof play>>['events']) =>
  events.flatMap((event) =>
    event.kind === 'request' && event.from === 'connector' && event.to === 'zendesk'
      ? [new URL(event.url).pathname]
      : [],
  );

test('the right connector calls Support for its channel alone', async () => {
  const calls = callsOf((await play(plan)).events);
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.filter((path) => !path.startsWith('/api/v2/any_channel/'))).toEqual([]);
});

test('another integration is let in with the token that its seat offers', async () => {
  const { events } = await play(plan, { integration: leaks.integration });
  expect(callsOf(events)).toContain('/api/v2/tickets/1/comments.json');
  expect(events.some(({ kind }) => kind === 'leak')).toBe(false);
});
