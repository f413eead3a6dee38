// The README is followed as a newcomer would: its first scenario is played, its commands exist.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../src/report/exit-code.ts';
import { cli } from './cli/fake-io.ts';

const README = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
/** Tables are padded by the formatter. */
const TIGHT = README.replace(/ +/g, ' ');
const folder = mkdtempSync(join(tmpdir(), 'channelproof-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(README)?.[1] ?? '';

describe('the README', () => {
  it('has a first scenario that passes as it stands', async () => {
    writeFileSync(join(folder, 'late.yaml'), block('yaml'));
    const said = await cli(['run', 'late.yaml', '--out', 'out'], folder);
    expect(said.err).toBe('');
    expect(said.code).toBe(0);
  });

  it('names every command, every flag of run, and every exit code that can occur', async () => {
    const help = (await cli(['--help'], folder)).out;
    const commands = [...help.matchAll(/^ {2}([a-z]+) .*/gm)].map(([, name]) => name as string);
    expect(commands.length).toBeGreaterThan(8);
    for (const name of commands.filter((each) => each !== 'help')) {
      expect(README, name).toContain(`\`${name}`);
    }
    const flags = [...(await cli(['run', '--help'], folder)).out.matchAll(/^ {2}(--[a-z-]+)/gm)];
    for (const [, flag] of flags) expect(README).toContain(flag as string);
    for (const { code, meaning } of EXIT_CODES) {
      // A list of expected failures does not exist yet, so nothing in it can be stale.
      if (code !== 6) expect(TIGHT).toContain(`| ${code} | ${meaning.split(',')[0]}`);
    }
  });

  it('gives each dependency its sentence', () => {
    const manifest = JSON.parse(
      readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
    );
    const section = README.slice(README.indexOf('## Dependencies'));
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
      if (!name.startsWith('@types/')) expect(section).toContain(`\`${name}\``);
    }
  });

  it('shows output, and no placeholder of it', () => {
    expect(README).not.toContain('<<');
  });
});
