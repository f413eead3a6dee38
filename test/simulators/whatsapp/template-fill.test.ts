import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  newTemplate,
  TEMPLATE_STATES,
  type Template,
  type TemplateParts,
} from '../../../simulators/whatsapp/world/template.ts';
import { fillTemplate, type Given } from '../../../simulators/whatsapp/world/template-fill.ts';
import { placeholdersOf } from '../../../simulators/whatsapp/world/template-text.ts';

const PLAIN: TemplateParts = {
  header: undefined,
  body: 'Good day to you.',
  footer: '',
  buttons: [],
};
const NOTHING: Given = { header: [], body: [], buttons: [] };

function template(parts: Partial<TemplateParts> = {}, naming: Template['naming'] = 'positional') {
  return newTemplate(
    '40000000000001',
    {
      name: 'order',
      language: 'en_US',
      naming,
      category: 'utility',
      parts: { ...PLAIN, ...parts },
      examples: { header: [], body: [], buttons: [] },
      wording: undefined,
    },
    'approved',
  );
}

const texts = (...given: string[]) => given.map((text) => ({ name: undefined, text }));

function filled(parts: Partial<TemplateParts>, given: Partial<Given>) {
  const content = fillTemplate(template(parts), { ...NOTHING, ...given });
  if ('refused' in content) throw new Error(content.why);
  return content;
}

describe('filling a template in', () => {
  test('each placeholder of header and body is replaced, wherever and however often it stands', () => {
    const content = filled(
      {
        header: { format: 'text', text: 'For {{1}}' },
        body: 'Dear {{1}}, order {{2}} is here. Once more: {{2}}, {{1}}.',
        footer: 'Acme',
      },
      { header: texts('Ana'), body: texts('Ana', '17') },
    );
    expect(content).toMatchObject({
      type: 'template',
      name: 'order',
      language: 'en_US',
      category: 'utility',
      header: { text: 'For Ana' },
      body: 'Dear Ana, order 17 is here. Once more: 17, Ana.',
      footer: 'Acme',
      buttons: [],
    });
  });

  test('named placeholders are given in any order', () => {
    const content = fillTemplate(
      template({ body: 'Dear {{who}}, your {{what}} is here.' }, 'named'),
      {
        ...NOTHING,
        body: [
          { name: 'what', text: 'tea' },
          { name: 'who', text: 'Ana' },
        ],
      },
    );
    expect(content).toMatchObject({ body: 'Dear Ana, your tea is here.' });
  });

  test('a value that looks like a placeholder stays as it is', () => {
    const content = filled({ body: 'A {{1}} b {{2}} c' }, { body: texts('{{2}}', 'x') });
    expect(content.body).toBe('A {{2}} b x c');
  });

  test('a file in the header, and a place, which has no words', () => {
    const file = { link: 'https://files.example/a.png' };
    const given = { header: { kind: 'image', file } } as const;
    expect(filled({ header: { format: 'image' } }, given).header).toEqual({ kind: 'image', file });
    const place = filled({ header: { format: 'location' } }, { header: { kind: 'location' } });
    expect(place.header).toBeUndefined();
  });

  test('buttons show what a tap does', () => {
    const content = filled(
      {
        buttons: [
          { kind: 'quick-reply', text: 'Yes' },
          { kind: 'quick-reply', text: 'No' },
          { kind: 'url', text: 'Track', url: 'https://acme.example/o/{{1}}' },
          { kind: 'url', text: 'Home', url: 'https://acme.example' },
          { kind: 'phone', text: 'Call', phone: '+15550001' },
          { kind: 'copy-code', text: 'Copy' },
        ],
      },
      {
        buttons: [
          { index: 5, kind: 'copy-code', value: 'SAVE20' },
          { index: 2, kind: 'url', value: '17' },
          { index: 1, kind: 'quick-reply', value: 'no-17' },
        ],
      },
    );
    expect(content.buttons).toEqual([
      { kind: 'quick-reply', text: 'Yes', payload: 'Yes' },
      { kind: 'quick-reply', text: 'No', payload: 'no-17' },
      { kind: 'url', text: 'Track', payload: 'https://acme.example/o/17' },
      { kind: 'url', text: 'Home', payload: 'https://acme.example' },
      { kind: 'phone', text: 'Call', payload: '+15550001' },
      { kind: 'copy-code', text: 'Copy', payload: 'SAVE20' },
    ]);
  });
});

