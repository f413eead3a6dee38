// The pages as people use them: in their language, with every field named, and errors tied to their fields.
import { describe, expect, it } from 'vitest';
import { readPlainHtml } from '../../simulators/zendesk/admin-center/plain-html.ts';
import { startReading } from '../../simulators/zendesk/admin-center/reading.ts';
import { LABELS } from '../../src/connector/pages/labels.ts';
import {
  LANGUAGES,
  type Language,
  languageOf,
  type Words,
} from '../../src/connector/pages/language.ts';
import {
  ERROR_TEXT,
  MORE_TEXT,
  NOTICE_TEXT,
  PROBLEM_TEXT,
  WAIT_TEXT,
} from '../../src/connector/pages/wording.ts';
import { get, postForm, textOf } from '../../src/kernel/wire.ts';
import { type Bench, CONNECTOR, createBench, type Page, pageOf } from './bench.ts';
import { linkOf } from './bench-installation.ts';

const TABLES: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  LABELS,
  PROBLEM_TEXT,
  NOTICE_TEXT,
  ERROR_TEXT,
  MORE_TEXT,
  WAIT_TEXT,
};
const ALL_WORDS = Object.entries(TABLES).flatMap(([table, rows]) =>
  Object.entries(rows).map(([key, words]) => ({ key: `${table}.${key}`, words })),
);
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;
/** What is the same in every language. */
const UNTRANSLATED = ['LABELS.sms'];
const places = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(ALL_WORDS)('$key', ({ key, words }) => {
  it('is said in both languages, with the same values in it', () => {
    expect(Object.keys(words).sort()).toEqual([...LANGUAGES].sort());
    expect(words.en).toMatch(/^(?:[A-Z]|\{)/);
    expect(words.en).not.toMatch(JAPANESE);
    if (!UNTRANSLATED.includes(key)) expect(words.ja).toMatch(JAPANESE);
    // A Japanese sentence ends with its own full stop.
    expect(words.ja.endsWith('.')).toBe(false);
    expect(places(words.ja)).toEqual(places(words.en));
  });
});

describe('the language', () => {
  it.each<[string, string, Language]>([
    ['ja', '', 'ja'],
    ['ja-JP', 'en', 'ja'],
    ['JA', '', 'ja'],
    ['en-US', 'ja', 'en'],
    ['en-gb', 'ja', 'en'],
    ['', 'ja', 'ja'],
    ['', 'ja-JP,ja;q=0.9,en;q=0.8', 'ja'],
    ['', 'en;q=0.5, ja;q=0.7', 'ja'],
    ['', 'ja;q=0.5, en', 'en'],
    ['', 'ja;q=0, fr', 'en'],
    ['', 'ja;q=x', 'en'],
    ['', 'fr, pt;q=0.8', 'en'],
    ['pt-BR', 'fr,ja;q=0.2', 'ja'],
    ['pt-BR', '', 'en'],
    ['jav', '', 'en'],
    ['', '', 'en'],
  ])('of locale %j and Accept-Language %j is %s', (locale, accept, language) => {
    expect(languageOf(locale, accept)).toBe(language);
  });
});

/** Every page of the wizard and of the account, by name, with an error on each that can have one. */
async function pagesIn(locale: string): Promise<ReadonlyMap<string, Page>> {
  const pages = new Map<string, Page>();
  const bench = createBench('cloud');
  await bench.host();
  const wizard = await bench.openWizard({ locale });
  pages.set('channel', wizard.page());
  pages.set('channel, wrong', await wizard.take('channel', { channel: 'Fax' }));
  pages.set('deployment', await wizard.take('channel', { channel: 'WhatsApp' }));
  pages.set('deployment, wrong', await wizard.take('deployment', { deployment_id: 'none' }));
  pages.set('code', await wizard.take('deployment', { deployment_id: 'dep-1' }));
  pages.set('code, no method', await wizard.take('method', {}));
  pages.set('code, sent', await wizard.take('method', { method: 'sms' }));
  pages.set('code, again too soon', await wizard.take('method', { method: 'sms' }));
  pages.set('code, wrong', await wizard.take('code', { code: '000000' }));
  pages.set('out of order', await wizard.take('channel', { channel: 'WhatsApp' }));
  pages.set('finish', await wizard.take('code', { code: bench.whatsapp.code }));
  await account(bench, pages, locale);
  await install(bench, pages, locale);
  const other = createBench('cloud');
  await other.host();
  const taken = await other.toCodeScreen('dep-1', { locale });
  other.whatsapp.taken = true;
  pages.set('code, taken', await taken.take('method', { method: 'sms' }));
  pages.set('migration', await taken.take('migrate'));
  pages.set('migration, not ticked', await taken.take('migration'));
  pages.set('migration steps', await taken.take('migration', { confirm: 'yes' }));
  return pages;
}

async function account(bench: Bench, pages: Map<string, Page>, locale: string): Promise<void> {
  const metadata = pages.get('finish')?.hidden('metadata') ?? '';
  const opened = await bench.openAdmin({ metadata, locale });
  pages.set('account', opened);
  const session = opened.hidden('session');
  const apply = async (section: string, fields: Readonly<Record<string, string>>) =>
    pageOf(
      await bench.call(postForm(`${CONNECTOR}/connector/account`, { session, section, ...fields })),
    );
  pages.set('account, applied', await apply('about', { about: 'Hello' }));
  pages.set('account, wrong e-mail', await apply('business-info', { email: 'nobody' }));
  pages.set('account, wrong vertical', await apply('business-info', { vertical: 'x' }));
  pages.set('account, no photo', await apply('photo', {}));
  bench.whatsapp.override = () => ({ status: 503, headers: {}, body: '' });
  pages.set('account, no WhatsApp', await apply('about', { about: 'Hello again' }));
}

async function install(bench: Bench, pages: Map<string, Page>, locale: string): Promise<void> {
  const link = (await linkOf(bench, 'other')).slice(CONNECTOR.length);
  const headers = { 'accept-language': locale };
  pages.set('install', pageOf(await bench.raw('GET', link, '', headers)));
  const wrong = postForm(CONNECTOR + link, { subdomain: 'acme' });
  const asked = { ...wrong, headers: { ...wrong.headers, ...headers } };
  pages.set('install, wrong', pageOf(await bench.call(asked)));
}

const tagsOf = (page: Page, pattern: RegExp): readonly string[] =>
  [...page.text.matchAll(pattern)].map(([tag]) => tag);
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

/** What is wrong with a page for somebody who hears it, or who has no mouse. */
function hindrances(page: Page): readonly string[] {
  const controls = tagsOf(page, /<(?:input|textarea|select)\b[^>]*>/g).filter(
    (tag) => attribute(tag, 'type') !== 'hidden',
  );
  const ids = tagsOf(page, /<[a-z0-9]+\b[^>]* id="[^"]*"[^>]*>/g).map((tag) =>
    attribute(tag, 'id'),
  );
  const labels = new Map(
    [...page.text.matchAll(/<label for="([^"]*)">([^<]*)<\/label>/g)].map(
      ([, id = '', text = '']) => [id, text],
    ),
  );
  const found: string[] = [];
  for (const tag of controls) {
    const id = attribute(tag, 'id') ?? '';
    if ((labels.get(id) ?? '').trim() === '') found.push(`no label: ${tag}`);
  }
  for (const id of labels.keys()) if (!ids.includes(id)) found.push(`label of nothing: ${id}`);
  if (new Set(ids).size !== ids.length) found.push(`an id twice: ${ids.join(' ')}`);
  for (const [, described = ''] of page.text.matchAll(/aria-describedby="([^"]*)"/g)) {
    for (const id of described.split(' ')) {
      if (!ids.includes(id)) found.push(`described by nothing: ${id}`);
    }
  }
  const legends = tagsOf(page, /<fieldset[^>]*><legend>[^<]+<\/legend>/g).length;
  if (legends !== tagsOf(page, /<fieldset/g).length) found.push('a fieldset without a legend');
  for (const button of tagsOf(page, /<button[^>]*>[^<]*<\/button>/g)) {
    if (/><\/button>/.test(button)) found.push(`a button without words: ${button}`);
  }
  if (tagsOf(page, /<h1>[^<]+<\/h1>/g).length !== 1) found.push('no heading');
  if (/<script|<style| on[a-z]+="/.test(page.text)) found.push('needs a script or a style');
  return found;
}

