#!/usr/bin/env node
// The process: arguments in, exit code out.
import { commandName } from './command-name.ts';
import { main, ownFault } from './main.ts';
import { EXIT } from './registry.ts';
import { watchStrays } from './strays.ts';
import { createTerminal } from './terminal.ts';

process.once('SIGINT', () => {
  process.stderr.write('\ninterrupted: nothing was written\n');
  process.exit(EXIT.interrupted);
});
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that closes the pipe early (`| head`) misses what is said; the verdict stays what it is.
    if (error.code === 'EPIPE') return;
    process.stderr.write(`cannot write what there is to say: ${error.message}\n`);
    process.exit(EXIT.usage);
  });
}
const strays = watchStrays(process, (error) => {
  process.stderr.write(ownFault(error));
  process.exit(EXIT['harness-error']);
});
const terminal = createTerminal(commandName(import.meta.url), strays);
process.exitCode = await main(process.argv.slice(2), terminal);