const URL_BUTTON = { kind: 'url', text: 'Track', url: 'https://acme.example/{{1}}' } as const;
const QUICK = { kind: 'quick-reply', text: 'Yes' } as const;
const CODE = { kind: 'copy-code', text: 'Copy' } as const;
const FILE = { kind: 'image', file: { media: '1' } } as const;

const REFUSALS: readonly {
  readonly what: string;
  readonly parts?: Partial<TemplateParts>;
  readonly naming?: Template['naming'];
  readonly given: Partial<Given>;
  readonly refused: string;
  readonly why: RegExp;
}[] = [
  {
    what: 'too few',
    parts: { body: 'Dear {{1}}, hello there' },
    given: {},
    refused: 'count',
    why: /takes 1 .* given 0/,
  },
  { what: 'too many', given: { body: texts('x') }, refused: 'count', why: /takes 0 .* given 1/ },
  { what: 'text for no header', given: { header: texts('x') }, refused: 'count', why: /header/ },
  {
    what: 'a file for no header',
    given: { header: FILE },
    refused: 'format',
    why: /text, not image/,
  },
  {
    what: 'a place for a text header',
    parts: { header: { format: 'text', text: 'Hi' } },
    given: { header: { kind: 'location' } },
    refused: 'format',
    why: /text, not location/,
  },
  {
    what: 'no file for a file header',
    parts: { header: { format: 'image' } },
    given: {},
    refused: 'format',
    why: /takes image and was given nothing/,
  },
  {
    what: 'another kind of file',
    parts: { header: { format: 'document' } },
    given: { header: FILE },
    refused: 'format',
    why: /takes document and was given image/,
  },
  {
    what: 'a named template without a name',
    parts: { body: 'Dear {{who}}, hello there' },
    naming: 'named',
    given: { body: texts('Ana') },
    refused: 'format',
    why: /must say which/,
  },
  {
    what: 'a name that there is not',
    parts: { body: 'Dear {{who}}, hello there' },
    naming: 'named',
    given: { body: [{ name: 'what', text: 'tea' }] },
    refused: 'format',
    why: /"what" does not fit/,
  },
  {
    what: 'the same name twice',
    parts: { body: 'Dear {{who}}, your {{what}} is here' },
    naming: 'named',
    given: {
      body: [
        { name: 'who', text: 'Ana' },
        { name: 'who', text: 'Bea' },
      ],
    },
    refused: 'format',
    why: /"who" does not fit/,
  },
  ...['', 'a\nb', 'a\tb', `a${' '.repeat(5)}b`].map((text) => ({
    what: `the value ${JSON.stringify(text)}`,
    parts: { body: 'Dear {{1}}, hello there' },
    given: { body: texts(text) },
    refused: 'format',
    why: /must not be empty/,
  })),
  {
    what: 'no end of an address',
    parts: { buttons: [URL_BUTTON] },
    given: {},
    refused: 'count',
    why: /Button 0 takes one/,
  },
  {
    what: 'an end for a whole address',
    parts: { buttons: [{ ...URL_BUTTON, url: 'https://acme.example' }] },
    given: { buttons: [{ index: 0, kind: 'url', value: 'x' }] },
    refused: 'count',
    why: /Button 0 takes no/,
  },
  {
    what: 'an address without its end',
    parts: { buttons: [URL_BUTTON] },
    given: { buttons: [{ index: 0, kind: 'url', value: '' }] },
    refused: 'format',
    why: /empty/,
  },
  { what: 'no code', parts: { buttons: [CODE] }, given: {}, refused: 'count', why: /code/ },
  {
    what: 'a code of 16',
    parts: { buttons: [CODE] },
    given: { buttons: [{ index: 0, kind: 'copy-code', value: 'x'.repeat(16) }] },
    refused: 'too-long',
    why: /15/,
  },
  {
    what: 'a button that there is not',
    parts: { buttons: [QUICK] },
    given: { buttons: [{ index: 1, kind: 'quick-reply', value: 'x' }] },
    refused: 'format',
    why: /There is no button 1/,
  },
  {
    what: 'a button of another kind',
    parts: { buttons: [QUICK] },
    given: { buttons: [{ index: 0, kind: 'url', value: 'x' }] },
    refused: 'format',
    why: /quick-reply, not url/,
  },
  {
    what: 'a button twice',
    parts: { buttons: [QUICK] },
    given: {
      buttons: [
        { index: 0, kind: 'quick-reply', value: 'x' },
        { index: 0, kind: 'quick-reply', value: 'y' },
      ],
    },
    refused: 'format',
    why: /twice/,
  },
  {
    what: 'an address of more than 2000',
    parts: { buttons: [URL_BUTTON] },
    given: { buttons: [{ index: 0, kind: 'url', value: 'x'.repeat(2000) }] },
    refused: 'too-long',
    why: /2000/,
  },
];

