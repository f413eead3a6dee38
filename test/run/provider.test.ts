// Whoever had a number before: writes while it is theirs, is not heard once it is not, and may never have been.
import { expect, it } from 'vitest';
import { play } from '../../src/run/play.ts';
import { story, written } from './stories.ts';

it('nobody writes from a number that was never elsewhere', async () => {
  const { events } = await play(
    await written(
      'former provider writes: { to: ana, text: Hello }',
      'expect device: { of: ana, shows: [], proves: MIGRATION-6 }',
    ),
  );
  const outcome = events.findLast(({ kind }) => kind === 'outcome');
  expect(outcome).toMatchObject({
    outcome: 'could-not',
    reason: 'main is registered with no other provider',
  });
});

it('WhatsApp takes what the provider sends until the switch, and refuses it afterwards', async () => {
  const { events } = await play(await story('migration/the-account-before-falls-silent', 'cloud'));
  const sent = events.flatMap((event) =>
    event.kind === 'request' && event.from === 'provider' && event.method === 'POST'
      ? [event.hop]
      : [],
  );
  const answers = events.flatMap((event) =>
    event.kind === 'response' && sent.includes(event.hop) ? [event.status] : [],
  );
  expect(answers).toEqual([200, 200, 400]);
});
