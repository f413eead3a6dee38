// On-Premises: every type of message, how it arrives, and what is wrong with those that are refused.
import { describe, expect, test } from 'vitest';
import { SECOND } from '../../../src/kernel/clock.ts';
import { type Client, liveClient, startClient } from './client.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

const x = (length: number): string => 'x'.repeat(length);
const LINK = 'https://files.example/a.png';
const BYTES = new Uint8Array([1, 2, 3]);

const buttons = (count: number, change: object = {}) =>
  Array.from({ length: count }, (_, i) => ({
    type: 'reply',
    reply: { id: `b${i}`, title: `Button ${i}`, ...change },
  }));

const buttonMessage = (change: object = {}, action: object = { buttons: buttons(3) }) => ({
  type: 'interactive',
  interactive: { type: 'button', body: { text: 'Which?' }, action, ...change },
});

const rows = (count: number, change: object = {}, first = 0) =>
  Array.from({ length: count }, (_, i) => ({
    id: `r${first + i}`,
    title: `Row ${first + i}`,
    ...change,
  }));

const list = (sections: readonly object[], change: object = {}) => ({
  type: 'interactive',
  interactive: {
    type: 'list',
    body: { text: 'Which?' },
    action: { button: 'Choose', sections },
    ...change,
  },
});

const sections = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ title: `Section ${i}`, rows: rows(1, {}, i) }));

const template = (change: object = {}) => ({
  type: 'template',
  template: {
    namespace: 'acme',
    name: 'order',
    language: { policy: 'deterministic', code: 'pt_BR' },
    components: [{ type: 'body', parameters: [{ type: 'text', text: '42' }] }],
    ...change,
  },
});

const PAYLOAD = { type: 'payload', payload: 'paid' };
const quickReply = { type: 'button', sub_type: 'quick_reply' };

const card = { name: { formatted_name: 'Bea', first_name: 'Bea' }, phones: [{ phone: '+1' }] };

async function prepared() {
  const stand = createStand();
  const client = await liveClient(stand);
  stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
  stand.whatsapp.templates.add('d1', {
    name: 'order',
    language: 'pt_BR',
    category: 'utility',
    body: 'Your order {{1}} is ready.',
    buttons: [{ kind: 'quick-reply', text: 'Thanks' }],
  });
  const upload = async (type: string) =>
    (await client.raw('POST', '/media', type, BYTES)).body.media[0].id as string;
  const media = { image: await upload('image/png'), audio: await upload('audio/ogg; codecs=opus') };
  await stand.clock.advance(SECOND);
  stand.received.length = 0;
  return { stand, client, media };
}

const send = (client: Client, message: object) =>
  client.call('POST', '/messages', { to: ANA, recipient_type: 'individual', ...message });

