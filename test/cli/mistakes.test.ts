// What a user's mistake gets: one message with the place and the right word, an exit code, nothing written.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cli } from './fake-io.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'channelproof-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};

const scenario = (steps: string): string =>
  `title: A scenario\nworld: { account: connected, customers: { ana: {} } }\nsteps:\n${steps}\n`;

describe('a scenario file', () => {
  it.each([
    [
      'with an unknown verb',
      scenario('  - ana snds: Hello'),
      ['own.yaml:4:5:', 'ana snds', 'did you mean "ana sends"?', '^'],
    ],
    [
      'with a wrong type',
      scenario('  - expect ticket: { proves: TICKET-1, of: ana, tickets: many }'),
      ['own.yaml:4:', 'tickets', '^'],
    ],
    [
      'with an unknown actor',
      scenario('  - anna sends: Hello'),
      ['own.yaml:4:5:', 'anna', 'did you mean "ana"?'],
    ],
    [
      'with an unknown requirement',
      scenario('  - expect ticket: { proves: TICKET-99, of: ana, tickets: 1 }'),
      ['own.yaml:4:', 'TICKET-99', 'did you mean "TICKET-'],
    ],
    ['that is no YAML', 'title: [\n', ['own.yaml:1:8:', 'not closed']],
    ['that is empty', '', ['own.yaml', 'empty']],
    [
      'whose expectation proves nothing',
      scenario('  - expect ticket: { of: ana, tickets: 1 }'),
      ['own.yaml:4:', 'proves'],
    ],
  ])('%s', async (_what, text, parts) => {
    write('own.yaml', text);
    const said = await cli(['run', 'own.yaml', '--out', 'out'], folder);
    expect(said.code).toBe(2);
    for (const part of parts) expect(said.err).toContain(part);
    expect(said.err).not.toMatch(/\n\s+at /);
    expect(said.out).toBe('');
    expect(said.err).not.toContain(folder);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('with several mistakes tells them all', async () => {
    write('own.yaml', scenario('  - ana snds: Hello\n  - wait: soon'));
    const { err } = await cli(['run', 'own.yaml'], folder);
    expect(err).toContain('own.yaml:4:');
    expect(err).toContain('own.yaml:5:');
  });
});

describe('a command line', () => {
  it.each([
    ['an unknown command', ['selftst'], 2, 'Did you mean "selftest"?'],
    ['an unknown broken connector', ['selftest', 'window-23'], 2, 'Did you mean "window-23h"?'],
    ['a seed that is no number', ['run', '--seed', 'lucky'], 2, '--seed'],
    ['a seed below zero', ['run', '--seed=-1'], 2, 'whole number'],
    ['an unknown option', ['run', '--sed', '1'], 2, '--seed'],
    ['an unknown dialect', ['run', '--dialect', 'clod'], 2, 'on-premises, cloud'],
    ['an unknown reporter', ['run', '--reporter', 'pdf'], 2, 'junit'],
    ['a shard that is none', ['run', '--shard', '3/2'], 2, 'i/n'],
    ['an unknown scenario', ['run', 'window/boundry'], 2, 'Did you mean "window/boundary"?'],
    ['a scenario without its area', ['run', 'boundry'], 2, 'Did you mean "window/boundary"?'],
    ['a scenario as a file', ['run', 'window/boundry.yaml'], 2, 'Did you mean "window/boundary"?'],
    ['an area as a scenario', ['run', 'window'], 2, 'It is an area: --area window'],
    ['an empty name', ['run', ''], 2, 'one name here is empty'],
    ['an empty name beside another', ['run', 'window/boundary', ''], 2, 'empty'],
    ['a reporter misspelt', ['run', '--reporter', 'jsn'], 2, 'Did you mean "json"?'],
    ['a dialect misspelt', ['run', '--dialect', 'cluod'], 2, 'Did you mean "cloud"?'],
    ['a transport misspelt', ['run', '--transport', 'htpp'], 2, 'Did you mean "http"?'],
    ['a row misspelt', ['explain', 'windw-5'], 2, 'Did you mean "WINDOW-5"?'],
    ['a row in small letters', ['explain', 'connect-1'], 2, 'Did you mean "CONNECT-1"?'],
    ['help for no command', ['help', 'foo'], 2, 'there is no command "foo"'],
    [
      'a scenario where a command belongs',
      ['window/boundary'],
      2,
      'To play a scenario, write "run window/boundary".',
    ],
    ['help for a command misspelt', ['help', 'replya'], 2, 'Did you mean "replay"?'],
    ['an unknown area', ['run', '--area', 'windw'], 2, 'Did you mean "window"?'],
    ['a text that nothing matches', ['run', '--grep', 'no such words'], 5, 'nothing was selected'],
    ['an unknown row', ['explain', 'WINDOW-99'], 2, 'WINDOW-'],
    ['a trace that is not there', ['replay', 'nowhere.jsonl'], 2, 'nowhere.jsonl'],
    ['a report that is not there', ['merge', 'nowhere'], 2, 'report.json'],
  ])('with %s', async (_what, args, code, part) => {
    const said = await cli([...args, ...(args[0] === 'run' ? ['--out', 'out'] : [])], folder);
    expect(said.err).toContain(part);
    expect(said.err).not.toMatch(/\n\s+at /);
    expect(said.code).toBe(code);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('naming a folder without scenarios selects nothing', async () => {
    mkdirSync(join(folder, 'bare'));
    const said = await cli(['run', 'bare', '--out', 'out'], folder);
    expect(said).toMatchObject({ code: 5, out: '', err: 'there are no scenarios in bare\n' });
    expect(existsSync(join(folder, 'out'))).toBe(false);
    write('own.yaml', scenario('  - expect all tickets: { proves: TICKET-1, tickets: 0 }'));
    const beside = await cli(['run', 'own.yaml', 'bare', '--out', 'out'], folder);
    expect(beside).toMatchObject({ code: 2, out: '', err: 'there are no scenarios in bare\n' });
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('naming a file that is not there names the one that is', async () => {
    write('later.yaml', scenario('  - ana sends: Hello'));
    write('deep/later.yaml', scenario('  - ana sends: Hello'));
    expect((await cli(['run', 'late.yaml'], folder)).err).toContain('Did you mean "later.yaml"?');
    expect((await cli(['run', 'deep/lter.yaml'], folder)).err).toContain('"deep/later.yaml"?');
  });

  it('naming one scenario several times plays it once', async () => {
    const path = join(import.meta.dirname, '../../scenarios/window/boundary.yaml');
    const names = ['window/boundary', 'window/boundary', path, path];
    const said = await cli(['run', ...names, '--reporter', 'json'], folder);
    expect(said.err).toBe('');
    expect(JSON.parse(said.out).scenarios).toHaveLength(6);
  });

  it('naming two scenarios with one id shows both', async () => {
    const text = scenario('  - expect ticket: { proves: TICKET-1, of: ana, tickets: 0 }');
    write('one/own.yaml', text);
    write('two/own.yaml', text);
    write('one/window/boundary.yaml', text);
    const own = await cli(['run', 'one/own.yaml', 'two/own.yaml'], folder);
    expect(own.code).toBe(2);
    expect(own.err).toContain('one/own.yaml');
    expect(own.err).toContain('two/own.yaml');
    const suite = await cli(['run', 'one', 'window/boundary'], folder);
    expect(suite.code).toBe(2);
    expect(suite.err).toContain('one/window/boundary.yaml and ');
    expect(suite.err).toContain('have the same id: window/boundary');
  });

  it('that cannot write says where', async () => {
    write('out', 'a file where a folder should be');
    const said = await cli(['run', 'window/boundary', '--out', 'out'], folder);
    expect(said.code).toBe(2);
    expect(said.err).toContain(join(folder, 'out'));
  });

  it('replaying what is no trace says which line', async () => {
    write('bad.jsonl', '{"seq":0,"kind":"plan","plan":{}}\nnot json\n');
    expect((await cli(['replay', 'bad.jsonl'], folder)).err).toContain('bad.jsonl:2');
    write('other.jsonl', '{"seq":0,"kind":"step"}\n');
    expect((await cli(['replay', 'other.jsonl'], folder)).err).toContain('must be its plan');
  });
});