const TITLE = /<title>([^<]*)<\/title>/;

describe.each([
  ['en', 'en-US'],
  ['ja', 'ja'],
] as const)('every page, in %s', (language, locale) => {
  it('is in that language, and each field is named', async () => {
    const pages = await pagesIn(locale);
    for (const [name, page] of pages) {
      expect(page.text, name).toContain(`<html lang="${language}">`);
      expect(hindrances(page), name).toEqual([]);
      const seen = page.text.replace(/<option[^>]*>[^<]*<\/option>|<option[^>]*>/g, '');
      if (language === 'en') expect(seen, name).not.toMatch(JAPANESE);
      else expect(TITLE.exec(seen)?.[1], name).toMatch(JAPANESE);
      // It is read the fast way, which every scenario pays for.
      expect(readPlainHtml(page.text, startReading()), name).toBe(true);
    }
  });

  it('names its step in the title, and says there that something is wrong', async () => {
    const pages = await pagesIn(locale);
    const title = (name: string) => TITLE.exec(pages.get(name)?.text ?? '')?.[1] ?? '';
    const right = ['channel', 'deployment', 'code', 'migration', 'migration steps', 'finish'];
    const titles = [...right, 'account', 'install'].map(title);
    expect(new Set(titles).size).toBe(titles.length);
    const trouble = language === 'en' ? /^Error: / : /^エラー: /;
    for (const [name, page] of pages) {
      if (page.reason === undefined) expect(title(name), name).not.toMatch(trouble);
      else expect(title(name), name).toMatch(trouble);
    }
    expect(title('deployment, wrong')).toContain(title('deployment'));
  });

  it('ties an error to the field that caused it', async () => {
    const pages = await pagesIn(locale);
    const invalid = [...pages].flatMap(([name, page]) =>
      tagsOf(page, /<[^>]*aria-invalid="true"[^>]*>/g).map((tag) => {
        expect(attribute(tag, 'aria-describedby')?.split(' '), name).toContain('problem');
        return [name, attribute(tag, 'name') ?? 'a group'];
      }),
    );
    expect(invalid).toEqual([
      ['channel, wrong', 'channel'],
      ['deployment, wrong', 'deployment_id'],
      ['code, no method', 'a group'],
      ['code, wrong', 'code'],
      ['account, wrong e-mail', 'email'],
      ['account, wrong vertical', 'vertical'],
      ['account, no photo', 'photo'],
      ['install, wrong', 'subdomain'],
      ['migration, not ticked', 'confirm'],
    ]);
  });
});

