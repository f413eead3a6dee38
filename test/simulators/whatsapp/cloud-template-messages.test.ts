// Cloud: messages from templates, as they are shown and as they are refused.
import { describe, expect, test } from 'vitest';
import type { ManagedTemplate } from '../../../simulators/whatsapp/template-decisions.ts';
import { connected, DIALECTS } from './dialects.ts';
import { ANA, createStand } from './stand.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const LINK = 'https://files.example/a.png';

const text = (words: unknown, more: object = {}) => ({ type: 'text', text: words, ...more });
const header = (...parameters: object[]) => ({ type: 'header', parameters });
const body = (...parameters: object[]) => ({ type: 'body', parameters });
const button = (index: unknown, sub_type: string, parameter: object) => ({
  type: 'button',
  index,
  sub_type,
  parameters: [parameter],
});

async function withTemplate(template: Partial<ManagedTemplate> = {}) {
  const stand = createStand();
  const drive = await connected(stand, DIALECTS[0]);
  const { accounts } = stand.whatsapp.state() as { accounts: { id: string }[] };
  stand.whatsapp.templates.add(accounts[0]?.id ?? '', {
    name: 'order',
    language: 'pt_BR',
    body: 'Hello',
    ...template,
  });
  stand.receiver.file = () => ({
    status: 200,
    headers: { 'content-type': 'image/png' },
    body: PNG,
  });
  const post = (components: readonly object[], more: object = {}) =>
    drive.call('POST', `/${drive.id}/messages`, {
      messaging_product: 'whatsapp',
      to: ANA,
      type: 'template',
      template: { name: 'order', language: { code: 'pt_BR' }, components, ...more },
    });
  const shown = async () => {
    await stand.clock.settle();
    return stand.whatsapp.phones.device(ANA).chats[0]?.messages ?? [];
  };
  return { post, shown };
}

describe('a template is shown, outside the window too:', () => {
  test.each<[string, Partial<ManagedTemplate>, readonly object[], object]>([
    ['as it is', {}, [], { text: 'Hello' }],
    [
      'with words, money and a date',
      { body: '{{1}} pays {{2}} on {{3}}', footer: 'Bye' },
      [
        body(
          text('Ana'),
          {
            type: 'currency',
            currency: { fallback_value: 'R$ 10', code: 'BRL', amount_1000: 10_000 },
          },
          { type: 'date_time', date_time: { fallback_value: 'Monday' } },
        ),
      ],
      { text: 'Ana pays R$ 10 on Monday\nBye' },
    ],
    [
      'with names',
      { naming: 'named', body: '{{who}} and {{what}}' },
      [body(text('tea', { parameter_name: 'what' }), text('Ana', { parameter_name: 'who' }))],
      { text: 'Ana and tea' },
    ],
    [
      'with a header of words',
      { header: { format: 'text', text: 'For {{1}}' } },
      [header(text('Ana'))],
      { text: 'For Ana\nHello' },
    ],
    [
      'with a picture',
      { header: { format: 'image' } },
      [header({ type: 'image', image: { link: LINK } })],
      { text: 'Hello', file: { mimeType: 'image/png', size: 4 } },
    ],
    [
      'with a place',
      { header: { format: 'location' } },
      [header({ type: 'location', location: { latitude: '1', longitude: 2, name: 'Café' } })],
      { text: 'Hello' },
    ],
    [
      'with buttons, in names of either case',
      {
        buttons: [
          { kind: 'quick-reply', text: 'Stop' },
          { kind: 'url', text: 'Track', url: 'https://example.com/{{1}}' },
        ],
      },
      [
        { ...button('0', 'QUICK_REPLY', { type: 'payload', payload: true }), type: 'BUTTON' },
        button(1, 'url', text('77')),
      ],
      { buttons: ['Stop', 'Track'] },
    ],
    [
      'with a code to copy',
      { buttons: [{ kind: 'copy-code', text: 'Copy' }] },
      [button(0, 'copy_code', { type: 'coupon_code', coupon_code: 'SALE' })],
      { buttons: ['Copy'] },
    ],
  ])('%s', async (_, template, components, expected) => {
    const { post, shown } = await withTemplate(template);
    const answer = await post(components);
    expect(answer.status, answer.details).toBe(200);
    const id = answer.body.messages[0].id;
    expect(answer.body.messages).toEqual([{ id, message_status: 'accepted' }]);
    expect(await shown()).toMatchObject([{ id, type: 'template', template: true, ...expected }]);
  });
});

describe('a template is refused at once:', () => {
  type Case = readonly [
    what: string,
    template: Partial<ManagedTemplate>,
    components: readonly object[],
    status: number,
    code: number,
    details: string,
  ];
  const ONE = { body: 'Hello {{1}}' };
  test.each<Case>([
    ['another name', { name: 'other' }, [], 404, 132001, 'no template order in pt_BR'],
    ['another language', { language: 'en' }, [], 404, 132001, 'no template order in pt_BR'],
    ['not approved yet', { state: 'pending' }, [], 404, 132001, ''],
    ['rejected', { state: 'rejected' }, [], 404, 132001, ''],
    ['paused', { state: 'paused' }, [], 400, 132015, ''],
    ['disabled', { state: 'disabled' }, [], 400, 132016, ''],
    ['too few parameters', ONE, [], 400, 132000, 'body'],
    ['too many parameters', ONE, [body(text('a'), text('b'))], 400, 132000, 'body'],
    ['an empty parameter', ONE, [body(text(''))], 400, 132012, ''],
    ['a line break', ONE, [body(text('a\nb'))], 400, 132012, ''],
    ['a body that is too long', ONE, [body(text('x'.repeat(1_100)))], 400, 132005, ''],
    ['no picture', { header: { format: 'image' } }, [], 400, 132012, 'image'],
    [
      'a picture that nobody uploaded',
      { header: { format: 'image' } },
      [header({ type: 'image', image: { id: '1' } })],
      400,
      100,
      'no file 1',
    ],
    [
      'a parameter without text',
      ONE,
      [body({ type: 'text' })],
      400,
      100,
      'components.0.parameters.0.text is missing',
    ],
    [
      'a parameter of another type',
      ONE,
      [body({ type: 'image', image: { link: LINK } })],
      400,
      100,
      'components.0.parameters.0.type',
    ],
    [
      'a body twice',
      ONE,
      [body(text('a')), body(text('b'))],
      400,
      100,
      'components.1.type is not valid: "body" stands twice',
    ],
    [
      'a picture and words in one header',
      {},
      [header({ type: 'image', image: { link: LINK } }, text('a'))],
      400,
      100,
      'a header is one file',
    ],
    [
      'a button without its parameter',
      {},
      [{ type: 'button', index: 0, sub_type: 'url', parameters: [] }],
      400,
      100,
      'a button takes one parameter',
    ],
    ['a component of another type', {}, [{ type: 'carousel' }], 400, 100, 'components.0.type'],
  ])('%s', async (_, template, components, status, code, details) => {
    const { post, shown } = await withTemplate(template);
    const answer = await post(components);
    expect(answer).toMatchObject({ status, code });
    expect(answer.details).toContain(details);
    expect(await shown()).toEqual([]);
  });

  test('a policy other than deterministic', async () => {
    const { post } = await withTemplate();
    const language = (policy: string) => ({ language: { code: 'pt_BR', policy } });
    expect((await post([], language('deterministic'))).status).toBe(200);
    expect(await post([], language('fallback'))).toMatchObject({ status: 400, code: 100 });
  });
});
