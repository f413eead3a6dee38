// What holds whatever accounts are made, stopped and deleted, and whatever is pushed to them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bearer } from '../../../src/kernel/wire.ts';
import { codes, PUSH, seen } from './pushed.ts';
import { type Account, connect, createStage, message, type Stage } from './stage.ts';

const NAMES = ['First', 'Second', 'Third'] as const;

const action = fc.oneof(
  fc.record({
    do: fc.constant('push' as const),
    by: fc.nat(NAMES.length - 1),
    to: fc.nat(NAMES.length - 1),
    id: fc.nat(5),
    thread: fc.nat(2),
    again: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom('stop', 'start', 'delete'), by: fc.nat(NAMES.length - 1) }),
);

const resource = (id: number, thread: number) =>
  message({ external_id: `m-${id}`, thread_id: `t-${thread}` });

const pushAs = (stage: Stage, by: Account, to: Account, value: object) =>
  stage.call(
    'POST',
    PUSH,
    { instance_push_id: to.pushId, external_resources: [value] },
    bearer(by.token),
  );

/** What an account should be and have taken. */
interface Expected {
  standing: 'active' | 'stopped' | 'deleted';
  readonly ids: Set<string>;
}

it('each external id of an account makes one comment, and nobody pushes where they may not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
      const stage = createStage();
      const accounts: Account[] = [];
      for (const name of NAMES) accounts.push(await connect(stage, name));
      const expected: Expected[] = NAMES.map(() => ({ standing: 'active', ids: new Set() }));
      const { adminCenter } = stage.zendesk;
      for (const step of actions) {
        const own = expected[step.by] as Expected;
        const name = NAMES[step.by] as string;
        if (!('to' in step)) {
          if (own.standing === 'deleted') continue;
          if (step.do === 'stop') adminCenter.deactivateAccount(name);
          else if (step.do === 'start') adminCenter.activateAccount(name);
          else adminCenter.deleteAccount(name);
          own.standing = ({ stop: 'stopped', start: 'active', delete: 'deleted' } as const)[
            step.do as 'stop'
          ];
          continue;
        }
        const value = resource(step.id, step.thread);
        const by = accounts[step.by] as Account;
        const to = accounts[step.to] as Account;
        for (let n = 0; n < (step.again ? 2 : 1); n++) {
          const { status, json } = await pushAs(stage, by, to, value);
          if (own.standing === 'deleted') expect(status).toBe(401);
          else if (step.by !== step.to) expect([403, 404]).toContain(status);
          else if (own.standing === 'stopped') expect(status).toBe(403);
          else {
            const known = own.ids.has(value.external_id);
            expect(codes(json)).toEqual([known ? 'already_imported' : 'success']);
            own.ids.add(value.external_id);
          }
        }
      }
      const comments = seen(stage).tickets.flatMap((ticket) => ticket.comments);
      expect(comments).toHaveLength(expected.reduce((sum, { ids }) => sum + ids.size, 0));
    }),
    { numRuns: 60 },
  );
});

it('the same push sent twice at the same time makes one comment, with files or without', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(3), fc.boolean(), async (copies, withFile) => {
      const stage = createStage();
      const account = await connect(stage);
      stage.stub.also.set('/a', () => ({ status: 200, headers: {}, body: 'x' }));
      const file_urls = withFile ? ['https://connector.example/a'] : [];
      const value = message({ file_urls });
      const answers = await Promise.all(
        Array.from({ length: copies + 1 }, () => pushAs(stage, account, account, value)),
      );
      const all = answers.flatMap(({ json }) => codes(json));
      expect(all.filter((code) => code === 'success')).toHaveLength(1);
      expect(seen(stage).tickets.flatMap(({ comments }) => comments)).toHaveLength(1);
    }),
    { numRuns: 20 },
  );
});

it("one account's token reaches nothing of another's, by whatever call", async () => {
  const stage = createStage();
  const first = await connect(stage, 'First');
  const second = await connect(stage, 'Second');
  await first.push(message());
  await stage.call('PUT', '/api/v2/tickets/1', { ticket: { comment: { body: 'Olá' } } });
  await stage.clock.settle();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('push', 'validate_token', 'channelback/report_error'),
      fc.constantFrom('reply-1', 'wamid.1', 'x'),
      async (name, external_id) => {
        const body = { instance_push_id: first.pushId, external_resources: [], external_id };
        const path = `/api/v2/any_channel/${name}`;
        const { status } = await stage.call('POST', path, body, bearer(second.token));
        expect(status).toBe(403);
      },
    ),
    { numRuns: 20 },
  );
  for (const path of ['tickets', 'tickets/1', 'users/me', 'webhooks', 'apps/installations']) {
    const { status } = await stage.call('GET', `/api/v2/${path}`, undefined, bearer(first.token));
    expect(status).toBe(403);
  }
  expect(seen(stage).tickets[0]?.comments[1]).toMatchObject({ failure: null });
});
