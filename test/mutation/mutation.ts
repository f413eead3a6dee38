// Mutation testing of the domain: plays Stryker, then prints the score and what survived, by file and kind.
// node --import tsx test/mutation/mutation.ts [src/domain/vertical.ts …] [--ignoreStatic]
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

const CONFIG = 'test/mutation/stryker.config.json';
const REPORT = 'reports/mutation/mutation.json';

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly static?: boolean;
  readonly testsCompleted?: number;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}
type Files = Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;

/** A module that cannot even be loaded runs no test, which Stryker takes for survival. */
const brokeItsModule = ({ status, static: fixed, testsCompleted }: Mutant): boolean =>
  status === 'Survived' && fixed === true && testsCompleted === 0;

const isCaught = (mutant: Mutant): boolean =>
  mutant.status === 'Killed' || mutant.status === 'Timeout' || brokeItsModule(mutant);
const isCounted = ({ status }: Mutant): boolean =>
  status !== 'Ignored' && status !== 'CompileError';

function lineOf(name: string, mutants: readonly Mutant[]): string {
  const counted = mutants.filter(isCounted);
  const caught = counted.filter(isCaught).length;
  const score = counted.length === 0 ? 100 : (100 * caught) / counted.length;
  return `${score.toFixed(1).padStart(5)} %  ${String(caught).padStart(4)} of ${String(counted.length).padStart(4)}  ${name}`;
}

function survivorsOf(file: string, mutants: readonly Mutant[]): readonly string[] {
  const alive = mutants.filter((mutant) => isCounted(mutant) && !isCaught(mutant));
  return alive
    .sort((a, b) => (a.mutatorName < b.mutatorName ? -1 : a.mutatorName > b.mutatorName ? 1 : 0))
    .map(({ mutatorName, replacement = '', status, location: { start } }) => {
      const to = replacement.replace(/\s+/g, ' ').slice(0, 80);
      return `  ${mutatorName}  ${file}:${start.line}:${start.column}  → ${to}${status === 'NoCoverage' ? '  (no test runs it)' : ''}`;
    });
}

function linesOf(files: Files): readonly string[] {
  const names = Object.keys(files).sort();
  const of = (name: string): readonly Mutant[] => files[name]?.mutants ?? [];
  const survivors = names.flatMap((name) => survivorsOf(name, of(name)));
  return [
    ...names.map((name) => lineOf(name, of(name))),
    lineOf('all', names.flatMap(of)),
    ...(survivors.length === 0 ? [] : ['', 'Survived:', ...survivors]),
  ];
}

const args = process.argv.slice(2);
const files = args.filter((arg) => !arg.startsWith('--'));
const flags = args.filter((arg) => arg.startsWith('--'));
rmSync(REPORT, { force: true });
const narrowed = files.length === 0 ? [] : ['--mutate', files.join(',')];
const played = spawnSync('npx', ['--no-install', 'stryker', 'run', CONFIG, ...narrowed, ...flags], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (played.error !== undefined || !existsSync(REPORT)) {
  process.stderr.write(
    'Stryker did not run. It is @stryker-mutator/core with @stryker-mutator/vitest-runner: npm install.\n',
  );
  process.exitCode = 3;
} else {
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as { readonly files: Files };
  process.stdout.write(`${linesOf(report.files).join('\n')}\n`);
}
