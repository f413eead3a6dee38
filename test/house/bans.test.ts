// Each ban refuses what it names, leaves alone what looks like it, and knows who owns it.
import { describe, expect, test } from 'vitest';
import { BANS, PACKAGE_BANS } from '../house.ts';
import { inspect, type Violation } from './rules.ts';

const planted = (path: string, text: string): readonly Violation[] => inspect([{ path, text }]);

describe('bans', () => {
  /** What each ban refuses, and code that looks like it and is fine. */
  const SAID: Readonly<
    Record<string, { readonly bad: readonly string[]; readonly fine: readonly string[] }>
  > = {
    'the wall clock': {
      bad: [
        'Date.now()',
        'new Date()',
        'new Date( )',
        'new Date',
        'Date()',
        'performance.now()',
        '[1].map(Date . now)',
      ],
      fine: [
        'new Date(ms).toISOString()',
        'new Date(0)',
        'toDate()',
        'x.performance.now()',
        'Date.UTC(2025, 1)',
      ],
    },
    'a timer': {
      bad: [
        'setTimeout(f, 1)',
        'setInterval(f)',
        'const t = setTimeout',
        'clearTimeout(t)',
        'AbortSignal.timeout(5)',
      ],
      fine: ['server.setTimeout(5)', 'timeout(5)'],
    },
    'a turn of the event loop': { bad: ['setImmediate(f)'], fine: ['x.setImmediate(f)'] },
    'unseeded chance': {
      bad: [
        'Math.random()',
        'crypto.randomUUID()',
        'randomBytes(5)',
        'faker.person.firstName()',
        'const { person } = faker',
      ],
      fine: ['random.int(0, 5)', 'services.random', "import { Faker } from '@faker-js/faker';"],
    },
    '`process`': {
      bad: ['process.env', 'const { argv } = process;', 'f(process)'],
      fine: ['job.process()', '({ process: 1 })'],
    },
    '`console`': {
      bad: ['console.log(1)', "console['log'](1)"],
      fine: ['reporters.console.write()', 'const console = 1'],
    },
    'a global by detour': { bad: ['globalThis.x'], fine: ['x.globalThis'] },
    'the real network': {
      bad: ['fetch(url)', 'new WebSocket(url)'],
      fine: ['x.fetch(url)', 'prefetch(url)'],
    },
    "the machine's locale": {
      bad: ['a.localeCompare(b)', 'n.toLocaleString()', 'new Intl.NumberFormat()'],
      fine: ['locale', 'x.Intl.y'],
    },
  };

  test.each(BANS)('$what', (ban) => {
    const said = SAID[ban.what] ?? { bad: [], fine: [] };
    expect(said.bad.length).toBeGreaterThan(0);
    for (const path of ['src/run/a.ts', 'simulators/zendesk/a.ts']) {
      for (const bad of said.bad) {
        const [violation, ...more] = planted(path, `\n ${bad};`);
        expect(more, bad).toEqual([]);
        expect(violation, bad).toMatchObject({
          rule: 'ban',
          file: path,
          line: 2,
          instead: ban.instead,
        });
        expect(violation?.found).toContain(`(${ban.what})`);
      }
      for (const fine of said.fine) expect(planted(path, `\n ${fine};`), fine).toEqual([]);
    }
    // In strings, patterns and comments it is only a word; and the files that own it may say it.
    for (const bad of said.bad.filter((bad) => !/['/]/.test(bad))) {
      const mentioned = `// ${bad}\n/* ${bad} */ f('${bad}', "${bad}", \`${bad} \${x} ${bad}\`, x);`;
      expect(planted('src/run/a.ts', mentioned)).toEqual([]);
      for (const place of ban.allowed) {
        const path = place.endsWith('/') ? `${place}a.ts` : place;
        expect(planted(path, `f();\n ${bad};`)).toEqual([]);
      }
    }
  });

  test.each(PACKAGE_BANS)('packages $packages', ({ packages, allowed, instead }) => {
    for (const name of packages) {
      for (const text of [
        `import x from '${name}';`,
        `import type { X } from "${name}";`,
        `await import('${name}');`,
      ]) {
        expect(planted('src/run/a.ts', text)).toEqual([
          { rule: 'package', file: 'src/run/a.ts', line: 1, found: name, instead },
        ]);
        for (const place of allowed) {
          const path = place.endsWith('/') ? `${place}a.ts` : place;
          expect(planted(path, text)).toEqual([]);
        }
      }
    }
  });
});
