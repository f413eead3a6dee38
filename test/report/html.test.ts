// report.html: one file, offline, whose texts are never markup.
import { Script } from 'node:vm';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { VERDICTS } from '../../src/judge/verdict.ts';
import { sha256 } from '../../src/kernel/random.ts';
import { assembleReport } from '../../src/report/assemble.ts';
import { anchorOf } from '../../src/report/case-name.ts';
import { sourceText } from '../../src/report/html/badge.ts';
import { reportHtml } from '../../src/report/html/page.ts';
import { DARK, LIGHT } from '../../src/report/html/palette.ts';
import { SCRIPT } from '../../src/report/html/script.ts';
import { sampleCases, sampleInput } from './sample.ts';

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Every tag with the text directly inside it. */
function tagsOf(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  const open: Tag[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const tag: Tag = { name, attributes, text: '' };
      tags.push(tag);
      open.push(tag);
    },
    ontext(text) {
      const tag = open.at(-1);
      if (tag !== undefined) tag.text += text;
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.write(html);
  parser.end();
  return tags;
}

const NASTY = '<img src=x onerror=alert(1)></script><!-- </style> " \' & <b>';

const cases = sampleCases();
const report = assembleReport(sampleInput());
const html = reportHtml(report, cases);
const tags = tagsOf(html);
const named = (name: string): readonly Tag[] => tags.filter((tag) => tag.name === name);
const dataOf = (of: readonly Tag[]) =>
  of
    .filter((tag) => tag.attributes['type'] === 'application/json')
    .map((tag) => JSON.parse(tag.text));

describe('a source', () => {
  it.each([
    [
      'https://a.example/b',
      '<a href="https://a.example/b" rel="noopener noreferrer">a.example/b</a>',
    ],
    [
      'https://a.example/b 「設定」 (Using it)',
      '<a href="https://a.example/b" rel="noopener noreferrer">a.example/b</a> 「設定」 (Using it)',
    ],
    ['Engineering: see https://a.example', 'Engineering: see https://a.example'],
  ])('%s is a link as far as it is an address', (source, shown) => {
    expect(sourceText(source).text).toBe(shown);
  });
});

describe('the page', () => {
  it('loads nothing', () => {
    for (const { name, attributes } of tags) {
      expect(attributes).not.toHaveProperty('src');
      expect(attributes).not.toHaveProperty('srcset');
      expect(attributes).not.toHaveProperty('style');
      expect(Object.keys(attributes).filter((key) => key.startsWith('on'))).toEqual([]);
      const target = attributes['href'] ?? '#';
      expect(target).toMatch(name === 'a' ? /^(#|https?:\/\/)/ : /^#/);
    }
    expect(['link', 'img', 'iframe', 'object', 'embed', 'base'].flatMap(named)).toEqual([]);
    const style = named('style')[0]?.text ?? '';
    expect(style).not.toMatch(/url\(|@import|expression/);
  });

  it('allows its own style and script only, by their hashes', () => {
    const policy = named('meta').find(
      (tag) => tag.attributes['http-equiv'] === 'Content-Security-Policy',
    )?.attributes['content'];
    const [script] = named('script');
    const [style] = named('style');
    const base64 = (text = '') => Buffer.from(sha256(text), 'hex').toString('base64');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${base64(script?.text)}'`);
    expect(policy).toContain(`style-src 'sha256-${base64(style?.text)}'`);
    expect(policy).not.toContain('unsafe');
    expect(named('script').filter((tag) => tag.attributes['type'] === undefined)).toHaveLength(1);
  });

  it('has a script that parses and puts no text into the page as markup', () => {
    expect(() => new Script(SCRIPT)).not.toThrow();
    expect(SCRIPT).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|fetch|XMLHttp|import\(/,
    );
    expect(SCRIPT).not.toContain('</');
  });

  it('has every row, scenario and case in place without a script', () => {
    const ids = tags.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of report.requirements) {
      expect(ids).toContain(`row/${row.id}`);
      expect(html).toContain(row.textJa);
    }
    for (const scenario of report.scenarios) {
      expect(ids).toContain(scenario.id);
      expect(ids).toContain(anchorOf(scenario));
    }
  });

  it('has links that lead somewhere', () => {
    const ids = new Set(tags.flatMap(({ attributes }) => attributes['id'] ?? []));
    for (const { attributes } of named('a')) {
      const target = attributes['href'] ?? '';
      if (!target.startsWith('#') || target === '#') continue;
      expect(ids, target).toContain(decodeURI(target.slice(1)));
    }
  });

  it('says what killed a row only when it is known', () => {
    expect(html).not.toContain('Killed by');
    const killed = reportHtml(
      assembleReport(sampleInput({ killedBy: { 'WINDOW-2': ['sends-late'] } })),
      cases,
    );
    expect(killed).toContain('sends-late');
    expect(killed).toContain('no broken connector yet');
  });

  it('is the same for runs that differ in wall time only', () => {
    const slower = cases.map((played) => ({ ...played, durationMs: 1_234.5 }));
    expect(reportHtml(assembleReport(sampleInput({ cases: slower })), slower)).toBe(html);
  });

  it('has a label for each field and a header for each column', () => {
    expect(html.match(/<label>/g)?.length).toBe(named('select').length + named('input').length);
    expect(named('th').every((tag) => tag.attributes['scope'] === 'col')).toBe(true);
    expect(named('main')).toHaveLength(1);
    expect(named('html')[0]?.attributes['lang']).toBe('en');
  });
});

const NASTY_FINDING = { node: NASTY, method: NASTY, path: NASTY, note: NASTY };

describe('a text from a trace', () => {
  const nasty = cases.map((played, i) => ({
    ...played,
    title: i === 0 ? NASTY : played.title,
    replay: NASTY,
    example: i === 0 ? { [NASTY]: NASTY } : played.example,
    checks: [
      {
        requirement: NASTY,
        verdict: 'fail' as const,
        message: NASTY,
        expected: NASTY,
        actual: { [NASTY]: NASTY },
        evidence: [0],
      },
    ],
    lines: `${JSON.stringify({ seq: 0, at: 0, kind: 'finding', ...NASTY_FINDING })}\n`,
    findings: [NASTY_FINDING],
  }));
  const page = reportHtml(
    assembleReport(
      sampleInput({
        cases: nasty,
        requirements: [
          {
            id: 'X-1',
            level: 'MUST',
            area: NASTY,
            text: { en: NASTY, ja: NASTY },
            origin: 'A',
            source: `https://x.example/"onmouseover="alert(1)`,
            reading: NASTY,
            capability: 'full-service',
          },
        ],
        fidelity: [
          {
            node: NASTY,
            what: NASTY,
            fidelity: 'partial',
            confidence: 'assumption',
            source: 'javascript:alert(1)',
            note: NASTY,
          },
        ],
        killedBy: { 'X-1': [NASTY] },
        tool: { name: NASTY, version: NASTY },
      }),
    ),
    nasty,
  );
  const all = tagsOf(page);

  it('is never markup', () => {
    expect(all.filter((tag) => ['img', 'b'].includes(tag.name))).toEqual([]);
    expect(page).not.toContain('<img');
    expect(
      all
        .flatMap(({ attributes }) => Object.keys(attributes))
        .filter((key) => key.startsWith('on')),
    ).toEqual([]);
    expect(all.filter((tag) => /^javascript:/i.test(tag.attributes['href'] ?? ''))).toEqual([]);
  });

  it('arrives whole', () => {
    expect(all.some((tag) => tag.name === 'code' && tag.text === NASTY)).toBe(true);
    expect(all.some((tag) => tag.name === 'title' && tag.text.includes(NASTY))).toBe(true);
  });

  it('cannot end or open the data that it is part of', () => {
    const data = dataOf(all);
    expect(data).toHaveLength(nasty.length);
    expect(data[0].events[0].path).toBe(NASTY);
    for (const tag of all.filter((each) => each.attributes['type'] === 'application/json')) {
      expect(tag.text).not.toContain('<');
    }
  });
});

describe('embedded traces', () => {
  const ROOM = { max: 10_000_000, neededMax: 10_000_000, passedMax: 10_000_000 };

  it('are all there when there is room', () => {
    expect(dataOf(named('script'))).toHaveLength(cases.length);
    expect(html).not.toContain('left out');
  });

  it('keep what failed and the first case of each scenario when there is not, and say so', () => {
    const small = reportHtml(report, cases, { ...ROOM, max: 0 });
    const needed = report.scenarios.filter(
      (scenario, i, all) =>
        !['pass', 'not-applicable'].includes(scenario.verdict) ||
        all.findIndex((each) => each.id === scenario.id) === i,
    );
    expect(dataOf(tagsOf(small))).toHaveLength(needed.length);
    expect(small.split('left out to keep the file small').length - 1).toBe(
      cases.length - needed.length,
    );
    const none = reportHtml(report, cases, { ...ROOM, max: 0, neededMax: 0 });
    expect(dataOf(tagsOf(none))).toEqual([]);
  });

  it('of cases that passed are left out where they are long, whatever room there is', () => {
    const short = reportHtml(report, cases, { ...ROOM, passedMax: 0 });
    const red = report.scenarios.filter(
      ({ verdict }) => !['pass', 'not-applicable'].includes(verdict),
    );
    expect(red.length).toBeGreaterThan(0);
    expect(dataOf(tagsOf(short))).toHaveLength(red.length);
  });
});

describe('colours', () => {
  const channel = (value: number): number =>
    value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
      channel(Number.parseInt(color.slice(at, at + 2), 16) / 255),
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [x, y] = [luminance(a), luminance(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  };

  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ] as const)('can be read on the %s page', (_name, palette) => {
    for (const back of [palette.page, palette.surface]) {
      for (const text of [palette.text, palette.muted, palette.accent]) {
        expect(contrast(text, back)).toBeGreaterThanOrEqual(4.5);
      }
      for (const verdict of VERDICTS) {
        expect(contrast(palette.tints[verdict].text, back)).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const verdict of VERDICTS) {
      const { text, back } = palette.tints[verdict];
      expect(contrast(text, back)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
