import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillTemplate,
  type KnownTemplate,
  readTemplate,
  TEMPLATE_STATES,
  templateRecipient,
  usableTemplate,
} from '../../src/domain/template.ts';

const KNOWN: KnownTemplate = {
  name: 'order_ready',
  language: 'pt_BR',
  state: 'approved',
  named: false,
  header: '',
  body: 'Oi {{1}}, o {{2}} chegou.',
  footer: '',
  wantsMore: false,
};

describe('reading the shorthand', () => {
  it.each(['', 'Oi', '&(', '&((', 'R&D ((yes))&', '&((template))&', '[[a]]'])(
    'takes %j for an ordinary reply',
    (comment) => expect(readTemplate(comment)).toBeUndefined(),
  );

  it.each([
    '&((template=[[a]]))&',
    '&((language=[[pt]]))&',
    '&((template=[[]] language=[[pt]]))&',
    '&((template=[[a]] template=[[b]] language=[[pt]]))&',
    '&((template=[[a]] language=[[pt]] header=[[x]]))&',
    '&((template=[[a]] language=[[pt]] and more))&',
    '&((template=[[a]] language=[[pt]]',
    'Oi &((template=[[a]] language=[[pt]]))&',
    '&((template=[[a]] language=[[pt]]))& tchau',
  ])('refuses %j', (comment) => {
    expect(readTemplate(comment)).toEqual({ refused: 'template-malformed' });
  });

  it.each([
    '&((template=[[a]] language=[[pt]] body_text=[[x]]))&',
    ' \n&((template=[[a]] language=[[pt]] body_text=[[x]]))&\n ',
    '&(( template = [[a]] language\t=\n[[pt]] body_text =[[x]] ))&',
    '&((  template=[[ a ]]language=[[ pt ]]body_text=[[x]]))&',
  ])('reads %j', (comment) => {
    expect(readTemplate(comment)).toEqual({ ok: { name: 'a', language: 'pt', values: ['x'] } });
  });

  it('reads whatever values were written, in their order', () => {
    const value = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((text) => !text.includes(']'));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), (values) => {
        const body = values.map((each) => `body_text=[[${each}]]`).join('\n');
        const comment = `&((namespace=[[n]] template=[[a]] fallback=[[f]] language=[[pt]] ${body}))&`;
        expect(readTemplate(comment)).toEqual({ ok: { name: 'a', language: 'pt', values } });
      }),
    );
  });
});

describe('which template may be sent', () => {
  const asked = { name: 'order_ready', language: 'pt_BR', values: [] };

  it.each(TEMPLATE_STATES)('says what holds of one that is %s', (state) => {
    const known = { ...KNOWN, state };
    expect(usableTemplate([known], asked)).toEqual(
      state === 'approved' ? { ok: known } : { refused: `template-${state}` },
    );
  });

  it('looks at the name first, then at the language', () => {
    expect(usableTemplate([], asked)).toEqual({ refused: 'template-unknown' });
    const other = { ...KNOWN, language: 'pt_PT' };
    expect(usableTemplate([other], asked)).toEqual({ refused: 'template-language' });
    expect(usableTemplate([other, KNOWN], asked)).toEqual({ ok: KNOWN });
    expect(usableTemplate([{ ...KNOWN, name: 'another' }], asked)).toEqual({
      refused: 'template-unknown',
    });
    expect(usableTemplate([{ ...KNOWN, name: 'another' }, KNOWN], asked)).toEqual({ ok: KNOWN });
  });
});

describe('filling in', () => {
  it.each([
    [[], 'template-parameter-count'],
    [['Ana'], 'template-parameter-count'],
    [['Ana', 'A-12', 'x'], 'template-parameter-count'],
    [['Ana', ''], 'template-parameter-form'],
    [['Ana', ' '], 'template-parameter-form'],
    [['Ana', 'a\nb'], 'template-parameter-form'],
    [['Ana', 'a\tb'], 'template-parameter-form'],
    [['Ana', 'a     b'], 'template-parameter-form'],
    [['Ana', 'x'.repeat(1_007)], 'template-parameter-form'],
  ])('refuses %j', (values, reason) => {
    expect(fillTemplate(KNOWN, values)).toEqual({ refused: reason });
  });

  it.each(['A 12', 'a    b'])('takes %j, whose blanks are few', (value) => {
    expect(fillTemplate(KNOWN, ['Ana', value])).toMatchObject({
      ok: { shown: `Oi Ana, o ${value} chegou.` },
    });
  });

  it('takes a body of 1,024 characters, filled in', () => {
    const filled = fillTemplate(KNOWN, ['Ana', 'x'.repeat(1_006)]);
    expect('ok' in filled && filled.ok.shown.length).toBe(1_024);
  });

  it.each([{ wantsMore: true }, { header: 'Oi {{1}}' }])(
    'refuses what the shorthand has no values for: %j',
    (more) => {
      const template = { ...KNOWN, ...more };
      expect(fillTemplate(template, ['Ana', 'A-12'])).toEqual({
        refused: 'template-parameter-count',
      });
    },
  );

  it('shows header, body and footer, each value to the letter', () => {
    const template = { ...KNOWN, header: 'Acme', footer: 'Tchau' };
    expect(fillTemplate(template, ['{{2}}', '$&'])).toEqual({
      ok: {
        name: 'order_ready',
        language: 'pt_BR',
        parameters: [{ text: '{{2}}' }, { text: '$&' }],
        shown: 'Acme\nOi {{2}}, o $& chegou.\nTchau',
      },
    });
  });

  it('names the values of a named template in the order of its body', () => {
    const template = { ...KNOWN, named: true, body: '{{order}} para {{who}}, {{order}}!' };
    const filled = fillTemplate(template, ['A-12', 'Ana']);
    expect('ok' in filled && filled.ok).toMatchObject({
      parameters: [
        { name: 'order', text: 'A-12' },
        { name: 'who', text: 'Ana' },
      ],
      shown: 'A-12 para Ana, A-12!',
    });
  });
});

it.each([
  [0, { refused: 'template-never-wrote' }],
  [1, { ok: 'now' }],
  [2, { ok: 'now' }],
])('to whom a template goes after %i messages of theirs', (messages, ruling) => {
  expect(templateRecipient({ customer: 'first', address: 'now', messages })).toEqual(ruling);
});
