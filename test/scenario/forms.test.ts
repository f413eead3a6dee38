// The two forms of a scenario: from YAML to TypeScript and back, nothing changes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesOf } from '../../src/scenario/cases.ts';
import { defineScenario } from '../../src/scenario/define-scenario.ts';
import { explainScenario } from '../../src/scenario/explain.ts';
import { toTypeScript, toYaml } from '../../src/scenario/forms.ts';
import { loadFile } from '../../src/scenario/load.ts';
import { planScenario } from '../../src/scenario/plan.ts';
import type { ScenarioDocument } from '../../src/scenario/scenario.ts';
import { read, readDocument } from './read.ts';
import { documents } from './stories.ts';

/** Runs the text of the TypeScript form without a file: it is an import and one expression. */
function run(source: string): ScenarioDocument {
  const body = source.replace(/^import .*;\n/, '').replace('export default', 'return');
  return new Function('defineScenario', body)(defineScenario);
}

describe('the two forms', () => {
  it('keep any scenario as it is', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const fromYaml = await read(toYaml(document));
        expect(fromYaml.document).toEqual(document);
        const fromTypeScript = await readDocument(run(toTypeScript(fromYaml.document, 'x')));
        expect(fromTypeScript.document).toEqual(document);
        const again = await read(toYaml(fromTypeScript.document));
        expect(again).toEqual(fromYaml);
      }),
      { numRuns: 200 },
    );
  });

  it('are planned and explained alike, whatever the scenario', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.integer(), async (document, seed) => {
        const yaml = await read(toYaml(document));
        const typescript = await readDocument(document);
        expect(explainScenario(typescript)).toBe(explainScenario(yaml));
        for (const { dialect, example } of casesOf(yaml)) {
          const plan = planScenario(yaml, { dialect, seed, example });
          expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
          const steps = plan.steps.map((step) => ({ ...step, line: null }));
          expect(planScenario(typescript, { dialect, seed, example })).toEqual({ ...plan, steps });
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a TypeScript file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'channelproof-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const from = resolve('src/scenario/define-scenario.ts');
  async function load(name: string, source: string) {
    const file = join(folder, `${name}.ts`);
    await writeFile(file, source);
    return loadFile({ file, id: name });
  }

  it('is loaded like a YAML file', async () => {
    const document: ScenarioDocument = {
      title: 'A story in TypeScript',
      world: { account: 'connected', customers: { ana: {} } },
      steps: [
        { 'ana sends': 'Olá' },
        { 'expect ticket': { tickets: 1, 'last comment': 'Olá', proves: 'TICKET-1' } },
      ],
    };
    const { scenarios, errors } = await load('story', toTypeScript(document, from));
    expect(errors).toEqual([]);
    expect(scenarios[0]?.document).toEqual(document);
    expect(scenarios[0]?.lines).toEqual([null, null]);
  });

  it.each([
    ['without-default', 'export const story = 1;', 'there is no default export'],
    ['throws', 'throw new Error("oh\\nno");\nexport default {};', 'the file cannot be run: oh'],
    ['syntax', 'export default {;', 'Expected identifier'],
    [
      'function',
      'export default { title: () => 1 };',
      'expected data, but here is a function (at title)',
    ],
    ['class', 'export default { world: new Map() };', 'an object of a class (at world)'],
    ['endless', 'const a = []; a.push(a); export default { steps: a };', 'nested too deeply'],
  ])('%s: says what is wrong', async (name, source, message) => {
    const { scenarios, errors } = await load(name, source);
    expect(scenarios).toEqual([]);
    expect(errors.map((error) => error.text).join('\n')).toContain(message);
    expect(errors.map((error) => error.text).join('\n')).not.toMatch(/\n\s+at /);
  });

  it('says where in the data a mistake stands', async () => {
    const source = `export default { title: 'x', world: {}, steps: [{ wait: 5 }, { 'expect reply': { delivered: true } }] };`;
    const { errors } = await load('mistakes', source);
    expect(errors.map((error) => error.text)).toEqual([
      `${join(folder, 'mistakes.ts')}: 5 is not a duration (at steps[0].wait)\n  write units, largest first: 24h, 23h 59m 59s, 90s, 2d`,
      `${join(folder, 'mistakes.ts')}: "proves" is missing (at steps[1]."expect reply".proves)\n  say which requirement this proves: proves: WINDOW-2`,
    ]);
  });

  it('is checked by the compiler as well', () => {
    defineScenario({
      title: 'Typed',
      world: { account: 'connected', customers: { ana: {} } },
      examples: [{ gap: '24h' }],
      steps: [
        { 'ana sends': 'Oi' },
        { wait: '<gap>' },
        { 'expect reply': { delivered: '<sent>', proves: 'WINDOW-1' } },
        // @ts-expect-error there is no such requirement
        { 'expect reply': { delivered: true, proves: 'WINDOW-99' } },
        // @ts-expect-error there is no such verb
        { 'agent shouts': 'Oi' },
      ],
    });
  });
});
