// Tickets and audits written as text are what the plain way writes, to the byte.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connect, createStage, message, type Stage } from './stage.ts';

const words = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => `x${text}`);
const change = fc.record(
  {
    subject: words,
    priority: fc.constantFrom('low', 'urgent'),
    type: fc.constantFrom('problem', 'task'),
    status: fc.constantFrom('open', 'pending', 'hold'),
    tags: fc.array(fc.constantFrom('a', 'b', 'é"')),
    external_id: words,
    due_at: fc.constant('2025-07-01T00:00:00Z'),
    custom_fields: fc.constant([{ id: 77, value: 'seven' }]),
    metadata: fc.constant({ custom: { source: 'a "form"' } }),
    comment: fc.record({ body: words, public: fc.boolean() }),
  },
  { requiredKeys: [] },
);

/** What was answered at the write, beside what is read afterwards: lists and shows are written the plain way. */
async function sameAsRead(stage: Stage, json: unknown): Promise<void> {
  const { ticket, audit } = json as { ticket: { id: number }; audit: { id: number } | null };
  const read = await stage.call('GET', `/api/v2/tickets/${ticket.id}`);
  expect(JSON.stringify({ ticket })).toBe(JSON.stringify(read.json));
  if (audit === null) return;
  const shown = await stage.call('GET', `/api/v2/tickets/${ticket.id}/audits/${audit.id}`);
  expect(JSON.stringify({ audit })).toBe(JSON.stringify(shown.json));
}

describe('a write answers what a read shows', () => {
  it('whatever the ticket holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const stage = createStage(1, { rateFactor: 1_000 });
        const [first, ...later] = changes;
        const comment = { body: 'First "words"\n\u2028' };
        const made = await stage.call('POST', '/api/v2/tickets', { ticket: { comment, ...first } });
        expect(made.status).toBe(201);
        await sameAsRead(stage, made.json);
        for (const ticket of later) {
          const changed = await stage.call('PUT', '/api/v2/tickets/1', { ticket });
          if (changed.status === 200) await sameAsRead(stage, changed.json);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of a channel, by a rule, with own fields, followed up', async () => {
    const stage = createStage(1, { rateFactor: 1_000 });
    const admin = (path: string, body: object) =>
      stage.call('POST', `/api/v2/${path}`, body, stage.admin);
    await admin('ticket_fields', { ticket_field: { type: 'text', title: 'Size' } });
    await admin('triggers', {
      trigger: {
        title: 'Tag "it"',
        conditions: { all: [{ field: 'status', operator: 'is', value: 'pending' }], any: [] },
        actions: [{ field: 'current_tags', value: 'ruled' }],
      },
    });
    const { push } = await connect(stage);
    await push(message());
    const put = (ticket: object) => stage.call('PUT', '/api/v2/tickets/1', { ticket });
    const assignee_id = stage.agentId;
    for (const ticket of [{ status: 'pending', assignee_id }, { status: 'closed' }]) {
      const answer = await put(ticket);
      expect(answer.status).toBe(200);
      await sameAsRead(stage, answer.json);
    }
    const followUp = { comment: { body: 'Again' }, via_followup_source_id: 1 };
    const made = await stage.call('POST', '/api/v2/tickets', { ticket: followUp });
    expect(made.json).toMatchObject({ ticket: { via: { source: { rel: 'follow_up' } } } });
    await sameAsRead(stage, made.json);
  });
});
