// What holds whatever is pushed: one comment for each external id, and closed tickets stay as they are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codes, seen, setStatus } from './pushed.ts';
import { connect, createStage, message } from './stage.ts';

describe('always', () => {
  it('the same resource pushed any number of times, in any batches, is one comment', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }), { maxLength: 6 }),
        async (batches) => {
          const stage = createStage();
          const { push } = await connect(stage);
          const all = [0, 1, 2, 3, 4].map((n) =>
            message({ external_id: `id-${n}`, message: `m${n}`, thread_id: `t${n % 2}` }),
          );
          const won: string[] = [];
          for (const batch of batches) {
            const { json } = await push(...batch.map((n) => all[n] ?? {}));
            codes(json).forEach((code, i) => {
              if (code === 'success') won.push(`m${batch[i]}`);
              else expect(code).toBe('already_imported');
            });
          }
          const wanted = [...new Set(batches.flat())].map((n) => `m${n}`).sort();
          const bodies = seen(stage).tickets.flatMap(({ comments }) =>
            comments.map(({ body }) => body),
          );
          expect([...won].sort()).toEqual(wanted);
          expect([...bodies].sort()).toEqual(wanted);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a closed ticket never changes, whatever is pushed and whatever agents try', async () => {
    const attempt = fc.oneof(
      fc.record({ push: fc.constantFrom('thread', 'parent', 'known') }),
      fc.record({
        ticket: fc.record(
          {
            status: fc.constantFrom('new', 'open', 'pending', 'hold', 'solved', 'closed'),
            subject: fc.string(),
            priority: fc.constantFrom(null, 'low', 'urgent'),
            tags: fc.array(fc.constantFrom('a', 'b')),
            comment: fc.record({ body: fc.string(), public: fc.boolean() }),
          },
          { requiredKeys: [] },
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 8 }), async (attempts) => {
        const stage = createStage();
        const { push } = await connect(stage);
        await push(message({ external_id: 'first' }));
        await setStatus(stage, 'closed');
        const [before] = seen(stage).tickets;
        for (const one of attempts) {
          if ('ticket' in one) {
            expect((await stage.call('PUT', '/api/v2/tickets/1', one)).status).toBe(422);
          } else if (one.push === 'thread') await push(message());
          else if (one.push === 'known') await push(message({ external_id: 'first' }));
          else await push(message({ thread_id: undefined, parent_id: 'first' }));
        }
        await stage.clock.advance(600_000);
        expect(seen(stage).tickets[0]).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });
});
