// A program of its own: plays two cases with a connector that leaves a rejected promise alone, and prints the results.
import { playJob } from '../../src/cli/job.ts';
import { select } from '../../src/cli/select.ts';
import { watchStrays } from '../../src/cli/strays.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { type Integration, RIGHT_CONNECTOR } from '../../src/run/seat.ts';

const floating: Integration = (settings, services) => {
  const seated = RIGHT_CONNECTOR(settings, services);
  return {
    ...seated,
    handler: (request) => {
      if (request.url.includes('channelback')) void Promise.reject(new Error('left alone'));
      return seated.handler(request);
    },
  };
};

const strays = watchStrays(process, (error) => {
  process.stdout.write(`outside: ${String(error)}\n`);
});
const { jobs } = await select(createTerminal('channelproof', strays), {
  names: ['window/boundary', 'ticket/first-message'],
  areas: [],
  grep: undefined,
  dialects: ['cloud'],
  transport: 'memory',
  seed: 1,
  shard: undefined,
  example: undefined,
  checkDeterminism: false,
  claims: 'full-service',
});
const cases = [];
for (const job of jobs) cases.push(await playJob(job, strays, floating));
process.stdout.write(`${JSON.stringify(cases)}\n`);
const atTheEnd = await strays.during(async () => {
  void Promise.reject(new Error('at the very end'));
});
process.stdout.write(`inside: ${String(atTheEnd.strays[0])}\n`);
void Promise.reject(new Error('nobody plays'));
