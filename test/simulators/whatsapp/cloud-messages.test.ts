// Cloud: every type of message, its limits at their edges, and what is answered to the rest.
import { describe, expect, test } from 'vitest';
import { DAY, SECOND } from '../../../src/kernel/clock.ts';
import { connected, DIALECTS, type Driver } from './dialects.ts';
import { ANA, BUSINESS, createStand, type Stand } from './stand.ts';

type Cloud = Driver & { readonly id: string };

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const LINK = 'https://files.example/a.png';
const x = (length: number): string => 'x'.repeat(length);
const wide = (length: number): string => '😀'.repeat(length);

/** A connected number, and a customer who has just written. */
async function open(options: Parameters<typeof createStand>[0] = {}) {
  const stand = createStand(options);
  const drive = await connected(stand, DIALECTS[0]);
  const { phones } = stand.whatsapp;
  const inbound = phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
  await stand.clock.settle();
  return { stand, drive, phones, inbound };
}

const post = (drive: Cloud, message: object) =>
  drive.call('POST', `/${drive.id}/messages`, {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: ANA,
    ...message,
  });

const shown = (stand: Stand) =>
  (stand.whatsapp.phones.device(ANA).chats[0]?.messages ?? []).filter(
    ({ direction }) => direction === 'shown',
  );

const statuses = (stand: Stand) =>
  stand.received.flatMap(({ body }) => body.entry[0].changes[0].value.statuses ?? []);

const fileOf = (mimeType: string) => ({
  status: 200,
  headers: { 'content-type': mimeType },
  body: PNG,
});

/** The id of a file that can be sent: what a customer sent can be sent back. */
async function uploaded(stand: Stand, mimeType = 'image/png'): Promise<string> {
  const file = { mimeType, bytes: PNG };
  const more = { caption: '', filename: '', voice: false };
  stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'document', file, ...more });
  await stand.clock.settle();
  return stand.received.at(-1)?.body.entry[0].changes[0].value.messages[0].document.id;
}

const button = (n: number, id = `${n}`, title = `Button ${n}`) => ({
  type: 'reply',
  reply: { id, title },
});
const buttons = (...list: object[]) => ({
  type: 'button',
  body: { text: 'Which?' },
  action: { buttons: list },
});
const row = (n: number, more: object = {}) => ({ id: `${n}`, title: `Row ${n}`, ...more });
const rows = (from: number, to: number): object[] =>
  Array.from({ length: to - from }, (_, index) => row(from + index));
const list = (...sections: object[]) => ({
  type: 'list',
  body: { text: 'Which?' },
  action: { button: 'Choose', sections },
});
const cta = (parameters: object = {}) => ({
  type: 'cta_url',
  body: { text: 'See' },
  action: {
    name: 'cta_url',
    parameters: { display_text: 'Open', url: 'https://example.com/x', ...parameters },
  },
});

describe('a message is shown as', () => {
  test.each([
    ['text', { text: { body: 'Hello', preview_url: true } }, { text: 'Hello' }],
    [
      'location',
      { location: { latitude: '37.4', longitude: -122.1, name: 'Café', address: 'Road 1' } },
      { text: 'Café, Road 1' },
    ],
    [
      'contacts',
      { contacts: [{ name: { formatted_name: 'Bia Sá' }, phones: [{ phone: '+55 11' }] }] },
      { text: 'Bia Sá' },
    ],
    [
      'interactive',
      {
        interactive: {
          ...buttons(button(1), button(2), button(3)),
          header: { type: 'text', text: 'Head' },
          footer: { text: 'Foot' },
        },
      },
      { text: 'Head\nWhich?\nFoot', buttons: ['Button 1', 'Button 2', 'Button 3'] },
    ],
    [
      'interactive',
      { interactive: list({ title: 'A', rows: rows(0, 5) }, { title: 'B', rows: rows(5, 10) }) },
      { buttons: rows(0, 10).map((_, n) => `Row ${n}`) },
    ],
    ['interactive', { interactive: cta() }, { buttons: ['Open'] }],
  ])('%s %#', async (type, content, expected) => {
    const { stand, drive } = await open();
    const answer = await post(drive, { type, ...content });
    expect(answer.status, answer.details).toBe(200);
    const id = answer.body.messages[0].id;
    expect(answer.body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: ANA, wa_id: ANA.slice(1) }],
      messages: [{ id }],
    });
    await stand.clock.settle();
    expect(shown(stand)).toMatchObject([{ id, type, ...expected }]);
    expect(statuses(stand).map(({ status }) => status)).toEqual(['sent', 'delivered']);
  });

  test.each(['image', 'video', 'audio', 'document', 'sticker'] as const)('%s', async (type) => {
    const { stand, drive } = await open();
    const mimeType = {
      image: 'image/png',
      video: 'video/mp4',
      audio: 'audio/ogg',
      document: 'application/pdf',
      sticker: 'image/webp',
    }[type];
    const id = await uploaded(stand, mimeType);
    const named = type === 'document' ? { filename: 'a.pdf', caption: 'See' } : {};
    expect(await post(drive, { type, [type]: { id, ...named } })).toMatchObject({ status: 200 });
    stand.receiver.file = () => fileOf(mimeType);
    await post(drive, { type, [type]: { link: LINK } });
    await stand.clock.settle();
    expect(shown(stand)).toMatchObject([
      {
        type,
        text: named.caption ?? '',
        file: { mimeType, size: 4, filename: named.filename ?? '' },
      },
      { type, file: { mimeType, size: 4 } },
    ]);
  });

  test('an answer to another message', async () => {
    const { stand, drive, inbound } = await open();
    const text = { type: 'text', text: { body: 'x' } };
    await post(drive, { ...text, context: { message_id: inbound } });
    // What nobody can find is not shown as answered.
    await post(drive, { ...text, context: { message_id: 'wamid.none' } });
    await stand.clock.settle();
    expect(shown(stand).map(({ context }) => context)).toEqual([inbound, undefined]);
  });
});