describe('a message that is accepted arrives', () => {
  test.each([
    ['text without a type', { text: { body: 'Hi' } }, { type: 'text', text: 'Hi' }],
    [
      'text with a preview',
      { type: 'text', preview_url: true, text: { body: 'See https://a.example' } },
      { type: 'text' },
    ],
    ['text of 4096', { type: 'text', text: { body: x(4096) } }, { type: 'text' }],
    [
      'a location in numbers',
      { type: 'location', location: { latitude: -23.5, longitude: -46.6, name: 'Shop' } },
      { type: 'location', text: 'Shop' },
    ],
    [
      'a location in texts',
      { type: 'location', location: { latitude: '90', longitude: '-180.0' } },
      { type: 'location' },
    ],
    ['a card', { type: 'contacts', contacts: [card] }, { type: 'contacts', text: 'Bea' }],
    ['reply buttons', buttonMessage(), { buttons: ['Button 0', 'Button 1', 'Button 2'] }],
    [
      'reply buttons with all that is around them',
      buttonMessage({ header: { type: 'text', text: x(60) }, footer: { text: x(60) } }),
      { type: 'interactive', text: `${x(60)}\nWhich?\n${x(60)}` },
    ],
    ['a list of ten sections', list(sections(10)), { type: 'interactive' }],
    ['a list of ten rows', list([{ rows: rows(10) }]), { type: 'interactive' }],
    [
      'a list with a body of 4096',
      list(sections(1), { body: { text: x(4096) } }),
      { type: 'interactive' },
    ],
    [
      'a template',
      template(),
      { template: true, text: 'Your order 42 is ready.', buttons: ['Thanks'] },
    ],
  ])('%s', async (_, message, shown) => {
    const { stand, client } = await prepared();
    const answer = await send(client, message);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        messages: [{ id: expect.stringMatching(/^gBE/) }],
        contacts: [{ input: ANA, wa_id: ANA.slice(1) }],
      },
    });
    await stand.clock.advance(SECOND);
    const { id } = answer.body.messages[0];
    const [chat] = stand.whatsapp.phones.device(ANA).chats;
    expect(chat?.messages.at(-1)).toMatchObject({ id, ...shown });
    expect(stand.received.at(-1)?.body.statuses[0]).toMatchObject({ id, status: 'delivered' });
  });

  test.each([
    ['image', 'image', { caption: x(1024) }],
    ['audio', 'audio', {}],
    ['document', 'image', { caption: 'Bill', filename: 'bill.png' }],
  ] as const)('an uploaded file as %s', async (type, which, more) => {
    const { stand, client, media } = await prepared();
    expect((await send(client, { type, [type]: { id: media[which], ...more } })).status).toBe(201);
    await stand.clock.advance(SECOND);
    expect(stand.whatsapp.phones.device(ANA).chats[0]?.messages.at(-1)).toMatchObject({
      type,
      file: { size: BYTES.length },
    });
  });

  test('the name of a file, of documents only', async () => {
    const { stand, client, media } = await prepared();
    for (const type of ['image', 'document']) {
      await send(client, { type, [type]: { id: media.image, filename: 'bill.png' } });
    }
    await stand.clock.advance(SECOND);
    const messages = stand.whatsapp.phones.device(ANA).chats[0]?.messages.slice(-2);
    expect(messages?.map(({ file }) => file?.filename)).toEqual(['', 'bill.png']);
  });

  test('a file in the header of buttons', async () => {
    const { stand, client, media } = await prepared();
    const header = { type: 'image', image: { id: media.image } };
    expect((await send(client, buttonMessage({ header }))).status).toBe(201);
    await stand.clock.advance(SECOND);
    expect(stand.whatsapp.phones.device(ANA).chats[0]?.messages.at(-1)).toMatchObject({
      file: { size: BYTES.length },
    });
  });

  test('a file by its address is accepted before it is fetched, and failed when there is none', async () => {
    const { stand, client } = await prepared();
    expect((await send(client, { type: 'image', image: { link: LINK } })).status).toBe(201);
    await stand.clock.advance(5 * SECOND);
    expect(stand.received.at(-1)?.body.statuses[0]).toMatchObject({
      status: 'failed',
      errors: [{ code: 400, title: 'Media download error' }],
    });
  });

  test('a provider must be known', async () => {
    const { client } = await prepared();
    const image = { link: LINK, provider: { name: 'store' } };
    expect(await send(client, { type: 'image', image })).toMatchObject({ status: 404, code: 1006 });
    const provider = { name: 'store', type: 'www', config: { bearer: 'Bearer-of-store' } };
    await client.call('POST', '/settings/application/media/providers', [provider]);
    expect((await send(client, { type: 'image', image })).status).toBe(201);
  });

  test('what is tapped under it comes back', async () => {
    const { stand, client } = await prepared();
    const sent = await send(client, list([{ rows: rows(2, { description: 'More' }) }]));
    await stand.clock.advance(SECOND);
    stand.whatsapp.phones.tap(ANA, sent.body.messages[0].id, 'Row 1');
    await stand.clock.advance(SECOND);
    expect(stand.received.at(-1)?.body.messages[0]).toMatchObject({
      type: 'interactive',
      context: { from: BUSINESS.slice(1), id: sent.body.messages[0].id },
      interactive: {
        type: 'list_reply',
        list_reply: { id: 'r1', title: 'Row 1', description: 'More' },
      },
    });
  });
});

