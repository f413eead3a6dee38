// Scenarios in TypeScript: which files are run at all, and that nothing in one decides more than itself.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findScenarios } from '../../src/scenario/find.ts';
import { loadFile, loadScenarios } from '../../src/scenario/load.ts';
import { cli } from '../cli/fake-io.ts';

const DATA = `{
  title: 'A message makes a ticket',
  world: { account: 'connected', customers: { ana: {} } },
  steps: [{ 'ana sends': 'Hello' }, { 'expect ticket': { proves: 'TICKET-1', tickets: 1 } }],
}`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'channelproof-'));
  await write('package.json', '{ "type": "module" }');
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

/** What is said of a file of that text, without the folder that it lies in. */
async function said(name: string, text: string): Promise<string> {
  const { scenarios, errors } = await loadFile({ file: await write(name, text), id: 'x' });
  expect(scenarios).toEqual([]);
  return errors.map((error) => error.text.replaceAll(`${folder}/`, '')).join('\n');
}

describe('a folder', () => {
  it('gives YAML and *.scenario.ts, and runs no other code', async () => {
    const mark = join(folder, 'was-run');
    const trap = `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(mark)}, '');\nexport default {};`;
    for (const name of ['a.ts', 'b.mts', 'c.js', 'd.mjs', 'deep/e.ts', 'scenario.ts']) {
      await write(name, trap);
    }
    await write('story.scenario.ts', `export default ${DATA};`);
    await write('deep/story.scenario.mjs', `export default ${DATA};`);
    await write('types.scenario.d.ts', 'export {};');
    const { scenarios, errors } = await loadScenarios([folder]);
    expect(errors).toEqual([]);
    expect(scenarios.map(({ id }) => id)).toEqual(['deep/story', 'story']);
    expect(existsSync(mark)).toBe(false);
  });

  it('is no door for a file that is none; its own name is', async () => {
    const file = await write('own.ts', `export default ${DATA};`);
    expect((await findScenarios([folder])).files).toEqual([]);
    expect((await findScenarios([file])).files.map(({ id }) => id)).toEqual(['own']);
  });
});

describe('a file that is no data', () => {
  it.each([
    ['an empty file', '\n', 'x.ts:1:1: the file is empty'],
    ['one without a default export', 'export const a = 1;', 'x.ts:1:1: there is no default export'],
    [
      'one whose default export is only spoken of',
      '// no default\nexport const a = 1;',
      'there is no default export',
    ],
    ['a syntax error', 'export default {\n  title: "é", %\n};', 'x.ts:2:15: Expected identifier'],
    [
      'one that throws',
      'interface A { a: 1 }\n\nthrow new Error("oh\\nno");\nexport default {};',
      'x.ts:3:7: the file cannot be run: oh',
    ],
    ['one that ends the process', 'process.exit(0);\nexport default {};', 'it ends before'],
    [
      'one that ends it later',
      'setTimeout(() => process.exit(0));\nawait new Promise(() => {});\nexport default {};',
      'it ends before',
    ],
    [
      'an await that never ends',
      'await new Promise(() => {});\nexport default {};',
      'it ends before',
    ],
    [
      'a throw of its own later',
      'setTimeout(() => { throw new Error("late"); });\nawait new Promise(() => {});\nexport default {};',
      'the file cannot be run: late',
    ],
    [
      'a package that is not there',
      "import { it } from 'nowhere-at-all';\nexport default it;",
      'x.ts:1:20: there is no package "nowhere-at-all" here',
    ],
  ])('%s gets one message', async (_what, text, message) => {
    const errors = await said('x.ts', text);
    expect(errors).toContain(message);
    expect(errors).not.toContain('\n\n');
    expect(errors).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['', 'the file is empty'],
    ['export const a = 1;', 'there is no default export'],
    ['// no default\nconst a = 1;', 'there is no default export'],
    ['export default {;', 'x.ts:1:17: Expected identifier'],
    ['await new Promise(() => {});\nexport default {};', 'x.ts:1:1: Top-level await'],
  ])('is told so where package.json has no type: %j', async (text, message) => {
    await write('package.json', '{}');
    expect(await said('x.ts', text)).toContain(message);
  });

  it('shows the caret under the syntax error', async () => {
    expect(await said('x.ts', 'export default {;')).toBe(
      [
        'x.ts:1:17: Expected identifier but found ";"',
        '  export default {;',
        '                  ^',
      ].join('\n'),
    );
  });
});

it('a file cannot end the run after it has handed over its data', async () => {
  const later = 'setTimeout(() => process.exit(0));\nsetTimeout(() => { throw new Error(); });\n';
  await write('later.ts', `console.log('noise');\n${later}export default ${DATA};`);
  const { code, out, err } = await cli(['run', 'later.ts', '--out', 'out'], folder);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).not.toContain('noise');
});

it('a file that ends the process gives exit 2', async () => {
  await write('exit.ts', 'process.exit(0);\nexport default {};');
  const { code, out, err } = await cli(['run', 'exit.ts', '--out', 'out'], folder);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('exit.ts:1:1: the file cannot be run');
});

describe("import { defineScenario } from 'channelproof'", () => {
  const text = `import { defineScenario } from 'channelproof';\nexport default defineScenario(${DATA});`;

  it('works in the clone, which is not built', async () => {
    const own = join(import.meta.dirname, 'written.scenario.ts');
    const { scenarios, errors } = await loadFile({ file: own, id: 'written' });
    expect(errors.map((error) => error.text)).toEqual([]);
    expect(scenarios[0]?.document.title).toBe('A message makes a ticket');
  });

  it('says what to do where the package is not installed', async () => {
    const errors = await said('x.ts', text);
    expect(errors).toContain('x.ts:1:32: there is no package "channelproof" here');
    expect(errors).toContain('export default { … }');
  });
});
