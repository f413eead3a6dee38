// Small things that stand all over the page: a verdict, a link to a scenario, a source.
import { MEANING, type Verdict } from '../../judge/verdict.ts';
import { html, type Markup } from './markup.ts';

const GLYPH: { readonly [V in Verdict]: string } = {
  'harness-error': '!',
  fail: '✕',
  blocked: '⊘',
  inconclusive: '?',
  pass: '✓',
  'not-applicable': '–',
};

/** The verdict in words with its colour and sign, so that no colour is needed to read it. */
export const badge = (verdict: Verdict): Markup =>
  html`<span class="verdict v-${verdict}" title="${MEANING[verdict]}"><span aria-hidden="true">${GLYPH[verdict]}</span>${verdict}</span>`;

/** Glyphs by verdict, for the script that draws timelines. */
export const GLYPHS: Readonly<Record<string, string>> = GLYPH;

/** Where a scenario, a case or a row stands on the page. */
export const href = (anchor: string): string => `#${encodeURI(anchor)}`;

export const rowAnchor = (id: string): string => `row/${id}`;

export const scenarioLink = (id: string): Markup => html`<a href="${href(id)}">${id}</a>`;

/** A row's id as a link to the row, when the report lists it. */
export const rowLink = (id: string, listed: ReadonlySet<string>): Markup =>
  listed.has(id)
    ? html`<a class="chip" href="${href(rowAnchor(id))}">${id}</a>`
    : html`<span class="chip">${id}</span>`;

const ADDRESS = /^https?:\/\/\S+/;

/** The address at its beginning is a plain link; nothing is ever loaded from it. */
export function sourceText(source: string): Markup {
  const [address = ''] = ADDRESS.exec(source) ?? [];
  if (address === '') return html`${source}`;
  const shown = address.replace(/^https?:\/\//, '');
  return html`<a href="${address}" rel="noopener noreferrer">${shown}</a>${source.slice(address.length)}`;
}
