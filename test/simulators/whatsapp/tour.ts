// A walk through the whole Cloud API: each answer and each webhook on the way, for whoever judges their shapes.
import { DAY, HOUR, MINUTE } from '../../../src/kernel/clock.ts';
import { bearer, get, jsonOf, type Method, sendJson, textOf } from '../../../src/kernel/wire.ts';
import { ANA, BUSINESS, CALLBACK, createStand } from './stand.ts';

/** The objects that a path of Graph begins with. */
export type Node = 'WABA' | 'number' | 'media' | 'template' | 'app' | 'upload';

export interface Answered {
  /** `POST {number}/messages` */
  readonly what: string;
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a shape is what the reader is after
  readonly body: any;
}

export interface Told {
  readonly field: string;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly entry: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly value: any;
}

const GRAPH = 'https://graph.facebook.com/v23.0';
const FIELDS = [
  'account_review_update',
  'account_update',
  'business_capability_update',
  'message_template_quality_update',
  'message_template_status_update',
  'messages',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'template_category_update',
];
const FRIEND = '+4915112345678';
const PICTURE = { mimeType: 'image/png', bytes: Uint8Array.of(1, 2, 3) };

function multipart(fields: Readonly<Record<string, string>>, type: string, bytes: string) {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: ${type}\r\n\r\n${bytes}\r\n--b--\r\n`;
  return Buffer.from(parts.join('') + file);
}

export async function tour() {
  const stand = createStand();
  const { whatsapp, clock } = stand;
  const { phones } = whatsapp;
  const { wabaId, accessToken } = whatsapp.createBusiness({ name: 'Acme' });
  const answers: Answered[] = [];
  const ids = { WABA: wabaId, number: '', media: '', template: '', app: 'app', upload: '' };

  /** `what` names the node in braces: `GET {number}?fields=status`. */
  async function call(what: string, body?: unknown) {
    const [method = 'GET', written = ''] = what.split(' ');
    const path = written.replace(/\{(\w+)\}/, (_, node: Node) => ids[node]);
    const url = `${GRAPH}/${path}`;
    const token = bearer(accessToken);
    const request =
      body === undefined
        ? { ...get(url, token), method: method as Method }
        : sendJson(method as Method, url, body, token);
    const response = await whatsapp.handler(request);
    const answer = {
      what: what.replace(/\?.*/, ''),
      status: response.status,
      // biome-ignore lint/suspicious/noExplicitAny: see `Answered`
      body: jsonOf(response) as any,
    };
    answers.push(answer);
    return answer;
  }

  /** A call whose body, or whose answer, is no JSON. */
  async function send(what: string, body: string, headers: Readonly<Record<string, string>>) {
    const [method = 'GET', written = ''] = what.split(' ');
    const path = written.replace(/\{(\w+)\}/, (_, node: Node) => ids[node]);
    const response = await whatsapp.handler({
      method: method as Method,
      url: path.startsWith('/') ? `https://lookaside.fbsbx.com${path}` : `${GRAPH}/${path}`,
      headers: { ...bearer(accessToken), ...headers },
      body,
    });
    const answered = typeof response.body === 'string' ? jsonOf(response) : response.body;
    answers.push({ what: what.replace(/\?.*/, ''), status: response.status, body: answered });
  }

  async function upload(type: string): Promise<string> {
    const response = await whatsapp.handler({
      method: 'POST',
      url: `${GRAPH}/${ids.number}/media`,
      headers: { ...bearer(accessToken), 'content-type': 'multipart/form-data; boundary=b' },
      body: multipart({ messaging_product: 'whatsapp', type }, type, 'abc'),
    });
    // biome-ignore lint/suspicious/noExplicitAny: see `Answered`
    const body = jsonOf(response) as any;
    answers.push({ what: 'POST {number}/media', status: response.status, body });
    return body.id;
  }

  const product = { messaging_product: 'whatsapp' };
  const say = (type: string, content: unknown, more: object = {}) =>
    call('POST {number}/messages', { ...product, to: ANA, type, [type]: content, ...more });

  // The number.
  ids.number = (
    await call('POST {WABA}/phone_numbers', {
      cc: BUSINESS.slice(1, 3),
      phone_number: BUSINESS.slice(3),
      verified_name: 'Acme Support',
    })
  ).body.id;
  await call('GET {number}');
  await call('POST {number}/messages', { ...product, to: ANA, type: 'text', text: { body: 'x' } });
  await call('POST {number}/request_code', { code_method: 'SMS', language: 'en_US' });
  await call('POST {number}/request_code', { code_method: 'SMS', language: 'en_US' });
  await call('POST {number}/verify_code', { code: 'none' });
  await call('POST {number}/verify_code', { code: await stand.codeAt(BUSINESS) });
  await call('POST {number}/register', { ...product, pin: '246810' });
  await call('POST {number}/register', { ...product, pin: '000000' });
  await call('POST {WABA}/subscribed_apps', {
    override_callback_uri: CALLBACK,
    verify_token: 'v',
  });
  await call('GET {WABA}/subscribed_apps');
  await call('POST {app}/subscriptions', {
    object: 'whatsapp_business_account',
    callback_url: CALLBACK,
    verify_token: 'v',
    fields: FIELDS.join(','),
  });
  await call('GET {app}/subscriptions');
  await call('GET {WABA}');
  await call('GET {WABA}/phone_numbers');
  await call('GET {number}');
  await call('GET {number}/settings');
  await call('POST {number}/settings', {
    user_identity_change: { enable_identity_key_check: true },
  });
  await call('POST {number}', { pin: '135790' });
  await call('POST {number}?new_display_name=Acme%20Help');
  await clock.advance(2 * MINUTE);
  await call('GET {number}?fields=status,new_display_name,new_name_status,name_status');
  await call(`GET debug_token?input_token=${accessToken}`);

  // The profile.
  await call('GET {number}/whatsapp_business_profile');
  await call('POST {number}/whatsapp_business_profile', {
    ...product,
    about: 'Open',
    address: 'Rua A, 1',
    description: 'Parcels',
    email: 'post@acme.example',
    vertical: 'RETAIL',
    websites: ['https://acme.example'],
  });
  await call('GET {number}/whatsapp_business_profile');
  ids.upload = (
    await call('POST {app}/uploads', { file_length: 3, file_type: 'image/png' })
  ).body.id;
  await call('GET {upload}');
  await send('POST {upload}', 'abc', { file_offset: '0' });

  // Templates.
  ids.template = (
    await call('POST {WABA}/message_templates', {
      name: 'parcel',
      language: 'en_US',
      category: 'UTILITY',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Your parcel' },
        {
          type: 'BODY',
          text: 'Hello {{1}}, it leaves today.',
          example: { body_text: [['Ana']] },
        },
        { type: 'FOOTER', text: 'Acme' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'QUICK_REPLY', text: 'Thanks' },
            { type: 'URL', text: 'Track', url: 'https://acme.example/t' },
          ],
        },
      ],
    })
  ).body.id;
  await call('GET {template}');
  await clock.advance(2 * MINUTE);
  await call('GET {WABA}/message_templates');
  await call('GET {WABA}/message_templates?name=parcel&limit=1');

  // What customers write.
  const file = { file: PICTURE, caption: '', filename: '', voice: false };
  phones.send(ANA, BUSINESS, { type: 'text', text: 'Hello?' });
  phones.send(ANA, BUSINESS, { ...file, type: 'image', caption: 'Broken' });
  phones.send(ANA, BUSINESS, { ...file, type: 'video' });
  phones.send(ANA, BUSINESS, { ...file, type: 'audio', voice: true });
  phones.send(ANA, BUSINESS, { ...file, type: 'document', filename: 'bill.pdf' });
  phones.send(ANA, BUSINESS, { ...file, type: 'sticker' });
  phones.send(ANA, BUSINESS, {
    type: 'location',
    latitude: -23.5,
    longitude: -46.6,
    name: 'Home',
    address: 'Rua B, 2',
    url: '',
  });
  phones.send(ANA, BUSINESS, {
    type: 'contacts',
    contacts: [{ name: 'Bia', card: { name: { formatted_name: 'Bia', first_name: 'Bia' } } }],
  });
  phones.send(ANA, BUSINESS, { type: 'unsupported' });
  phones.send(ANA, BUSINESS, { type: 'text', text: 'Forwarded' }, { forwarded: true });
  await clock.settle();

  // What the business answers.
  const { body: first } = await say(
    'text',
    { body: 'Good morning' },
    {
      biz_opaque_callback_data: 'ref-1',
    },
  );
  const image = await upload('image/png');
  ids.media = image;
  const { body: found } = await call('GET {media}');
  await send(`GET ${found.url.slice(found.url.indexOf('/whatsapp_business'))}`, '', {});
  await say('image', { id: image, caption: 'Front' });
  await say('video', { id: await upload('video/mp4') });
  await say('audio', { id: await upload('audio/ogg') });
  await say('document', { id: await upload('application/pdf'), filename: 'bill.pdf' });
  await say('sticker', { id: await upload('image/webp') });
  await say('location', { latitude: -23.5, longitude: -46.6, name: 'Shop', address: 'Rua A, 1' });
  await say('contacts', [{ name: { formatted_name: 'Bia', first_name: 'Bia' } }]);
  const { body: buttons } = await say('interactive', {
    type: 'button',
    body: { text: 'Did it arrive?' },
    action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
  });
  const { body: list } = await say('interactive', {
    type: 'list',
    body: { text: 'Which one?' },
    action: { button: 'Show', sections: [{ title: 'Sizes', rows: [{ id: 's', title: 'Small' }] }] },
  });
  await say('interactive', {
    type: 'cta_url',
    body: { text: 'Your parcel' },
    action: { name: 'cta_url', parameters: { display_text: 'Track', url: 'https://a.example' } },
  });
  const { body: filled } = await say('template', {
    name: 'parcel',
    language: { code: 'en_US' },
    components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }] }],
  });
  const hello = phones.device(ANA).chats[0]?.messages[0]?.id ?? '';
  await say('reaction', { message_id: hello, emoji: '👍' });
  await call('POST {number}/messages', {
    ...product,
    status: 'read',
    message_id: hello,
    typing_indicator: { type: 'text' },
  });
  await say('text', { body: '' });
  await say('text', { body: 'x' }, { to: 'nobody' });
  await say('text', { body: 'To nobody' }, { to: '+5511900000000' });
  await clock.settle();
  phones.read(ANA, BUSINESS);
  phones.tap(ANA, buttons.messages[0].id, 'Yes');
  phones.tap(ANA, list.messages[0].id, 'Small');
  phones.tap(ANA, filled.messages[0].id, 'Thanks');
  phones.send(ANA, BUSINESS, { type: 'reaction', to: first.messages[0].id, emoji: '🎉' });
  phones.send(ANA, BUSINESS, { type: 'text', text: 'To that' }, { context: first.messages[0].id });
  await clock.settle();

  // Outside the window, through an advertisement, and from another number.
  await clock.advance(DAY + MINUTE);
  await say('text', { body: 'Late' });
  await clock.settle();
  phones.send(
    ANA,
    BUSINESS,
    { type: 'text', text: 'From the advertisement' },
    { referral: { url: 'https://fb.example/1', id: '1', headline: 'Parcels', body: 'Fast' } },
  );
  await say('text', { body: 'Welcome' });
  await clock.settle();
  phones.changeNumber(ANA, FRIEND);
  await clock.settle();

  // What WhatsApp decides.
  const parcel = { owner: wabaId, name: 'parcel', language: 'en_US' };
  whatsapp.templates.setQuality(parcel, 'yellow');
  whatsapp.templates.setCategory(parcel, 'marketing');
  whatsapp.templates.pause(parcel);
  whatsapp.numbers.reviewAccount(wabaId, 'approved');
  whatsapp.numbers.setQuality(BUSINESS, 'red');
  whatsapp.numbers.setTier(BUSINESS, '2K');
  whatsapp.numbers.upgradeThroughput(BUSINESS);
  await clock.advance(HOUR);
  whatsapp.numbers.ban(BUSINESS);
  await clock.settle();
  await say('text', { body: 'From a banned number' });
  whatsapp.numbers.reinstate(BUSINESS);
  await clock.settle();

  // The end.
  await call('POST {template}', {
    components: [{ type: 'BODY', text: 'Hello, it leaves today.' }],
  });
  await call('DELETE {WABA}/message_templates?name=parcel');
  await call('DELETE {media}');
  await call('POST {number}/deregister');
  await call('DELETE {app}/subscriptions');
  await call('DELETE {WABA}/subscribed_apps');
  await call('GET {number}/nothing');
  await call('GET 1234567890');

  const webhooks: Told[] = stand.received.flatMap(({ request }) => {
    const { entry } = JSON.parse(textOf(request.body));
    return entry.flatMap((each: { changes: readonly { field: string; value: unknown }[] }) =>
      each.changes.map(({ field, value }) => ({ field, entry: each, value })),
    );
  });
  return { answers, webhooks };
}
