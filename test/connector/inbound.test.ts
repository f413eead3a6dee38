// From a customer to Support: once each, in order, and never lost.
import { describe, expect, it } from 'vitest';
import { answerLost } from '../../src/kernel/faults/answer-lost.ts';
import { drop } from '../../src/kernel/faults/drop.ts';
import { duplicate } from '../../src/kernel/faults/duplicate.ts';
import { empty } from '../../src/kernel/wire.ts';
import { ANA, BEA, BUSINESS, createBench, DIALECTS } from './bench.ts';

describe.each(DIALECTS)('inbound (%s)', (dialect) => {
  it('brings a message to its thread, with its author and its time', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    const at = bench.seconds() - 5;
    expect((await bench.customerWrites({ id: 'm1', text: 'Oi', at })).status).toBe(200);
    expect(bench.zendesk.pushes).toMatchObject([
      {
        instance: 'push-1',
        resource: {
          external_id: 'm1',
          message: 'Oi',
          thread_id: `${BUSINESS}:${ANA}`,
          created_at: new Date(at * 1_000).toISOString(),
          author: {
            external_id: ANA,
            name: 'Ana',
            fields: [{ id: 'whatsapp_phone_number', value: `+${ANA}` }],
          },
        },
      },
    ]);
  });

  it('pushes a message delivered many times once', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    bench.network.fault(duplicate({ to: 'connector', path: '/whatsapp/' }, 5, 100));
    await bench.customerWrites({ id: 'm1' });
    await bench.customerWrites({ id: 'm1' });
    await bench.clock.advance(60_000);
    await bench.customerWrites({ id: 'm1' });
    expect(bench.zendesk.pushes).toHaveLength(1);
  });

  it('puts messages in the order in which they were written', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    const now = bench.seconds();
    const later = bench.outside(bench.written({ id: 'second', at: now }));
    await bench.clock.drive('the later one', later);
    await bench.clock.advance(300);
    await bench.customerWrites({ id: 'first', at: now - 2 });
    expect(bench.comments()).toEqual(['first', 'second']);
  });

  it('keeps the order of arrival within a second', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    await bench.customerWrites({ id: 'c' }, { id: 'a' }, { id: 'b' });
    expect(bench.comments()).toEqual(['c', 'a', 'b']);
  });

  it('keeps it over thousands of messages too', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    const at = bench.seconds();
    const all = Array.from({ length: 1_050 }, (_, i) => ({ id: `m${i}`, at }));
    for (let i = 0; i < all.length; i += 30) await bench.customerWrites(...all.slice(i, i + 30));
    expect(bench.comments()).toEqual(all.map(({ id }) => id));
  });

  it('keeps conversations apart', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    await bench.customerWrites({ id: 'm1' }, { id: 'm2', from: BEA, name: 'Bea' }, { id: 'm3' });
    expect(bench.zendesk.comments.map(({ thread, text }) => [thread, text])).toEqual(
      expect.arrayContaining([
        [`${BUSINESS}:${ANA}`, 'm1'],
        [`${BUSINESS}:${ANA}`, 'm3'],
        [`${BUSINESS}:${BEA}`, 'm2'],
      ]),
    );
  });

  it('tries again with growing pauses, without doubling or overtaking', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    const times: number[] = [];
    bench.zendesk.override = () => {
      times.push(bench.clock.now());
      return times.length <= 3 ? empty(503) : undefined;
    };
    await bench.customerWrites({ id: 'm1' });
    await bench.customerWrites({ id: 'm2' });
    await bench.clock.advance(60_000);
    expect(bench.comments()).toEqual(['m1', 'm2']);
    const pauses = times.slice(1, 4).map((time, i) => time - (times[i] ?? 0));
    [1_000, 2_000, 4_000].forEach((pause, i) => {
      expect(pauses[i]).toBeGreaterThanOrEqual(pause);
      expect(pauses[i]).toBeLessThan(pause + 200);
    });
  });

  it('waits as long as Retry-After says', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    const times: number[] = [];
    bench.zendesk.override = () => {
      times.push(bench.clock.now());
      return times.length === 1 ? empty(429, { 'retry-after': '30' }) : undefined;
    };
    await bench.customerWrites({ id: 'm1' });
    await bench.clock.advance(60_000);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(30_000);
    expect(bench.comments()).toEqual(['m1']);
  });

  it('makes one comment of a message whose answer was lost', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    bench.network.fault(answerLost({ to: 'zendesk' }));
    await bench.customerWrites({ id: 'm1' });
    await bench.clock.advance(60_000);
    expect(bench.zendesk.pushes).toHaveLength(2);
    expect(bench.comments()).toEqual(['m1']);
  });

  it('brings everything, in order, after hours without Zendesk', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    bench.network.fault(drop({ to: 'zendesk', times: 1_000_000 }));
    for (let i = 0; i < 30; i++) {
      await bench.customerWrites({ id: `m${i}` });
      await bench.clock.advance(720_000);
    }
    expect(bench.comments()).toEqual([]);
    bench.network.clearFaults();
    await bench.clock.advance(600_000);
    expect(bench.comments()).toEqual(Array.from({ length: 30 }, (_, i) => `m${i}`));
  });

  it('holds messages until the admin has finished in Zendesk', async () => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    bench.zendesk.override = () => empty(404);
    await bench.customerWrites({ id: 'm1' });
    await bench.clock.advance(3_600_000);
    bench.zendesk.override = undefined;
    const events = [{ type_id: 'create_integration_instance', data: { metadata } }];
    await bench.raw('POST', '/connector/event_callback', JSON.stringify({ events }));
    expect(bench.comments()).toEqual(['m1']);
  });

  it('goes on after what Zendesk will not have, and keeps that', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    bench.zendesk.override = (request) =>
      String(request.body).includes('"poison"')
        ? {
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: '{"results":[{"status":{"code":"processing_error"}}]}',
          }
        : undefined;
    await bench.customerWrites({ id: 'poison' }, { id: 'good' });
    await bench.clock.advance(600_000);
    expect(bench.comments()).toEqual(['good']);
    expect(await bench.store.list('undelivered')).toMatchObject([{ what: 'message' }]);
  });

  it.each([
    [
      { type: 'image', image: { id: '1', caption: 'Look' } },
      '[image]\nLook\n[The file is not here: WhatsApp does not have it any more.]',
    ],
    [{ type: 'sticker', sticker: {} }, '[sticker message: not shown here]'],
    [
      { type: 'location', location: { latitude: 1.5, longitude: -2, name: 'Home' } },
      '[location]\nHome\n1.5, -2',
    ],
    [
      {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'Bea' }, phones: [{ phone: '+55 11 1' }] }],
      },
      '[contacts]\nBea, +55 11 1',
    ],
    [{ type: 'reaction', reaction: { message_id: 'm', emoji: '' } }, '[reaction]\n(taken back)'],
    [{ type: 'button', button: { text: 'Yes', payload: 'y' } }, 'Yes'],
    [{ type: 'interactive', interactive: { button_reply: { id: '1', title: 'No' } } }, 'No'],
    [{ type: 'unsupported', errors: [{ code: 131051 }] }, '[unsupported message: not shown here]'],
    [{ type: 'text', text: { body: '' } }, '[text message: not shown here]'],
  ])('names what it cannot carry: %j', async (more, shown) => {
    const bench = createBench(dialect);
    await bench.connect();
    await bench.customerWrites({ id: 'm1', more });
    expect(bench.comments()).toEqual([shown]);
  });

  it('keeps the conversation of a customer who changes number', async () => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    await bench.customerWrites({ id: 'm1' });
    const system = { type: 'user_changed_number', body: 'Ana has a new number', wa_id: BEA };
    await bench.customerWrites({ id: 'm2', more: { type: 'system', system } });
    await bench.customerWrites({ id: 'm3', from: BEA });
    expect(new Set(bench.zendesk.comments.map(({ thread }) => thread))).toEqual(
      new Set([`${BUSINESS}:${ANA}`]),
    );
    await bench.reply(metadata, 'Noted');
    expect(bench.whatsapp.sent).toMatchObject([{ to: BEA, text: 'Noted' }]);
  });

  it('takes nothing for a number that has no account yet', async () => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.toCodeScreen();
    await wizard.take('method', { method: 'sms' });
    await bench.customerWrites({ id: 'early' });
    await wizard.take('code', { code: '123456' });
    await bench.clock.advance(60_000);
    expect(bench.zendesk.pushes).toEqual([]);
    await bench.customerWrites({ id: 'now' });
    expect(bench.comments()).toEqual(['now']);
  });

  it('takes up after a crash what was safe before it', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    bench.zendesk.override = () => empty(503);
    await bench.customerWrites({ id: 'm1' });
    bench.zendesk.override = undefined;
    bench.restart();
    await bench.clock.advance(10_000);
    expect(bench.comments()).toEqual(['m1']);
  });
});

