import { describe, expect, test } from 'vitest';
import { newTemplate, newTemplateBook } from '../../../simulators/whatsapp/world/template.ts';
import { createTemplate } from '../../../simulators/whatsapp/world/template-book.ts';
import { TEMPLATES_MAX } from '../../../simulators/whatsapp/world/template-limits.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { approved, BODY, open } from './template-account.ts';

/** Meta's own sample of a template with everything in it. */
const WHOLE = {
  name: 'seasonal_promotion',
  language: 'en',
  category: 'MARKETING',
  components: [
    {
      type: 'HEADER',
      format: 'TEXT',
      text: 'Our {{1}} is on',
      example: { header_text: ['Summer Sale'] },
    },
    {
      type: 'BODY',
      text: 'Shop now through {{1}} and use code {{2}} to get {{3}} off of all merchandise.',
      example: { body_text: [['August', '25OFF', '25%']] },
    },
    { type: 'FOOTER', text: 'Choose below what you hear of us' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Unsubscribe' },
        { type: 'URL', text: 'Shop', url: 'https://acme.example/{{1}}', example: ['sale'] },
        { type: 'PHONE_NUMBER', text: 'Call', phone_number: '15550051310' },
      ],
    },
  ],
};

describe('creating', () => {
  test('a template is pending, and approved by itself after a minute; both are told', async () => {
    const { stand, waba } = await open();
    const { status, body } = await waba.create(WHOLE);
    expect([status, body]).toEqual([
      200,
      { id: expect.stringMatching(/^\d{15}$/), status: 'PENDING', category: 'MARKETING' },
    ]);
    const { body: node } = await waba.call('GET', `/${body.id}`);
    expect(node).toEqual({
      ...WHOLE,
      parameter_format: 'POSITIONAL',
      status: 'PENDING',
      id: body.id,
    });
    await stand.clock.advance(MINUTE - 1);
    expect(waba.told()).toEqual([]);
    await stand.clock.advance(1);
    expect(waba.told()).toEqual([
      {
        event: 'APPROVED',
        message_template_id: Number(body.id),
        message_template_name: 'seasonal_promotion',
        message_template_language: 'en',
        reason: 'NONE',
        message_template_category: 'MARKETING',
      },
    ]);
    const after = await waba.call('GET', `/${body.id}?fields=status,rejected_reason,quality_score`);
    expect(after.body).toEqual({
      status: 'APPROVED',
      rejected_reason: 'NONE',
      quality_score: { score: 'UNKNOWN' },
      id: body.id,
    });
  });

  test('with named parameters, in a form', async () => {
    const { waba } = await open();
    const components = [
      {
        type: 'BODY',
        text: 'Thank you, {{first_name}}! Your order {{order_number}} is here.',
        example: {
          body_text_named_params: [
            { param_name: 'order_number', example: '17' },
            { param_name: 'first_name', example: 'Pablo' },
          ],
        },
      },
    ];
    const { status, body } = await waba.create({ parameter_format: 'named', components });
    expect(status).toBe(200);
    const { body: node } = await waba.call('GET', `/${body.id}?fields=parameter_format,components`);
    expect(node.parameter_format).toBe('NAMED');
    expect(node.components[0].example.body_text_named_params).toEqual([
      { param_name: 'first_name', example: 'Pablo' },
      { param_name: 'order_number', example: '17' },
    ]);
  });

  test('what takes no parameters has no examples', async () => {
    const { waba } = await open();
    const components = [{ type: 'HEADER', format: 'TEXT', text: 'Hello' }, BODY];
    const { body } = await waba.create({ components });
    const node = (await waba.call('GET', `/${body.id}?fields=components`)).body;
    expect(node.components).toEqual(components);
  });

  test('a recommendation stands in a template for one-time codes when it is asked for', async () => {
    const { waba } = await open();
    const { body } = await waba.create({
      category: 'authentication',
      components: [
        { type: 'body' },
        { type: 'buttons', buttons: [{ type: 'otp', otp_type: 'copy_code' }] },
      ],
    });
    const node = (await waba.call('GET', `/${body.id}?fields=components`)).body;
    expect(node.components[0]).toMatchObject({
      text: '*{{1}}* is your verification code.',
      add_security_recommendation: false,
    });
  });

  test('a template for one-time codes is worded by WhatsApp', async () => {
    const { waba } = await open();
    const { status, body } = await waba.create({
      category: 'authentication',
      components: [
        { type: 'body', add_security_recommendation: true },
        { type: 'footer', code_expiration_minutes: 10 },
        { type: 'buttons', buttons: [{ type: 'otp', otp_type: 'copy_code' }] },
      ],
    });
    expect(status).toBe(200);
    const { components } = (await waba.call('GET', `/${body.id}`)).body;
    expect(components).toMatchObject([
      { type: 'BODY', text: expect.stringMatching(/security/), add_security_recommendation: true },
      { type: 'FOOTER', text: expect.stringContaining('10 minutes'), code_expiration_minutes: 10 },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Copy code' }] },
    ]);
  });

  const body = (text: string, ...examples: string[]) => ({
    components: [
      { type: 'BODY', text, ...(examples.length > 0 && { example: { body_text: [examples] } }) },
    ],
  });
  const header = (text: string, ...header_text: string[]) => ({
    components: [{ type: 'HEADER', format: 'TEXT', text, example: { header_text } }, BODY],
  });
  const footer = (text: string) => ({ components: [BODY, { type: 'FOOTER', text }] });
  const buttons = (...given: unknown[]) => ({
    components: [BODY, { type: 'BUTTONS', buttons: given }],
  });
  const QUICK = { type: 'QUICK_REPLY', text: 'Yes' };
  const URL = { type: 'URL', text: 'Go', url: 'https://acme.example' };
  const words = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`).join(' ');

  test.each([
    { what: 'a name of 512', fields: { name: 'n'.repeat(512) } },
    { what: 'a header of 60', fields: header('h'.repeat(60)) },
    { what: 'a body of 1024', fields: body('b'.repeat(1024)) },
    { what: 'a footer of 60', fields: footer('f'.repeat(60)) },
    { what: 'a button of 25', fields: buttons({ ...QUICK, text: 'q'.repeat(25) }) },
    { what: 'an address of 2000', fields: buttons({ ...URL, url: URL.url.padEnd(2000, '/x') }) },
    { what: 'three words for a parameter', fields: body('Dear {{1}}, good day', 'Ana') },
    {
      what: 'parameters out of order',
      fields: body('Dear {{2}}, good day to you and {{1}} as well', 'Ana', 'Bea'),
    },
    { what: 'a body of a sign alone', fields: body('🙂') },
    { what: 'ten quick replies', fields: buttons(...Array(10).fill(QUICK)) },
    { what: 'two addresses', fields: buttons(URL, URL) },
    { what: 'a code to copy', fields: buttons({ type: 'COPY_CODE', example: '250FF' }) },
    { what: 'replies behind others', fields: buttons(URL, QUICK, QUICK) },
    {
      what: 'a picture',
      fields: {
        components: [
          { type: 'header', format: 'image', example: { header_handle: ['4:a'] } },
          BODY,
        ],
      },
    },
    { what: 'a place', fields: { components: [{ type: 'header', format: 'location' }, BODY] } },
    {
      what: 'an example in a plain list',
      fields: {
        components: [
          { type: 'BODY', text: 'Dear {{1}}, good day', example: { body_text: ['Ana'] } },
        ],
      },
    },
  ])('$what is taken', async ({ fields }) => {
    const { waba } = await open();
    expect(await waba.create(fields)).toMatchObject({ status: 200 });
  });

  test.each([
    { what: 'a name of 513', fields: { name: 'n'.repeat(513) }, subcode: 2388040 },
    { what: 'a name in capitals', fields: { name: 'Order' } },
    { what: 'a header of 61', fields: header('h'.repeat(61)), subcode: 2388040 },
    { what: 'a body of 1025', fields: body('b'.repeat(1025)), subcode: 2388040 },
    { what: 'a footer of 61', fields: footer('f'.repeat(61)), subcode: 2388040 },
    {
      what: 'a button of 26',
      fields: buttons({ ...QUICK, text: 'q'.repeat(26) }),
      subcode: 2388040,
    },
    {
      what: 'an address of 2001',
      fields: buttons({ ...URL, url: URL.url.padEnd(2001, '/x') }),
      subcode: 2388040,
    },
    {
      what: 'two parameters in a header',
      fields: header('{{1}} a {{2}}', 'x', 'y'),
      subcode: 2388047,
    },
    { what: 'an emoji in a header', fields: header('Sale 🙂'), subcode: 2388047 },
    {
      what: 'a gap in the numbers',
      fields: body('Dear {{1}}, good day {{3}} to you', 'x', 'y'),
      subcode: 2388072,
    },
    {
      what: 'a name among numbers',
      fields: body('Dear {{who}}, good day to you', 'x'),
      subcode: 2388072,
    },
    { what: 'single braces', fields: body('Dear {{1}, good day to you', 'x'), subcode: 2388072 },
    {
      what: 'neighbours',
      fields: body('Dear {{1}} {{2}}, a very good day to you', 'x', 'y'),
      subcode: 2388072,
    },
    { what: 'an empty body', fields: body(' '), subcode: 2388072 },
    { what: 'a parameter in a footer', fields: footer('For {{1}}'), subcode: 2388073 },
    {
      what: 'two words for a parameter',
      fields: body('Dear {{1}}, hello', 'Ana'),
      subcode: 2388293,
    },
    { what: 'four words for two', fields: body('a {{1}} b {{2}} c d', 'x', 'y'), subcode: 2388293 },
    { what: 'a parameter in front', fields: body(`{{1}} ${words(5)}`, 'x'), subcode: 2388299 },
    { what: 'a parameter at the end', fields: body(`${words(5)} {{1}}.`, 'x'), subcode: 2388299 },
    { what: 'no example', fields: body('Dear {{1}}, good day to you') },
    {
      what: 'no example of a file',
      fields: { components: [{ type: 'HEADER', format: 'IMAGE' }, BODY] },
    },
    {
      what: 'no example of an address',
      fields: buttons({ ...URL, url: 'https://acme.example/{{1}}' }),
    },
    {
      what: 'a parameter inside an address',
      fields: buttons({ ...URL, url: 'https://acme.example/{{1}}/x' }),
    },
    {
      what: 'an address of another scheme',
      fields: buttons({ ...URL, url: 'ftp://acme.example' }),
    },
    {
      what: 'a header of another format',
      fields: { components: [{ type: 'HEADER', format: 'SOUND' }, BODY] },
    },
    { what: 'eleven buttons', fields: buttons(...Array(11).fill(QUICK)) },
    { what: 'three addresses', fields: buttons(URL, URL, URL) },
    { what: 'scattered replies', fields: buttons(QUICK, URL, QUICK) },
    { what: 'no body', fields: { components: [{ type: 'FOOTER', text: 'x' }] } },
    { what: 'two bodies', fields: { components: [BODY, BODY] } },
    { what: 'texts in a template for codes', fields: { category: 'AUTHENTICATION' } },
    {
      what: 'a password button elsewhere',
      fields: buttons({ type: 'OTP', otp_type: 'COPY_CODE' }),
    },
    { what: 'another category', fields: { category: 'NEWS' } },
    { what: 'a language that is none', fields: { language: 'English' } },
    { what: 'components that are none', fields: { components: 'x' } },
  ])('$what is refused', async ({ fields, subcode }) => {
    const { waba } = await open();
    const { status, error } = await waba.create(fields);
    expect([status, error.code, error.error_subcode]).toEqual([400, 100, subcode]);
    expect(error.error_data.details).not.toBe('');
    expect((await waba.call('GET', waba.edge)).body.data).toEqual([]);
  });

  test('what WhatsApp has and the simulator has not is refused and reported', async () => {
    const { stand, waba } = await open();
    const cases = [
      [buttons({ type: 'FLOW', text: 'Go' }), /FLOW/],
      [{ components: [{ type: 'HEADER', format: 'GIF' }, BODY] }, /GIF/],
      [{ components: [{ type: 'HEADER', format: 'PRODUCT' }, BODY] }, /PRODUCT/],
    ] as const;
    for (const [fields, why] of cases) {
      const { error } = await waba.create(fields);
      expect(error).toMatchObject({ code: 100, error_user_msg: expect.stringMatching(why) });
    }
    expect(stand.trace.finish().events.filter(({ kind }) => kind === 'finding')).toHaveLength(3);
  });

  test('the same name in the same language is refused, in another it is taken', async () => {
    const { waba } = await open();
    await waba.create();
    expect((await waba.create()).error).toMatchObject({ code: 100, error_subcode: 2388023 });
    expect((await waba.create({ language: 'pt_BR' })).status).toBe(200);
  });

  test('the 101st within an hour waits until the first is an hour old', async () => {
    const { stand, waba } = await open();
    const start = stand.clock.now();
    await waba.create({ name: 'first' });
    await stand.clock.advance(10 * MINUTE);
    for (let i = 1; i < 100; i++) {
      expect((await waba.create({ name: `order_${i}` })).status).toBe(200);
    }
    const refused = await waba.create({ name: 'last' });
    expect(refused).toMatchObject({ status: 400, error: { code: 80007 }, retryAfter: 50 * 60 });
    await stand.clock.advanceTo(start + HOUR - 1);
    expect((await waba.create({ name: 'last' })).error.code).toBe(80007);
    await stand.clock.advanceTo(start + HOUR);
    expect((await waba.create({ name: 'last' })).status).toBe(200);
    expect((await waba.create({ name: 'one_more' })).error.code).toBe(80007);
  });

  test('the 251st of an account that is not verified is refused', async () => {
    const { stand, waba } = await open();
    const { templates } = stand.whatsapp;
    for (let i = 0; i < 249; i++) {
      templates.add(waba.wabaId, { name: `order_${i}`, language: 'en', body: 'Good day' });
    }
    expect((await waba.create({ name: 'last' })).status).toBe(200);
    const { error } = await waba.create({ name: 'one_more' });
    expect(error).toMatchObject({ code: 100, error_subcode: 2388019 });
    await waba.call('DELETE', `${waba.edge}?name=order_1`);
    expect((await waba.create({ name: 'one_more' })).status).toBe(200);
  });

  test('the 6,001st of a verified one is', () => {
    const book = newTemplateBook();
    const draft = (name: string) => ({
      name,
      language: 'en',
      naming: 'positional' as const,
      category: 'utility' as const,
      parts: { header: undefined, body: 'Good day', footer: '', buttons: [] },
      examples: { header: [], body: [], buttons: [] },
      wording: undefined,
    });
    const last = (name: string) =>
      createTemplate(book, name, draft(name), { now: 0, templatesMax: TEMPLATES_MAX.verified });
    for (let i = 1; i < 6_000; i++) {
      book.templates.set(`${i}`, newTemplate(`${i}`, draft(`order_${i}`), 'approved'));
    }
    expect(last('last')).toMatchObject({ state: 'pending' });
    expect(last('one_more')).toMatchObject({ refused: 'too-many' });
  });
});

describe('review', () => {
  test('a decision comes before the approval by itself, which then does not come', async () => {
    const { stand, waba } = await open();
    await waba.create();
    const { templates } = stand.whatsapp;
    templates.reject(waba.key(), 'INVALID_FORMAT', 'Say what it is about.');
    await stand.clock.advance(HOUR);
    expect(waba.told()).toMatchObject([
      {
        event: 'REJECTED',
        reason: 'INVALID_FORMAT',
        rejection_info: { reason: expect.any(String), recommendation: 'Say what it is about.' },
      },
    ]);
    expect(templates.state(waba.key())).toBe('rejected');
    templates.approve(waba.key());
    expect(templates.state(waba.key())).toBe('approved');
  });

  test('only a rejection for the format says what to do', async () => {
    const { stand, waba } = await open();
    const { body } = await waba.create();
    stand.whatsapp.templates.reject(waba.key(), 'SCAM');
    await stand.clock.settle();
    expect(waba.told()[0]).toMatchObject({ event: 'REJECTED', reason: 'SCAM' });
    expect(waba.told()[0]).not.toHaveProperty('rejection_info');
    const node = await waba.call('GET', `/${body.id}?fields=rejected_reason`);
    expect(node.body.rejected_reason).toBe('SCAM');
  });

  test('a template that is handed in again waits its own minute', async () => {
    const { stand, waba } = await open();
    const { body } = await waba.create();
    const at = stand.clock.now();
    const { templates } = stand.whatsapp;
    await stand.clock.advance(10 * SECOND);
    templates.reject(waba.key(), 'PROMOTIONAL');
    await waba.call('POST', `/${body.id}`, { components: [{ ...BODY, text: 'Hello to you.' }] });
    const node = await waba.call('GET', `/${body.id}?fields=rejected_reason`);
    expect(node.body.rejected_reason).toBe('NONE');
    await stand.clock.advanceTo(at + 70 * SECOND - 1);
    expect(templates.state(waba.key())).toBe('pending');
    await stand.clock.advanceTo(at + 70 * SECOND);
    expect(templates.state(waba.key())).toBe('approved');
  });

  test('how long it takes is an option', async () => {
    const { stand, waba } = await open({ templateReviewMs: DAY });
    await waba.create();
    await stand.clock.advance(DAY - 1);
    expect(stand.whatsapp.templates.state(waba.key())).toBe('pending');
    await stand.clock.advance(1);
    expect(stand.whatsapp.templates.state(waba.key())).toBe('approved');
  });
});

describe('editing', () => {
  test('an approved template is reviewed again, and may be edited once in 24 hours', async () => {
    const { stand, waba, id, status, edit } = await approved();
    const at = stand.clock.now();
    expect((await edit('one')).body).toEqual({ success: true });
    expect(await status()).toBe('PENDING');
    expect((await edit('two')).error).toMatchObject({ code: 100 });
    await stand.clock.advance(MINUTE);
    expect(await status()).toBe('APPROVED');
    await stand.clock.advanceTo(at + DAY - 1);
    expect(await edit('two')).toMatchObject({ status: 400, error: { code: 100 }, retryAfter: 1 });
    await stand.clock.advanceTo(at + DAY);
    expect((await edit('two')).status).toBe(200);
    const node = (await waba.call('GET', `/${id}?fields=components`)).body;
    expect(node.components).toEqual([{ ...BODY, text: 'Good day, two.' }]);
  });

  test('ten times in 30 days', async () => {
    const { stand, edit } = await approved();
    const at = stand.clock.now();
    for (let i = 0; i < 10; i++) {
      expect((await edit(`n${i}`)).status).toBe(200);
      await stand.clock.advance(DAY);
    }
    await stand.clock.advanceTo(at + 30 * DAY - 1);
    const refused = await edit('more');
    expect(refused.error.error_user_msg).toMatch(/10 times/);
    expect(refused.retryAfter).toBe(1);
    await stand.clock.advanceTo(at + 30 * DAY);
    expect((await edit('more')).status).toBe(200);
  });

  test('a rejected or paused one as often as wanted', async () => {
    const { waba, edit, status, templates } = await approved();
    for (const text of ['one', 'two', 'three']) {
      templates.reject(waba.key(), 'PROMOTIONAL');
      expect((await edit(text)).status).toBe(200);
    }
    templates.approve(waba.key());
    templates.pause(waba.key());
    expect((await edit('four')).status).toBe(200);
    expect(await status()).toBe('PENDING');
  });

  test.each([
    { what: 'the category of an approved one', fields: { category: 'MARKETING' } },
    { what: 'the name', fields: { name: 'other', components: [BODY] } },
    { what: 'the language', fields: { language: 'pt_BR', components: [BODY] } },
    { what: 'nothing', fields: {} },
    { what: 'components that cannot be', fields: { components: [{ type: 'BODY', text: '' }] } },
  ])('$what cannot be edited', async ({ fields }) => {
    const { waba, id, status } = await approved();
    const { status: answered, error } = await waba.call('POST', `/${id}`, fields);
    expect([answered, error.code]).toEqual([400, 100]);
    expect(await status()).toBe('APPROVED');
  });

  test('the category of a rejected one can', async () => {
    const { waba, id, templates } = await approved();
    templates.reject(waba.key(), 'INCORRECT_CATEGORY');
    const { status } = await waba.call('POST', `/${id}`, { category: 'MARKETING' });
    expect(status).toBe(200);
    const { body } = await waba.call('GET', `/${id}?fields=category,previous_category`);
    expect(body).toEqual({ category: 'MARKETING', previous_category: 'UTILITY', id });
  });
});

describe('deleting', () => {
  test('by name in all languages; the name is free again 30 days later', async () => {
    const { stand, waba } = await approved();
    await waba.create({ language: 'pt_BR' });
    await waba.create({ name: 'other' });
    const { body } = await waba.call('DELETE', `${waba.edge}?name=order`);
    const at = stand.clock.now();
    expect(body).toEqual({ success: true });
    const { data } = (await waba.call('GET', waba.edge)).body;
    expect(data.map(({ name }: { name: string }) => name)).toEqual(['other']);
    await stand.clock.settle();
    expect(
      waba.told().map(({ event, message_template_language: language }) => [event, language]),
    ).toEqual([
      ['APPROVED', 'en_US'],
      ['DELETED', 'en_US'],
      ['DELETED', 'pt_BR'],
    ]);
    expect((await waba.create()).error).toMatchObject({ code: 100, error_subcode: 2388023 });
    // It was never approved.
    expect((await waba.create({ language: 'pt_BR' })).status).toBe(200);
    await stand.clock.advanceTo(at + 30 * DAY - 1);
    expect((await waba.create()).error).toMatchObject({ code: 100, error_subcode: 2388023 });
    await stand.clock.advanceTo(at + 30 * DAY);
    expect((await waba.create()).status).toBe(200);
  });

  test('one language by its id, which has to bear the name', async () => {
    const { waba, id } = await approved();
    const { body } = await waba.create({ language: 'pt_BR' });
    const remove = (query: string) => waba.call('DELETE', `${waba.edge}?${query}`);
    expect((await remove(`hsm_id=${id}`)).error.code).toBe(100);
    expect((await remove(`hsm_id=${id}&name=other`)).error.code).toBe(100);
    expect((await remove(`hsm_id=${id}&name=order`)).body).toEqual({ success: true });
    expect((await waba.call('GET', `/${id}`)).error).toMatchObject({
      code: 100,
      error_subcode: 33,
    });
    expect((await waba.call('GET', `/${body.id}`)).status).toBe(200);
    expect((await remove('name=nothing')).error.code).toBe(100);
    expect((await remove('')).error.code).toBe(100);
  });

  test('several by their ids', async () => {
    const { waba, id } = await approved();
    const { body } = await waba.create({ name: 'other' });
    const ids = encodeURIComponent(JSON.stringify([id, body.id]));
    expect((await waba.call('DELETE', `${waba.edge}?hsm_ids=${ids}`)).status).toBe(200);
    expect((await waba.call('GET', waba.edge)).body.data).toEqual([]);
  });

  test('its review and the end of its pause come to nothing', async () => {
    const { stand, waba, templates } = await approved();
    await waba.create({ name: 'other' });
    templates.pause(waba.key());
    for (const name of ['order', 'other']) await waba.call('DELETE', `${waba.edge}?name=${name}`);
    await stand.clock.advance(DAY);
    expect(waba.told().map(({ event }) => event)).toEqual([
      'APPROVED',
      'PAUSED',
      'DELETED',
      'DELETED',
    ]);
  });
});

describe('quality', () => {
  test('red pauses for 3 hours, then for 6, then disables', async () => {
    const { stand, waba, status, templates } = await approved();
    for (const [hours, title] of [
      [3, 'FIRST_PAUSE'],
      [6, 'SECOND_PAUSE'],
    ] as const) {
      templates.setQuality(waba.key(), 'red');
      const at = stand.clock.now();
      await stand.clock.advanceTo(at + hours * HOUR - 1);
      expect(await status()).toBe('PAUSED');
      expect(waba.told().at(-1)).toMatchObject({ event: 'PAUSED', other_info: { title } });
      await stand.clock.advanceTo(at + hours * HOUR);
      expect(await status()).toBe('APPROVED');
      await stand.clock.settle();
      expect(waba.told().at(-1)).toMatchObject({
        event: 'APPROVED',
        other_info: { title: 'UNPAUSE' },
      });
    }
    templates.setQuality(waba.key(), 'red');
    const now = Math.floor(stand.clock.now() / 1000);
    await stand.clock.settle();
    expect(waba.told().at(-1)).toMatchObject({
      event: 'DISABLED',
      disable_info: { disable_date: `${now}` },
      other_info: { title: 'DISABLED' },
    });
    await stand.clock.advance(DAY);
    expect(await status()).toBe('DISABLED');
  });

  test('each change of quality is told, and shown', async () => {
    const { stand, waba, id, status, templates } = await approved();
    for (const quality of ['green', 'yellow', 'yellow'] as const) {
      templates.setQuality(waba.key(), quality);
    }
    await stand.clock.settle();
    const template = {
      message_template_id: Number(id),
      message_template_name: 'order',
      message_template_language: 'en_US',
    };
    expect(waba.told('message_template_quality_update')).toEqual([
      { previous_quality_score: 'UNKNOWN', new_quality_score: 'GREEN', ...template },
      { previous_quality_score: 'GREEN', new_quality_score: 'YELLOW', ...template },
    ]);
    expect(await status()).toBe('APPROVED');
    const { body } = await waba.call('GET', `/${id}?fields=quality_score{score,date}`);
    expect(body.quality_score).toEqual({ score: 'YELLOW' });
  });

  test('given back, a template begins at the first pause again; a pause given up does not end twice', async () => {
    const { stand, waba, templates, status } = await approved();
    templates.pause(waba.key());
    templates.reinstate(waba.key());
    templates.pause(waba.key());
    await stand.clock.advance(3 * HOUR);
    expect(await status()).toBe('PAUSED');
    templates.disable(waba.key());
    templates.reinstate(waba.key());
    templates.pause(waba.key());
    await stand.clock.settle();
    expect(waba.told().map(({ event }) => event)).toEqual([
      'APPROVED',
      'PAUSED',
      'REINSTATED',
      'PAUSED',
      'DISABLED',
      'REINSTATED',
      'PAUSED',
    ]);
    expect(waba.told().at(-1)).toMatchObject({ other_info: { title: 'FIRST_PAUSE' } });
  });
});

describe('category', () => {
  test('changed at once, or announced a day before', async () => {
    const { stand, waba, id, templates } = await approved();
    templates.setCategory(waba.key(), 'marketing');
    templates.setCategory(waba.key(), 'marketing');
    const due = stand.clock.now() + DAY;
    templates.setCategory(waba.key(), 'utility', DAY);
    await stand.clock.advanceTo(due);
    await stand.clock.settle();
    const template = expect.objectContaining({ message_template_id: Number(id) });
    expect(waba.told('template_category_update')).toEqual([template, template, template]);
    expect(waba.told('template_category_update')).toMatchObject([
      { previous_category: 'UTILITY', new_category: 'MARKETING' },
      {
        correct_category: 'UTILITY',
        new_category: 'MARKETING',
        category_update_timestamp: due / 1000,
      },
      { previous_category: 'MARKETING', new_category: 'UTILITY' },
    ]);
  });
});