describe('a message is refused:', () => {
  test.each<[string, object, number, number]>([
    ['a text of 4097', { type: 'text', text: { body: x(4097) } }, 400, 1001],
    ['an empty text', { type: 'text', text: { body: '' } }, 400, 1009],
    ['a text without its part', { type: 'text' }, 400, 1008],
    ['a text without a body', { type: 'text', text: {} }, 400, 1008],
    ['no recipient', { to: undefined, text: { body: 'Hi' } }, 400, 1008],
    ['a wrong recipient', { to: '12', text: { body: 'Hi' } }, 400, 1009],
    ['a group', { recipient_type: 'group', text: { body: 'Hi' } }, 400, 1002],
    ['to itself', { to: BUSINESS, text: { body: 'Hi' } }, 400, 1013],
    ['another type', { type: 'pigeon' }, 400, 1009],
    ['an hsm', { type: 'hsm', hsm: {} }, 400, 501],
    ['a product', buttonMessage({ type: 'product' }), 400, 501],
    ['a file of nowhere', { type: 'image', image: {} }, 400, 1008],
    ['a file twice', { type: 'image', image: { id: 'a', link: LINK } }, 400, 1010],
    ['a file that is gone', { type: 'image', image: { id: 'none' } }, 404, 1006],
    ['a file of another scheme', { type: 'image', image: { link: 'ftp://a/b' } }, 400, 1009],
    ['a caption of 1025', { type: 'image', image: { link: LINK, caption: x(1025) } }, 400, 1001],
    ['a caption of a sound', { type: 'audio', audio: { link: LINK, caption: 'x' } }, 400, 1010],
    ['a latitude of 91', { type: 'location', location: { latitude: 91, longitude: 0 } }, 400, 1009],
    ['no longitude', { type: 'location', location: { latitude: 1 } }, 400, 1008],
    ['a nameless card', { type: 'contacts', contacts: [{ name: {} }] }, 400, 1008],
    ['no card', { type: 'contacts', contacts: [] }, 400, 1009],
    ['no button', buttonMessage({}, { buttons: [] }), 400, 1009],
    ['four buttons', buttonMessage({}, { buttons: buttons(4) }), 400, 1009],
    ['a title of 21', buttonMessage({}, { buttons: buttons(1, { title: x(21) }) }), 400, 1009],
    ['an id of 257', buttonMessage({}, { buttons: buttons(1, { id: x(257) }) }), 400, 1009],
    ['equal buttons', buttonMessage({}, { buttons: buttons(2, { id: 'same' }) }), 400, 1009],
    ['buttons without a body', buttonMessage({ body: undefined }), 400, 1008],
    ['a body of 1025', buttonMessage({ body: { text: x(1025) } }), 400, 1001],
    ['a header of 61', buttonMessage({ header: { type: 'text', text: x(61) } }), 400, 1009],
    ['a footer of 61', buttonMessage({ footer: { text: x(61) } }), 400, 1009],
    ['an action without buttons', buttonMessage({}, {}), 400, 1008],
    ['an action without sections', buttonMessage({ type: 'list' }, { button: 'Go' }), 400, 1008],
    ['buttons without an action', buttonMessage({ action: undefined }), 400, 1008],
    ['a header without its text', buttonMessage({ header: { type: 'text' } }), 400, 1008],
    ['a header without its picture', buttonMessage({ header: { type: 'image' } }), 400, 1008],
    ['a header of a sound', buttonMessage({ header: { type: 'audio' } }), 400, 2036],
    [
      'a list with a picture',
      list(sections(1), { header: { type: 'image', image: { link: LINK } } }),
      400,
      2036,
    ],
    ['no section', list([]), 400, 2015],
    ['eleven sections', list(sections(11)), 400, 2015],
    ['eleven rows', list([{ rows: rows(11) }]), 400, 2016],
    ['a section without a row', list([{ rows: [] }]), 400, 2016],
    [
      'one of two sections without a title',
      list([{ rows: rows(1) }, sections(1)[0] ?? {}]),
      400,
      1008,
    ],
    ['equal rows', list([{ rows: rows(2, { id: 'same' }) }]), 400, 1009],
    ['a row title of 25', list([{ rows: rows(1, { title: x(25) }) }]), 400, 1009],
    ['a row description of 73', list([{ rows: rows(1, { description: x(73) }) }]), 400, 1009],
    ['a row id of 201', list([{ rows: rows(1, { id: x(201) }) }]), 400, 1009],
    ['a section title of 25', list([{ title: x(25), rows: rows(1) }]), 400, 1009],
    ['a list body of 4097', list(sections(1), { body: { text: x(4097) } }), 400, 1001],
    ['an unknown template', template({ name: 'none' }), 400, 2001],
    [
      'a template in another language',
      template({ language: { policy: 'deterministic', code: 'en' } }),
      400,
      2001,
    ],
    ['another policy', template({ language: { policy: 'fallback', code: 'pt_BR' } }), 400, 1009],
    ['no namespace', template({ namespace: undefined }), 400, 1008],
    ['an empty namespace', template({ namespace: '' }), 400, 2014],
    ['too few parameters', template({ components: [] }), 400, 2000],
    [
      'a parameter without its text',
      template({ components: [{ type: 'body', parameters: [{ type: 'text' }] }] }),
      400,
      2012,
    ],
    ...(
      [
        ['a picture', { type: 'header', parameters: [{ type: 'image' }] }, 1008],
        ['the kind of a button', { type: 'button', index: 0, parameters: [PAYLOAD] }, 1008],
        ['the place of a button', { ...quickReply, parameters: [PAYLOAD] }, 1008],
        ['the parameter of a button', { ...quickReply, index: 0 }, 2012],
        ['the text of a button', { ...quickReply, index: 0, parameters: [{ type: 'text' }] }, 2012],
      ] as const
    ).map(([what, component, code]): [string, object, number, number] => [
      `a template without ${what}`,
      template({ components: [component] }),
      400,
      code,
    ]),
    [
      'a parameter that is too long',
      template({ components: [{ type: 'body', parameters: [{ type: 'text', text: x(2000) }] }] }),
      400,
      2005,
    ],
  ])('%s', async (_, message, status, code) => {
    const { stand, client } = await prepared();
    const answer = await send(client, message);
    expect(answer).toMatchObject({ status, code });
    expect(answer.details).not.toBe('');
    await stand.clock.advance(SECOND);
    expect(stand.received).toEqual([]);
  });

  test.each([
    ['paused', 2061],
    ['disabled', 2062],
    ['rejected', 2001],
  ] as const)('a template that is %s', async (state, code) => {
    const { stand, client } = await prepared();
    stand.whatsapp.templates.add('d1', { name: state, language: 'pt_BR', body: 'Hi', state });
    const message = template({ name: state, components: undefined });
    expect(await send(client, message)).toMatchObject({ status: 400, code });
  });

  test('everything from a banned number', async () => {
    const { stand, client } = await prepared();
    stand.whatsapp.numbers.ban(BUSINESS);
    expect(await send(client, { text: { body: 'Hi' } })).toMatchObject({ status: 403, code: 1031 });
    stand.whatsapp.numbers.reinstate(BUSINESS);
    expect((await send(client, { text: { body: 'Hi' } })).status).toBe(201);
  });

  test('more than 80 in a second, whoever they are for, and all in the minute of an upgrade', async () => {
    const { stand, client } = await prepared();
    const hi = () => send(client, { text: { body: 'Hi' } });
    for (let i = 0; i < 80; i++) expect((await hi()).status).toBe(201);
    expect(await hi()).toMatchObject({ status: 429, code: 1015 });
    stand.whatsapp.numbers.upgradeThroughput(BUSINESS);
    expect(await hi()).toMatchObject({
      status: 503,
      code: 1011,
      response: { headers: { 'retry-after': '60' } },
    });
  });

  test('a file of the wrong kind', async () => {
    const { client, media } = await prepared();
    expect(await send(client, { type: 'video', video: { id: media.image } })).toMatchObject({
      status: 400,
      code: 2008,
    });
  });

  test('a file of another client', async () => {
    const { stand, media } = await prepared();
    const other = await startClient(stand, { id: 'd2', phone: '+5511912345679' });
    expect(await send(other, { type: 'image', image: { id: media.image } })).toMatchObject({
      status: 404,
      code: 1006,
    });
  });

  test('hsm is reported as not simulated', async () => {
    const { stand, client } = await prepared();
    await send(client, { type: 'hsm', hsm: {} });
    const findings = stand.trace.finish().events.filter(({ kind }) => kind === 'finding');
    expect(findings).toMatchObject([{ note: expect.stringContaining('hsm') }]);
  });
});