describe('signed webhooks', () => {
  it.each([
    ['no signature', undefined],
    ['a wrong one', `sha256=${'0'.repeat(64)}`],
    ['no hexadecimal', 'sha256=zzzz'],
    ['another scheme', 'sha1=abc'],
  ])('are refused with %s', async (_what, signature) => {
    const bench = createBench('cloud');
    await bench.connect();
    const { 'x-hub-signature-256': _, ...headers } = bench.written({ id: 'm1' }).headers;
    const request = bench.written({ id: 'm1' });
    const signed =
      signature === undefined ? headers : { ...headers, 'x-hub-signature-256': signature };
    expect((await bench.call({ ...request, headers: signed })).status).toBe(401);
    expect(await bench.store.list('seen')).toEqual([]);
    expect(bench.zendesk.pushes).toEqual([]);
    await bench.customerWrites({ id: 'm1' });
    expect(bench.comments()).toEqual(['m1']);
  });

  it('fit only the very bytes', async () => {
    const bench = createBench('cloud');
    await bench.connect();
    const request = bench.written({ id: 'm1', text: 'ten' });
    const tampered = String(request.body).replace('ten', 'two');
    expect((await bench.call({ ...request, body: tampered })).status).toBe(401);
  });

  it.each([
    ['verify-token', 200, '1158201444'],
    ['another', 403, undefined],
  ])('are ordered by a handshake with the token %s', async (token, status, echoed) => {
    const bench = createBench('cloud');
    const query = `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`;
    const answer = await bench.raw('GET', `/connector/whatsapp/webhook?${query}`);
    expect(answer.status).toBe(status);
    if (echoed !== undefined) expect(answer.body).toBe(echoed);
  });
});
