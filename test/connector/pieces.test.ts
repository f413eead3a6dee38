// A webhook with pieces that cannot be read: the others arrive, and those are kept for the back office.
import { describe, expect, it } from 'vitest';
import { bearer, get, jsonOf } from '../../src/kernel/wire.ts';
import { ANA, type Bench, CONNECTOR, createBench, DIALECTS } from './bench.ts';

const text = (bench: Bench, id: string) => ({
  from: ANA,
  id,
  timestamp: String(bench.seconds()),
  type: 'text',
  text: { body: id },
});
/** From a sender without a phone number. */
const nameless = (bench: Bench) => {
  const { from: _, ...message } = text(bench, 'nameless');
  return { ...message, user_id: 'US.13491208655302741918' };
};

interface Listed {
  readonly undelivered: readonly {
    readonly what: string;
    readonly reason: string;
    readonly record: { readonly text: string };
  }[];
}
const listed = async (bench: Bench): Promise<Listed['undelivered']> => {
  const url = `${CONNECTOR}/connector/back-office/undelivered`;
  const answer = await bench.call(get(url, bearer('back-office-token')));
  return (jsonOf(answer) as Listed).undelivered;
};

describe.each(DIALECTS)('a webhook with a piece that cannot be read (%s)', (dialect) => {
  it('brings the others', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    const messages = [text(bench, 'first'), nameless(bench), 7, null, text(bench, 'last')];
    const answer = await bench.call(bench.webhook({ contacts: [{ profile: 3 }], messages }));
    expect(answer.status).toBe(200);
    expect(bench.comments()).toEqual(['first', 'last']);
    const kept = await listed(bench);
    expect(kept.map(({ what }) => what)).toEqual(['webhook', 'webhook', 'webhook']);
    expect(kept[0]).toMatchObject({
      reason: expect.stringMatching(/^messages\.from: /),
      record: { text: expect.stringContaining('US.13491208655302741918') },
    });
  });

  it('hears the other statuses', async () => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    await bench.customerWrites({ id: 'm1' });
    await bench.reply(metadata, 'one');
    const failed = {
      id: 'wamid.1',
      status: 'failed',
      timestamp: String(bench.seconds()),
      recipient_id: null,
      errors: [{ code: 131026, title: null }],
    };
    const answer = await bench.call(bench.webhook({ statuses: [{ id: 'x' }, failed] }));
    expect(answer.status).toBe(200);
    expect(bench.zendesk.reports).toHaveLength(1);
    expect(await listed(bench)).toHaveLength(1);
  });

  it('takes what is null for what is absent', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    const image = { ...text(bench, 'm1'), type: 'image', text: null, image: { caption: null } };
    await bench.call(bench.webhook({ messages: [image] }));
    expect(bench.comments()).toEqual(['[image message: not shown here]']);
  });
});

it('reads the other changes of a Cloud webhook', async () => {
  const bench = createBench('cloud');
  await bench.connect();
  const value = (id: string) => ({
    metadata: { phone_number_id: 'PN' },
    messages: [text(bench, id)],
  });
  const changes = [
    { field: 'messages', value: { messages: [text(bench, 'homeless')] } },
    { field: 'messages', value: value('good') },
    'nothing',
    { field: 'account_update', value: 7 },
  ];
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: 'WABA', changes }],
  });
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': bench.sign(body) };
  const answer = await bench.raw('POST', '/connector/whatsapp/webhook', body, headers);
  expect(answer.status).toBe(200);
  expect(bench.comments()).toEqual(['good']);
  expect((await listed(bench)).map(({ record }) => record.text)).toEqual([
    expect.stringContaining('homeless'),
    '"nothing"',
  ]);
});

it.each([{}, bearer('wrong')])('lists nothing for a stranger: %j', async (headers) => {
  const bench = createBench('cloud');
  const url = `${CONNECTOR}/connector/back-office/undelivered`;
  expect((await bench.call(get(url, headers))).status).toBe(401);
});