describe('a reaction', () => {
  const react = (drive: Cloud, message_id: string, emoji: string) =>
    post(drive, { type: 'reaction', reaction: { message_id, emoji } });
  const reactions = (stand: Stand) =>
    stand.whatsapp.phones.device(ANA).chats[0]?.messages.map(({ reaction }) => reaction);

  test('stands on the message, is replaced and taken back, and is told as sent only', async () => {
    const { stand, drive, inbound } = await open();
    for (const emoji of ['👍', '❤️', '']) {
      await react(drive, inbound, emoji);
      await stand.clock.settle();
      expect(reactions(stand)).toEqual([emoji === '' ? undefined : emoji]);
    }
    expect(statuses(stand).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
  });

  test.each([
    ['an unknown message', 0, 'wamid.none'],
    ['one of 30 days and 1 s ago', 30 * DAY + SECOND, undefined],
  ])('to %s fails later with 131009', async (_, later, id) => {
    const { stand, drive, phones, inbound } = await open();
    await stand.clock.advance(later);
    phones.send(ANA, BUSINESS, { type: 'text', text: 'again' });
    expect((await react(drive, id ?? inbound, '👍')).status).toBe(200);
    await stand.clock.settle();
    expect(statuses(stand)).toMatchObject([{ status: 'failed', errors: [{ code: 131009 }] }]);
  });

  test('to a reaction fails later', async () => {
    const { stand, drive, phones, inbound } = await open();
    const id = phones.send(ANA, BUSINESS, { type: 'reaction', to: inbound, emoji: '👍' });
    await react(drive, id, '👍');
    await stand.clock.settle();
    expect(statuses(stand)).toMatchObject([{ status: 'failed', errors: [{ code: 131009 }] }]);
  });
});

describe('a limit at its edge:', () => {
  const image = (more: object) => ({ image: { link: LINK, ...more } });
  const interactive = (part: object, more: object = {}) => ({
    interactive: { ...part, ...more },
  });
  test.each([
    ['text', { text: { body: x(4096) } }, { text: { body: x(4097) } }, 100, 'text.body'],
    ['text', { text: { body: wide(4096) } }, { text: { body: wide(4097) } }, 100, 'text.body'],
    ['text', { text: { body: 'x' } }, { text: { body: '' } }, 100, 'text.body'],
    ['image', image({ caption: wide(1024) }), image({ caption: x(1025) }), 131009, 'image.caption'],
    [
      'video',
      { video: { link: LINK, caption: x(1024) } },
      { video: { link: LINK, caption: x(1025) } },
      131009,
      'video.caption',
    ],
    [
      'location',
      { location: { latitude: 90, longitude: -180 } },
      { location: { latitude: 90.1, longitude: 0 } },
      131009,
      'location.latitude',
    ],
    [
      'interactive',
      interactive(buttons(button(1), button(2), button(3))),
      interactive(buttons(button(1), button(2), button(3), button(4))),
      131009,
      'interactive.action.buttons',
    ],
    [
      'interactive',
      interactive(buttons(button(1, x(256), wide(20)))),
      interactive(buttons(button(1, x(257)))),
      131009,
      'interactive.action.buttons.0.reply.id',
    ],
    [
      'interactive',
      interactive(buttons(button(1, 'a', x(20)))),
      interactive(buttons(button(1, 'a', x(21)))),
      131009,
      'interactive.action.buttons.0.reply.title',
    ],
    [
      'interactive',
      interactive(buttons(button(1), button(2))),
      interactive(buttons(button(1), button(2, '1'))),
      131009,
      'interactive.action.buttons.1.reply.id',
    ],
    [
      'interactive',
      interactive(buttons(button(1))),
      interactive(buttons(button(1), button(2, '2', 'Button 1'))),
      131009,
      'interactive.action.buttons.1.reply.title',
    ],
    [
      'interactive',
      interactive(buttons(button(1)), {
        body: { text: x(1024) },
        header: { type: 'text', text: x(60) },
        footer: { text: x(60) },
      }),
      interactive(buttons(button(1)), { body: { text: x(1025) } }),
      131009,
      'interactive.body.text',
    ],
    [
      'interactive',
      interactive(cta()),
      interactive(cta(), { header: { type: 'text', text: x(61) } }),
      131009,
      'interactive.header.text',
    ],
    [
      'interactive',
      interactive(cta({ display_text: x(20) })),
      interactive(cta({ display_text: x(21) })),
      131009,
      'interactive.action.parameters.display_text',
    ],
    [
      'interactive',
      interactive(list({ rows: [row(1)] }), { body: { text: x(4096) } }),
      interactive(list({ rows: [row(1)] }), { body: { text: x(4097) } }),
      131009,
      'interactive.body.text',
    ],
    [
      'interactive',
      interactive(list({ title: x(24), rows: rows(0, 10) })),
      interactive(list({ title: x(25), rows: rows(0, 10) })),
      131009,
      'interactive.action.sections.0.title',
    ],
    [
      'interactive',
      interactive(list({ title: 'A', rows: rows(0, 9) }, { title: 'B', rows: rows(9, 10) })),
      interactive(list({ title: 'A', rows: rows(0, 9) }, { title: 'B', rows: rows(9, 11) })),
      131009,
      'interactive.action.sections.1.rows.1',
    ],
    [
      'interactive',
      interactive(list(...Array.from({ length: 10 }, (_, n) => ({ title: 'T', rows: [row(n)] })))),
      interactive(list(...Array.from({ length: 11 }, (_, n) => ({ title: 'T', rows: [row(n)] })))),
      131009,
      'interactive.action.sections',
    ],
    [
      'interactive',
      interactive(list({ rows: [row(1, { id: x(200), title: x(24), description: x(72) })] })),
      interactive(list({ rows: [row(1, { description: x(73) })] })),
      131009,
      'interactive.action.sections.0.rows.0.description',
    ],
    [
      'interactive',
      interactive(list({ rows: [row(1)] })),
      interactive(list({ title: 'A', rows: [row(1)] }, { rows: [row(2)] })),
      131008,
      'interactive.action.sections.1.title',
    ],
    [
      'interactive',
      interactive(list({ rows: [row(1)] })),
      interactive(list({ rows: [row(1)] }, { title: 'B', rows: [row(2)] })),
      131008,
      'interactive.action.sections.0.title',
    ],
    [
      'contacts',
      { contacts: Array.from({ length: 257 }, () => ({ name: { formatted_name: 'B' } })) },
      { contacts: Array.from({ length: 258 }, () => ({ name: { formatted_name: 'B' } })) },
      131009,
      'contacts',
    ],
  ])('%s %#', async (type, inside, outside, code, field) => {
    const { drive } = await open();
    const accepted = await post(drive, { type, ...inside });
    expect(accepted.status, accepted.details).toBe(200);
    const refused = await post(drive, { type, ...outside });
    expect(refused).toMatchObject({ status: 400, code });
    expect(refused.details).toContain(` ${field} is `);
  });

  test('what comes back with each status has at most 512 characters', async () => {
    const { drive } = await open();
    const text = { type: 'text', text: { body: 'x' } };
    expect((await post(drive, { ...text, biz_opaque_callback_data: x(512) })).status).toBe(200);
    expect(await post(drive, { ...text, biz_opaque_callback_data: x(513) })).toMatchObject({
      code: 100,
    });
  });
});

describe('what is refused at once:', () => {
  type Refused = readonly [type: string, content: object, code: number, details: string];
  const missing = (type: string, content: object, code: number, field: string): Refused => [
    type,
    content,
    code,
    `The parameter ${field} is missing.`,
  ];
  test.each<Refused>([
    missing('text', { to: undefined, text: { body: 'x' } }, 100, 'to'),
    missing('text', { messaging_product: undefined }, 100, 'messaging_product'),
    missing('text', {}, 100, 'text'),
    missing('text', { text: {} }, 100, 'text.body'),
    missing('image', {}, 131008, 'image'),
    missing('image', { image: {} }, 131008, 'image.id'),
    missing('location', { location: { latitude: 1 } }, 131008, 'location.longitude'),
    missing('reaction', { reaction: { emoji: '👍' } }, 131008, 'reaction.message_id'),
    missing('contacts', { contacts: [{}] }, 131008, 'contacts.0.name'),
    missing('interactive', { interactive: { type: 'button' } }, 131008, 'interactive.body'),
    missing('template', { template: { name: 'a' } }, 100, 'template.language'),
    ['image', { image: { id: '1', link: LINK } }, 131009, 'image.link is not valid'],
    ['image', { image: { link: 'file:///a' } }, 131009, 'image.link is not valid'],
    ['audio', { audio: { link: LINK, caption: 'x' } }, 131009, 'audio.caption is not valid'],
    ['image', { image: { id: '999' } }, 100, 'image.id is not valid: no file 999'],
    ['reaction', { reaction: { message_id: 'a', emoji: 'abc' } }, 131009, 'it is an emoji'],
    ['pigeon', {}, 100, 'type is not valid'],
    ['interactive', { interactive: { type: 'pigeon' } }, 131009, 'interactive.type'],
    [
      'interactive',
      { interactive: { ...list({ rows: [row(1)] }), header: { type: 'image', image: {} } } },
      131009,
      'interactive.header.type',
    ],
  ])('%s %#', async (type, content, code, details) => {
    const { stand, drive } = await open();
    const answer = await post(drive, { type, ...content });
    expect(answer).toMatchObject({ status: 400, code });
    expect(answer.details).toContain(details);
    await stand.clock.settle();
    expect(shown(stand)).toEqual([]);
    expect(statuses(stand)).toEqual([]);
  });

  test.each([
    ['order', { type: 'order', order: {} }, 131051],
    ['flow', { type: 'interactive', interactive: { type: 'flow' } }, 131051],
    ['product_list', { type: 'interactive', interactive: { type: 'product_list' } }, 131051],
    ['groups', { type: 'text', text: { body: 'x' }, recipient_type: 'group' }, 100],
    [
      'catalog',
      {
        type: 'template',
        template: {
          name: 'a',
          language: { code: 'en' },
          components: [{ type: 'button', sub_type: 'CATALOG', index: 0, parameters: [] }],
        },
      },
      131051,
    ],
  ])('%s, which is not simulated and is reported', async (word, message, code) => {
    const { stand, drive } = await open();
    expect(await post(drive, message)).toMatchObject({ status: 400, code });
    const findings = stand.trace.finish().events.filter(({ kind }) => kind === 'finding');
    expect(findings).toMatchObject([{ note: expect.stringContaining(word) }]);
  });

  test('a file of another business, or one that is gone', async () => {
    const { stand, drive } = await open();
    const id = await uploaded(stand);
    const other = await connected(stand, DIALECTS[0], '+5511944444444');
    const image = { type: 'image', image: { id } };
    expect(await post(other, image)).toMatchObject({ status: 400, code: 100 });
    expect((await post(drive, image)).status).toBe(200);
    await stand.clock.advance(30 * DAY);
    expect(await post(drive, image)).toMatchObject({ status: 400, code: 100 });
  });
});

describe('a file fails later:', () => {
  test.each([
    ['nothing there', 404, 'image/png', 131053],
    ['another type', 200, 'text/html', 131053],
  ])('%s', async (_, status, mimeType, code) => {
    const { stand, drive } = await open();
    stand.receiver.file = () => ({ ...fileOf(mimeType), status });
    expect((await post(drive, { type: 'image', image: { link: LINK } })).status).toBe(200);
    await stand.clock.settle();
    expect(statuses(stand)).toMatchObject([{ status: 'failed', errors: [{ code }] }]);
  });

  test('an uploaded one of another type', async () => {
    const { stand, drive } = await open();
    const id = await uploaded(stand, 'application/pdf');
    await post(drive, { type: 'image', image: { id } });
    await stand.clock.settle();
    expect(statuses(stand)).toMatchObject([{ status: 'failed', errors: [{ code: 131053 }] }]);
  });
});