test.each([
  ['location', { location: { latitude: 1, longitude: 2 } }],
  ['video', { video: { link: 'https://files.example/a.mp4' } }],
  ['document', { document: { link: 'https://files.example/a.pdf' } }],
] as const)('a template with a %s in its header', async (format, given) => {
  const { stand, client } = await prepared();
  const name = `with_${format}`;
  stand.whatsapp.templates.add('d1', {
    name,
    language: 'pt_BR',
    header: { format },
    body: 'Oi',
  });
  const components = [{ type: 'header', parameters: [{ type: format, ...given }] }];
  expect((await send(client, template({ name, components }))).status).toBe(201);
});

test('template parameters of each kind', async () => {
  const { stand, client } = await prepared();
  stand.whatsapp.templates.add('d1', {
    name: 'bill',
    language: 'en',
    header: { format: 'image' },
    body: 'Pay {{1}} until {{2}}.',
    buttons: [
      { kind: 'quick-reply', text: 'Done' },
      { kind: 'url', text: 'Open', url: 'https://acme.example/{{1}}' },
    ],
  });
  const media = await client.raw('POST', '/media', 'image/png', BYTES);
  const components = [
    {
      type: 'header',
      parameters: [{ type: 'image', image: { id: media.body.media[0].id } }],
    },
    {
      type: 'body',
      parameters: [
        { type: 'currency', currency: { fallback_value: 'R$ 5', code: 'BRL', amount_1000: 5000 } },
        { type: 'date_time', date_time: { fallback_value: 'Monday' } },
      ],
    },
    {
      type: 'button',
      sub_type: 'quick_reply',
      index: '0',
      parameters: [{ type: 'payload', payload: 'paid' }],
    },
    { type: 'button', sub_type: 'url', index: 1, parameters: [{ type: 'text', text: 'b-7' }] },
  ];
  const language = { policy: 'deterministic', code: 'en' };
  const sent = await send(client, template({ name: 'bill', language, components }));
  expect(sent.status).toBe(201);
  await stand.clock.advance(SECOND);
  expect(stand.whatsapp.phones.device(ANA).chats[0]?.messages.at(-1)).toMatchObject({
    text: 'Pay R$ 5 until Monday.',
    buttons: ['Done', 'Open'],
  });
  stand.whatsapp.phones.tap(ANA, sent.body.messages[0].id, 'Done');
  await stand.clock.advance(SECOND);
  expect(stand.received.at(-1)?.body.messages[0]).toMatchObject({
    type: 'button',
    button: { text: 'Done', payload: 'paid' },
  });
});
