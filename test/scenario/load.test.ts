// Finding and loading files: ids, order, and what is no scenario.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainScenario } from '../../src/scenario/explain.ts';
import { findScenarios } from '../../src/scenario/find.ts';
import { loadScenarios } from '../../src/scenario/load.ts';
import { read } from './read.ts';

const STORY = `title: A story
world: { account: ready, customers: { ana: { phone: "+55 11 91234-5678" } } }
steps:
  - ana sends: Oi
  - expect ticket: { tickets: 1, proves: TICKET-1 }
`;

describe('files', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'channelproof-'));
    const files: Readonly<Record<string, string | Uint8Array>> = {
      'good/window/b.yaml': STORY,
      'good/window/a.yml': STORY,
      'good/c.yaml': STORY,
      'good/README.md': 'no scenario',
      'good/.hidden/d.yaml': STORY,
      'good/node_modules/e.yaml': STORY,
      'good/types.d.ts': 'export {};',
      'bad/broken.yaml': 'title: [',
      'bad/fine.yaml': STORY,
      'bad/latin.yaml': Uint8Array.of(0x74, 0xe9),
      'twice/a.yaml': STORY,
      'twice/a.yml': STORY,
      'empty/nothing.txt': '',
    };
    for (const [name, content] of Object.entries(files)) {
      const path = join(root, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
  });
  afterAll(() => rm(root, { recursive: true }));

  it('go by their path, in order', async () => {
    const { files } = await findScenarios([join(root, 'good')]);
    expect(files.map(({ id }) => id)).toEqual(['c', 'window/a', 'window/b']);
    const { scenarios, errors } = await loadScenarios([join(root, 'good')]);
    expect(errors).toEqual([]);
    expect(scenarios.map(({ id }) => id)).toEqual(['c', 'window/a', 'window/b']);
    expect(scenarios[0]?.phones).toEqual({ '+55 11 91234-5678': '+5511912345678' });
  });

  it('keep their id whichever way they are named, when the base is known', async () => {
    const base = join(root, 'good');
    const one = await findScenarios([join(base, 'window', 'a.yml'), join(base, 'window')], base);
    expect(one.files.map(({ id }) => id)).toEqual(['window/a', 'window/b']);
    const alone = await findScenarios([join(base, 'window', 'a.yml')]);
    expect(alone.files.map(({ id }) => id)).toEqual(['a']);
  });

  it('that are wrong do not take the others with them', async () => {
    const { scenarios, errors } = await loadScenarios([join(root, 'bad')]);
    expect(errors[1]).toMatchObject({ line: 1, column: 2 });
    expect(scenarios.map(({ id }) => id)).toEqual(['fine']);
    expect(errors.map(({ file, message }) => `${file.slice(root.length)}: ${message}`)).toEqual([
      '/bad/broken.yaml: this bracket is not closed',
      '/bad/latin.yaml: the file is not text in UTF-8',
    ]);
  });

  it('cannot share an id', async () => {
    const { errors } = await findScenarios([join(root, 'twice')]);
    const [yaml, yml] = [join(root, 'twice/a.yaml'), join(root, 'twice/a.yml')];
    expect(errors.map(({ text }) => text)).toEqual([
      `${yml}: ${yaml} has the same id: a\n  rename one of the two`,
    ]);
  });

  it('that are none', async () => {
    expect(await loadScenarios([join(root, 'empty')])).toEqual({ scenarios: [], errors: [] });
    const { errors } = await loadScenarios([
      join(root, 'nowhere'),
      join(root, 'empty/nothing.txt'),
    ]);
    expect(errors.map((error) => error.text.slice(root.length))).toEqual([
      '/nowhere: there is no such file or folder',
      '/empty/nothing.txt: this is not a scenario\n  scenarios are files that end in .yaml, .yml, .ts, .mts, .js, .mjs',
    ]);
  });
});

describe('the scenarios of the project', () => {
  it('include the two starters, and those are right', async () => {
    const { files } = await findScenarios(['scenarios']);
    const ids = files.map(({ id }) => id);
    expect(ids).toContain('window/reply-after-24h');
    expect(ids).toContain('connect/connect-by-sms');
    const starters = [
      'scenarios/window/reply-after-24h.yaml',
      'scenarios/connect/connect-by-sms.yaml',
    ];
    const { scenarios, errors } = await loadScenarios(starters, 'scenarios');
    expect(errors.map((error) => error.text)).toEqual([]);
    expect(scenarios.map(({ id }) => id)).toEqual([
      'connect/connect-by-sms',
      'window/reply-after-24h',
    ]);
  });
});

describe('explain', () => {
  it('says a scenario in plain words', async () => {
    const scenario = await read(`title: A reply after <gap> fails
about: Why it matters.
dialects: [cloud]
examples: [{ gap: 25h }]
world: { account: connected, accounts: { shop: { app: messenger, chats: 2 } }, customers: { ana: {} } }
steps:
  - ana sends: { text: Oi, to: main }
  - wait: <gap>
  - agent replies: { text: Olá, on: ana, account: main }
  - expect reply: { of: ana, delivered: false, reason: window-closed, proves: WINDOW-2 }
`);
    expect(explainScenario(scenario)).toBe(`story
A reply after <gap> fails

Why it matters.

At the start
  Account main is connected.
  Account shop is ready to be connected, is in use in the messenger app, with 2 chats.
  Customers with WhatsApp: ana.

What happens
  1. ana writes to account main: "Oi".
  2. <gap> pass.
  3. The agent replies on the ticket of ana: "Olá".
  4. Must be so (WINDOW-2): the last reply to ana: delivered is false, reason is "window-closed".

Played in: cloud
Example: <gap> is 25h.

What it proves
  WINDOW-2: A later reply does not reach the customer, and stays on the ticket as it was written.
`);
  });
});
