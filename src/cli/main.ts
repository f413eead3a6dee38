// From arguments to an exit code. A user's mistake is one message; only our own carries a stack.
import { Command, CommanderError, type CommanderError as ParseError } from 'commander';
import { explainCommand } from './commands/explain.ts';
import { listCommand } from './commands/list.ts';
import { mergeCommand } from './commands/merge.ts';
import { replayCommand } from './commands/replay.ts';
import { runCommand } from './commands/run.ts';
import { selftestCommand } from './commands/selftest.ts';
import { serveCommand } from './commands/serve.ts';
import { printTables } from './commands/tables.ts';
import { type Io, NothingSelected, UsageError } from './io.ts';
import { didYouMean } from './nearest.ts';
import { TOOL } from './package-root.ts';
import { EXIT, type Registry } from './registry.ts';

const COMMANDS: readonly ((registry: Registry) => void)[] = [
  runCommand,
  listCommand,
  ...printTables,
  explainCommand,
  replayCommand,
  selftestCommand,
  mergeCommand,
  serveCommand,
];

function createProgram(io: Io, done: (code: number) => void): Command {
  const program = new Command('channelproof')
    .description('Proves that a WhatsApp and Zendesk Support integration behaves.')
    .version(`${TOOL.name} ${TOOL.version}`)
    .configureOutput({ writeOut: io.out, writeErr: io.err, getOutHelpWidth: () => io.width })
    .showSuggestionAfterError(true)
    .exitOverride();
  for (const register of COMMANDS) register({ program, io, done });
  return program;
}

/** Without a command, everything is run. */
function withCommand(args: readonly string[], program: Command): readonly string[] {
  const [first] = args;
  const ofProgram = ['-h', '--help', '-V', '--version', 'help'];
  if (first === undefined || (first.startsWith('-') && !ofProgram.includes(first))) {
    return ['run', ...args];
  }
  const names = program.commands.map((command) => command.name());
  const asked = first === 'help' ? args[1] : first;
  const known = [...names, ...ofProgram];
  if (asked !== undefined && !known.includes(asked)) {
    const near = didYouMean(asked, [...names, 'help']);
    throw new UsageError(`there is no command "${asked}".${near} Commands: ${names.join(', ')}.`);
  }
  return args;
}

export async function main(args: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  const program = createProgram(io, (answer) => {
    code = answer;
  });
  try {
    await program.parseAsync(withCommand(args, program), { from: 'user' });
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