describe('what cannot be filled in', () => {
  test.each(REFUSALS)(
    '$what: $refused',
    ({ parts = {}, naming = 'positional', given, refused, why }) => {
      expect(fillTemplate(template(parts, naming), { ...NOTHING, ...given })).toEqual({
        refused,
        why: expect.stringMatching(why),
      });
    },
  );

  test.each([
    { button: CODE, length: 15 },
    { button: URL_BUTTON, length: 2000 - URL_BUTTON.url.replace('{{1}}', '').length },
  ])('the $button.kind of a button is as long as can be: $length', ({ button, length }) => {
    const value = 'x'.repeat(length);
    const content = filled(
      { buttons: [button] },
      { buttons: [{ index: 0, kind: button.kind, value }] },
    );
    expect(content.buttons[0]).toMatchObject({ payload: expect.stringMatching(/x$/) });
  });

  test.each([
    { where: 'body', length: 1024, refused: undefined },
    { where: 'body', length: 1025, refused: 'too-long' },
    { where: 'header', length: 60, refused: undefined },
    { where: 'header', length: 61, refused: 'too-long' },
  ] as const)(
    'a $where of $length characters, emoji among them: $refused',
    ({ where, length, refused }) => {
      const text = 'x {{1}} y';
      const given = texts('🙂'.repeat(length - 4));
      const content = fillTemplate(
        template(where === 'body' ? { body: text } : { header: { format: 'text', text } }),
        { ...NOTHING, [where]: given },
      );
      expect('refused' in content ? content.refused : undefined).toBe(refused);
    },
  );

  test.each(TEMPLATE_STATES)('a template that is %s', (state) => {
    const content = fillTemplate({ ...template(), state }, NOTHING);
    const refused = 'refused' in content ? content.refused : undefined;
    const expected = { approved: undefined, paused: 'paused', disabled: 'disabled' };
    expect(refused).toBe(state in expected ? expected[state as keyof typeof expected] : 'missing');
  });
});

/** Words that are no placeholder, and long enough to count. */
const word = fc.stringMatching(/^[a-zA-Z0-9]{1,8}$/);

describe('properties', () => {
  test('it is refused exactly when the counts differ, and leaves no placeholder', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.array(word, { maxLength: 9 }),
        fc.array(word, { minLength: 10, maxLength: 10 }),
        (count, given, words) => {
          const body = words
            .map((each, i) => (i < count ? `${each} {{${i + 1}}}` : each))
            .join(' ');
          const content = fillTemplate(template({ body }), { ...NOTHING, body: texts(...given) });
          if ('refused' in content) {
            expect(content.refused).toBe('count');
            expect(given.length).not.toBe(count);
          } else {
            expect(given.length).toBe(count);
            expect(placeholdersOf(content.body)).toEqual([]);
            for (const value of given) expect(content.body).toContain(value);
          }
        },
      ),
    );
  });

  test('named and positional templates come to the same text', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z_]{1,6}$/), { minLength: 1, maxLength: 6 }),
        word,
        (names, value) => {
          const values = names.map((name, i) => ({ name, text: `${value}${i}` }));
          const body = (keys: readonly (string | number)[]): string =>
            `Start ${keys.map((key) => `{{${key}}}`).join(' and ')} end`;
          const byName = fillTemplate(template({ body: body(names) }, 'named'), {
            ...NOTHING,
            body: [...values].reverse(),
          });
          const byPlace = fillTemplate(template({ body: body(names.map((_, i) => i + 1)) }), {
            ...NOTHING,
            body: values,
          });
          expect(byName).toMatchObject({ body: (byPlace as { body: string }).body });
        },
      ),
    );
  });
});