describe('the check of a page', () => {
  it.each([
    ['<label for="a">', '<label for="b">', 'no label'],
    ['id="code-hint"', 'id="other"', 'described by nothing'],
    ['<legend>How to receive the code</legend>', '', 'a fieldset without a legend'],
    ['<h1>', '<h2>', 'no heading'],
  ])('sees what is missing: %s', async (right, wrong, found) => {
    const code = (await pagesIn('en')).get('code, sent');
    if (code === undefined) throw new Error('there is no such page');
    const before = right.includes('"a"') ? right.replace('"a"', '"code"') : right;
    expect(code.text).toContain(before);
    const broken = { ...code, text: code.text.replace(before, wrong) };
    expect(hindrances(broken).join('\n')).toContain(found);
  });
});

describe('a page without a session', () => {
  it.each([
    ['ja,en;q=0.5', 'ja', '管理センター'],
    ['fr', 'en', 'Admin Center'],
  ])('speaks as the browser asks: %s', async (accept, language, words) => {
    const bench = createBench('cloud');
    for (const path of ['wizard/channel', 'account']) {
      const fields = { session: 'unknown', section: 'about' };
      const request = postForm(`${CONNECTOR}/connector/${path}`, fields);
      const headers = { ...request.headers, 'accept-language': accept };
      const page = pageOf(await bench.call({ ...request, headers }));
      expect(page).toMatchObject({ status: 404, reason: 'session-unknown' });
      expect(page.text).toContain(`<html lang="${language}">`);
      expect(page.text).toContain(words);
    }
    const click = await bench.call(
      get(`${CONNECTOR}/connector/clickthrough`, { 'accept-language': accept }),
    );
    expect(textOf(click.body)).toContain(`<html lang="${language}">`);
  });
});

it('finds its style where the pages say', async () => {
  const bench = createBench('cloud');
  const path = /<link rel="stylesheet" href="([^"]*)">/.exec((await bench.openAdmin()).text)?.[1];
  const style = await bench.call(get(`${CONNECTOR}${path}`));
  expect(style.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(textOf(style.body)).toContain(':focus-visible');
});
