// Writing reports: all or none, only our own old files go, and nothing of anybody else's is touched.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkFolder, writeFiles } from '../../src/cli/files.ts';
import { ownFilesIn } from '../../src/cli/own-files.ts';
import { playAll } from '../../src/cli/pool.ts';
import { assembleReport } from '../../src/report/assemble.ts';
import { reportFiles } from '../../src/report/files.ts';
import { sampleCases, sampleInput } from '../report/sample.ts';
import { cli } from './fake-io.ts';

vi.mock('../../src/cli/pool.ts', async (original) => {
  const pool = await original<typeof import('../../src/cli/pool.ts')>();
  return { ...pool, playAll: vi.fn(pool.playAll) };
});

const ALL = reportFiles(assembleReport(sampleInput()), sampleCases());

let folder = '';
beforeEach(() => {
  vi.mocked(playAll).mockClear();
  folder = mkdtempSync(join(tmpdir(), 'channelproof-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};
/** Every file below the folder, with its text. */
const everything = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [
        join(parentPath, name).slice(folder.length + 1),
        readFileSync(join(parentPath, name), 'utf8'),
      ])
      .sort(),
  );
const names = (): readonly string[] => Object.keys(everything());
const pathsOf = (files: readonly { readonly path: string }[]): readonly string[] =>
  files.map(({ path }) => path).sort();

describe('writing files', () => {
  it('knows every file again that it writes', () => {
    writeFiles(folder, ALL);
    expect([...ownFilesIn(folder)].sort()).toEqual(pathsOf(ALL));
    expect(names()).toEqual(pathsOf(ALL));
  });

  it('removes what an earlier run wrote and this one does not, and nothing else', () => {
    writeFiles(folder, [
      ...ALL,
      { path: 'kill-matrix.json', text: '{"rows": [{"connector": "window-23h"}], "killedBy": {}}' },
    ]);
    write('traces/notes.txt', 'mine');
    write('traces/mine.jsonl', 'mine');
    write('traces/deeper/window--boundary.cloud.jsonl', 'mine');
    write('notes.md', 'mine');
    const fresh = [
      { path: 'report.json', text: 'new' },
      { path: 'traces/window--boundary.cloud.jsonl', text: 'new' },
    ];
    writeFiles(folder, fresh);
    expect(everything()).toEqual({
      'notes.md': 'mine',
      'report.json': 'new',
      'traces/deeper/window--boundary.cloud.jsonl': 'mine',
      'traces/mine.jsonl': 'mine',
      'traces/notes.txt': 'mine',
      'traces/window--boundary.cloud.jsonl': 'new',
    });
  });

  it('leaves a file of the same name that somebody else wrote', () => {
    write('summary.md', '# My own summary\n');
    write('kill-matrix.json', '{"mine": true}');
    writeFiles(folder, [{ path: 'junit.xml', text: 'new' }]);
    expect(names()).toEqual(['junit.xml', 'kill-matrix.json', 'summary.md']);
  });

  it('touches no file that says the same already', () => {
    const inode = (name: string): number => statSync(join(folder, name)).ino;
    const [first, second] = [
      { path: 'traces/a.cloud.jsonl', text: '{"seq":0,"text":"Olá 👋"}\n' },
      { path: 'traces/b.cloud.jsonl', text: '{"seq":0}\n' },
    ];
    writeFiles(folder, [first, second]);
    const before = [inode(first.path), inode(second.path)];
    writeFiles(folder, [first, { ...second, text: '{"seq":1}\n' }]);
    expect(inode(first.path)).toBe(before[0]);
    expect(inode(second.path)).not.toBe(before[1]);
    expect(everything()).toEqual({ [first.path]: first.text, [second.path]: '{"seq":1}\n' });
  });

  it('keeps what it is told to keep', () => {
    const traces = ALL.filter(({ path }) => path.startsWith('traces/'));
    const [kept, gone] = pathsOf(traces) as [string, string];
    writeFiles(folder, ALL);
    writeFiles(folder, [], [kept]);
    expect(existsSync(join(folder, kept))).toBe(true);
    expect(existsSync(join(folder, gone))).toBe(false);
  });

  it('leaves no empty folder of its own behind', () => {
    writeFiles(folder, ALL);
    writeFiles(folder, [{ path: 'junit.xml', text: 'new' }]);
    expect(readdirSync(folder)).toEqual(['junit.xml']);
  });

  it.each([
    ['a folder stands where the last file should', 'report.html/mine.txt', 'report.html'],
    ['a file stands where the folder of the traces should', 'traces', 'a file, not a folder'],
  ])('changes nothing when %s', (_what, blocking, word) => {
    write(blocking, 'mine');
    write('report.json', 'earlier');
    write('junit.xml', '<testsuites name="channelproof 0.1.0">');
    const before = everything();
    const files = [
      { path: 'report.json', text: 'new' },
      { path: 'made/here.txt', text: 'new' },
      { path: 'report.html', text: 'new' },
      { path: 'traces/window--boundary.cloud.jsonl', text: 'new' },
    ];
    expect(() => writeFiles(folder, files)).toThrow(word);
    expect(everything()).toEqual(before);
    expect(
      readdirSync(folder).filter((name) => !(name in before) && name !== 'report.html'),
    ).toEqual([]);
  });

  it('makes no folder when it cannot write into it', () => {
    write('file', 'mine');
    expect(() => checkFolder(join(folder, 'file/deeper'))).toThrow(
      `cannot write to ${join(folder, 'file/deeper')}: ${join(folder, 'file')} is a file, not a folder`,
    );
    expect(() => checkFolder(join(folder, 'new', 'x'.repeat(300)))).toThrow('the name is too long');
    expect(() => writeFiles(join(folder, 'new', 'x'.repeat(300)), ALL)).toThrow('too long');
    checkFolder(join(folder, 'new/deeper'));
    expect(readdirSync(folder)).toEqual(['file']);
    expect(names()).toEqual(['file']);
  });
});

describe('a run', () => {
  it.each([
    ['a file', ['run', '--out', 'file'], 'is a file, not a folder'],
    ['below a file', ['run', '--out', 'file/deeper'], 'is a file, not a folder'],
    ['an empty text', ['run', '--out', ''], 'It must name a folder'],
    ['a file', ['merge', 'shard', '--out', 'file'], 'is a file, not a folder'],
    ['an empty text', ['selftest', '--out', ''], 'It must name a folder'],
  ])('finds before it plays that --out is %s: %j', async (_what, args, why) => {
    write('file', 'mine');
    const said = await cli(args, folder);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toContain(why);
    expect(playAll).not.toHaveBeenCalled();
    expect(everything()).toEqual({ file: 'mine' });
  });

  it('removes the traces and reports of the run before it', async () => {
    expect((await cli(['run', 'window/boundary', '--out', 'out'], folder)).code).toBe(0);
    write('out/traces/mine.jsonl', 'mine');
    expect((await cli(['run', 'ticket/first-message', '--out', 'out'], folder)).code).toBe(0);
    expect(readdirSync(join(folder, 'out/traces')).sort()).toEqual([
      'mine.jsonl',
      'ticket--first-message.cloud.jsonl',
      'ticket--first-message.on-premises.jsonl',
    ]);
    const junit = ['run', 'window/boundary', '--reporter', 'junit', '--out', 'out'];
    expect((await cli(junit, folder)).code).toBe(0);
    expect(names()).toEqual(['out/junit.xml', 'out/traces/mine.jsonl']);
  });

  it('merges into the folder of one of its parts, whose traces belong to the whole', async () => {
    for (const i of [1, 2]) {
      const args = ['run', 'window/boundary', '--shard', `${i}/2`, '--out', `part${i}`];
      expect((await cli(args, folder)).code).toBe(0);
    }
    const traces = readdirSync(join(folder, 'part1/traces'));
    expect(traces).toHaveLength(3);
    expect((await cli(['merge', 'part1', 'part2', '--out', 'part1'], folder)).code).toBe(0);
    expect(readdirSync(join(folder, 'part1/traces'))).toEqual(traces);
  });
});
