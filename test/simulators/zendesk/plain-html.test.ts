// Plain pages are read without a parser for all HTML, and never otherwise than that parser would read them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf, readAnyHtml } from '../../../simulators/zendesk/admin-center/page.ts';
import { readPlainHtml } from '../../../simulators/zendesk/admin-center/plain-html.ts';
import { startReading } from '../../../simulators/zendesk/admin-center/reading.ts';

function plainly(html: string) {
  const page = startReading();
  return readPlainHtml(html, page) ? pageOf(page) : undefined;
}

/** As values: some of what a page shows is worked out only when somebody looks. */
const seen = (page: unknown): unknown => JSON.parse(JSON.stringify(page));

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Edit &amp; save</title></head>
<body><main data-screen="account"><h1>Edit account</h1><p role="alert" data-reason="code-wrong">No &lt;code&gt;</p>
<form name="info" method="post" action="/a"><input type="hidden" name="h" value="{&quot;a&quot;:1}" required>
<label>Vertical <input name="vertical" list="all"></label><datalist id="all"><option value="A"><option value="B"></datalist>
<label>Method <select name="m"><option value="1">One</option><option selected>Two</option></select></label>
<label for="x">Text</label><textarea id="x" name="x">
a</textarea><button name="action" value="go">Go <b>on</b></button></form></main></body></html>`;

const VOID = [
  'input name="a" value="1&amp;2"',
  'input type="radio" name="r" checked',
  'br',
  'meta',
];
const ELEMENTS = [
  'html|head|body|main data-screen="s"|div|fieldset|label|label for="i"|p|p data-notice="n"|h1|b|span',
  'p role="alert" data-reason="r"|form name="f" method="post"|select name="s"|datalist id="l"|option',
  'option value="1"|button name="action" value="go"|textarea name="t" id="i"|title|a|input list="l"',
].flatMap((line) => line.split('|'));
const TEXTS = ['a', ' b ', '\n', '&lt;', '&copy;', '&amp;amp;', '<', '</p>', '<!-- -->', '\u00a0é'];

const { html } = fc.letrec<{ html: string; element: string; node: string }>((tie) => ({
  html: fc.array(tie('node'), { maxLength: 5 }).map((nodes) => nodes.join('')),
  element: fc
    .tuple(fc.constantFrom(...ELEMENTS), tie('html'), fc.integer({ min: 0, max: 9 }))
    .map(([tag, inside, end]) => `<${tag}>${inside}${end === 0 ? '' : `</${tag.split(' ')[0]}>`}`),
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(...TEXTS, ...VOID.map((tag) => `<${tag}>`)),
    tie('element'),
  ),
}));

describe('a plain page', () => {
  it('reads as the parser for all HTML reads it', () => {
    const page = plainly(PAGE);
    expect(page).toBeDefined();
    expect(seen(page)).toEqual(seen(pageOf(readAnyHtml(PAGE))));
  });

  it.each([
    ['a comment', '<p>a<!-- b --></p>'],
    ['an element that is not closed', '<p>a'],
    ['a paragraph that the next one closes', '<p>a<p>b</p></p>'],
    ['elements that overlap', '<b><span>a</b></span>'],
    ['a script', '<script>if (a < b) c();</script>'],
    ['an unusual character reference', '<p>&copy;</p>'],
    ['a value without quotes', '<input name=a>'],
    ['capital letters', '<P>a</P>'],
    ['a form within a form', '<form name="a"><div><form name="b"></form></div></form>'],
    ['a page that ends within a tag', '<input name="a"'],
  ])('is not one with %s', (_what, html) => {
    expect(plainly(html)).toBeUndefined();
  });

  it('is the same to both readers, whatever stands in it', () => {
    fc.assert(
      fc.property(html, (text) => {
        const page = plainly(text);
        if (page !== undefined) expect(seen(page)).toEqual(seen(pageOf(readAnyHtml(text))));
      }),
      { numRuns: 3_000, seed: 1 },
    );
  });
});
