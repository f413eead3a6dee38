#!/usr/bin/env node
// The process: arguments in, exit code out.
import { main } from './main.ts';
import { createTerminal } from './terminal.ts';

const INTERRUPTED = 130;

process.once('SIGINT', () => {
  process.stderr.write('\ninterrupted: nothing was written\n');
  process.exit(INTERRUPTED);
});
// A reader that closes the pipe early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2), createTerminal());
