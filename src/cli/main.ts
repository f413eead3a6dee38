// From arguments to an exit code. A user's mistake is one message; only our own carries a stack.
import { Command, CommanderError, type CommanderError as ParseError } from 'commander';
import type { TableName } from './commands/tables.ts';
import { type Io, NothingSelected, UsageError } from './io.ts';
import { didYouMean } from './nearest.ts';
import { TOOL } from './package-root.ts';
import { EXIT, type Registry } from './registry.ts';

type Register = (registry: Registry) => void;

const table = async (name: TableName): Promise<Register> =>
  (await import('./commands/tables.ts')).tableCommand(name);

/** In the order of the help. A command's code is read when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  run: async () => (await import('./commands/run.ts')).runCommand,
  list: async () => (await import('./commands/list.ts')).listCommand,
  requirements: () => table('requirements'),
  steps: () => table('steps'),
  faults: () => table('faults'),
  fidelity: () => table('fidelity'),
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  replay: async () => (await import('./commands/replay.ts')).replayCommand,
  selftest: async () => (await import('./commands/selftest.ts')).selftestCommand,
  merge: async () => (await import('./commands/merge.ts')).mergeCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
};
const NAMES = Object.keys(COMMANDS);
/** What the program answers to beside its commands. */
const OF_PROGRAM = ['-h', '--help', '-V', '--version', 'help'];

/** Without a command, everything is run. */
function withCommand(args: readonly string[]): readonly string[] {
  const [first] = args;
  if (first === undefined || (first.startsWith('-') && !OF_PROGRAM.includes(first))) {
    return ['run', ...args];
  }
  const asked = first === 'help' ? args[1] : first;
  if (asked !== undefined && ![...NAMES, ...OF_PROGRAM].includes(asked)) {
    // Ids and files have a slash or a dot in them, commands have not.
    const near = /[/.]/.test(asked)
      ? ` To play a scenario, write "run ${asked}".`
      : didYouMean(asked, [...NAMES, 'help']);
    throw new UsageError(`there is no command "${asked}".${near} Commands: ${NAMES.join(', ')}.`);
  }
  return args;
}

/** The command that is asked for, or all of them for a help that lists them. */
function load([first, second]: readonly string[]): Promise<readonly Register[]> {
  if (first === '-V' || first === '--version') return Promise.resolve([]);
  const asked = COMMANDS[(first === 'help' ? second : first) ?? ''];
  const wanted = asked === undefined ? Object.values(COMMANDS) : [asked];
  return Promise.all(wanted.map((each) => each()));
}

function createProgram(io: Io): Command {
  return new Command('channelproof')
    .description('Proves that a WhatsApp and Zendesk Support integration behaves.')
    .version(`${TOOL.name} ${TOOL.version}`)
    .configureOutput({ writeOut: io.out, writeErr: io.err, getOutHelpWidth: () => io.width })
    .showSuggestionAfterError(true)
    .exitOverride();
}

export async function main(args: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  const done = (answer: number): void => {
    code = answer;
  };
  const program = createProgram(io);
  try {
    const asked = withCommand(args);
    for (const register of await load(asked)) register({ program, io, done });
    await program.parseAsync(asked, { from: 'user' });
    return code;
  } catch (error) {
    return complain(error, io);
  }
}

function complain(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return ofParser(error);
  if (error instanceof UsageError) {
    io.err(`${error.message}\n`);
    return EXIT.usage;
  }
  if (error instanceof NothingSelected) {
    io.err(`${error.message}\n`);
    return EXIT['nothing-selected'];
  }
  io.err(ownFault(error));
  return EXIT['harness-error'];
}

/** What is said of an error that nobody foresaw. */
export function ownFault(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `channelproof is at fault; please report this with the command you ran:\n${text}\n`;
}

/** Commander has said what is wrong already; help and version are no mistakes. */
const ofParser = (error: ParseError): number => (error.exitCode === 0 ? EXIT.ok : EXIT.usage);
