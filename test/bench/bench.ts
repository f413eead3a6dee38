// `npm run bench`: figures of one run, medians of several rounds, as the table that stands in the README.
import { grow } from './conversations.ts';
import { carrier } from './exchanges.ts';
import { firstDay, playsPerSecond } from './lifecycle.ts';
import { emptyTestRunMs, installedJob, killMatrix, mainJob } from './main-job.ts';
import { inTurn } from './median.ts';
import { bareEcho, expressEcho, requestsPerSecond, ticketCreates, whatsAppSends } from './sends.ts';
import { growTickets, OPERATIONS } from './tickets.ts';
import { lifecyclesPerSecond } from './worlds.ts';

const ROUNDS = 5;
const LIFECYCLE_MS = 1_500;
const SENDS_SECONDS = 2;
const WARM_UP = 10_000;
const CONVERSATIONS = 100_000;
/** Fewer, because a trace is kept in memory. */
const TRACED_CONVERSATIONS = 20_000;
/** Tickets in one account when they are few, and when they are many. */
const TICKETS = [10_000, 1_000_000] as const;
const WORLDS = 10;
const LIFECYCLES = 1_000;

const WORDS = {
  create: 'a ticket made',
  show: 'a ticket shown',
  update: 'a ticket changed',
  view: "a view's first page",
  count: "a view's count",
  search: 'a search by WhatsApp number',
} as const;

const whole = (figure: number): string => Math.round(figure).toLocaleString('en-US');
const ratio = (figure: number): string => figure.toFixed(2);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

// Whole processes first: one is started the faster the smaller this one is. The first is not timed.
const { cases } = installedJob();
const jobs = await inTurn(3, {
  empty: async () => emptyTestRunMs(),
  suite: async () => mainJob().ms,
  installed: async () => installedJob().ms,
});
const matrix = killMatrix();

const cloud = await firstDay('cloud');
const onPremises = await firstDay('on-premises');
const exchanges = await carrier(cloud);
// The first rounds warm the machine up and are not counted.
await playsPerSecond(cloud, 'memory', LIFECYCLE_MS);
await playsPerSecond(onPremises, 'memory', LIFECYCLE_MS);
await exchanges(LIFECYCLE_MS);
const plays = await inTurn(ROUNDS, {
  cloud: () => playsPerSecond(cloud, 'memory', LIFECYCLE_MS),
  onPremises: () => playsPerSecond(onPremises, 'memory', LIFECYCLE_MS),
  overHttp: () => playsPerSecond(cloud, 'http', LIFECYCLE_MS),
  exchanges: () => exchanges(LIFECYCLE_MS),
});

const targets = {
  bare: await bareEcho(),
  express: await expressEcho(),
  sends: await whatsAppSends(),
  creates: await ticketCreates(),
};
await requestsPerSecond(targets.sends, SENDS_SECONDS);
await requestsPerSecond(targets.creates, SENDS_SECONDS);
const requests = await inTurn(ROUNDS, {
  bare: () => requestsPerSecond(targets.bare, SENDS_SECONDS),
  express: () => requestsPerSecond(targets.express, SENDS_SECONDS),
  sends: () => requestsPerSecond(targets.sends, SENDS_SECONDS),
  creates: () => requestsPerSecond(targets.creates, SENDS_SECONDS),
});
for (const target of Object.values(targets)) await target.close();

// The first world warms the machine up and is not counted.
await grow(WARM_UP, false);
const bare = await grow(CONVERSATIONS, false);
const traced = await grow(TRACED_CONVERSATIONS, true);
const tickets = await growTickets(TICKETS);
const lifecycles = await lifecyclesPerSecond(WORLDS, LIFECYCLES);

const perSecond = (cases: number, ms: number): string => whole((cases * 1_000) / ms);

say(`Node ${process.version}, ${process.arch}; medians of ${ROUNDS} rounds, all in one run.`);
say('');
say('| what | figure | ratio |');
say('| --- | ---: | ---: |');
say(`| first day, Cloud, in memory | ${whole(plays.cloud)} a second | 1 |`);
say(
  `| first day, On-Premises, in memory | ${whole(plays.onPremises)} a second | ${ratio(plays.onPremises / plays.cloud)} |`,
);
say(
  `| first day, Cloud, over loopback HTTP | ${whole(plays.overHttp)} a second | ${ratio(plays.overHttp / plays.cloud)} |`,
);
say(
  `| its exchanges alone: kernel, bodies and trace, nobody behind them | ${whole(plays.exchanges)} a second | ${ratio(plays.exchanges / plays.cloud)} |`,
);
say(`| bare \`node:http\` JSON echo | ${whole(requests.bare)} requests a second | 1 |`);
say(
  `| Express JSON echo | ${whole(requests.express)} requests a second | ${ratio(requests.express / requests.bare)} |`,
);
say(
  `| text message sent to the Cloud simulator | ${whole(requests.sends)} requests a second | ${ratio(requests.sends / requests.bare)} |`,
);
say(
  `| ticket created in Zendesk | ${whole(requests.creates)} requests a second | ${ratio(requests.creates / requests.bare)} |`,
);
say(
  `| message in a world of ${whole(bare.messages)} with all its webhooks, last tenth to first tenth | ${ratio(bare.lastUs)} µs | ${ratio(bare.lastUs / bare.firstUs)} |`,
);
say(
  `| what it keeps of a message, ${whole(bare.heapBytes / 2 ** 20)} MB in all | ${whole(bare.bytesPerMessage)} bytes | 1 |`,
);
say(
  `| with a trace of what phones show | ${whole(traced.bytesPerMessage)} bytes | ${ratio(traced.bytesPerMessage / bare.bytesPerMessage)} |`,
);
for (const name of OPERATIONS) {
  say(
    `| Support with ${whole(TICKETS[1])} tickets, ${WORDS[name]}; to the same with ${whole(TICKETS[0])} | ${ratio(tickets.large[name])} µs | ${ratio(tickets.large[name] / tickets.small[name])} |`,
  );
}
say(`| what it keeps of a ticket with one comment | ${whole(tickets.bytesPerTicket)} bytes | |`);
say(
  `| lifecycles of numbers in ${WORLDS} worlds at once, ${whole(LIFECYCLES)} in each | ${whole(lifecycles)} a second | |`,
);
say(`| a vitest run that tests nothing | ${ratio(jobs.empty / 1_000)} s | 1 |`);
say(
  `| \`npm start\`: ${whole(cases)} cases with traces and reports, ${ratio(jobs.suite / 1_000)} s | ${perSecond(cases, jobs.suite)} cases a second | ${ratio(jobs.suite / jobs.empty)} |`,
);
say(
  `| the same by the installed package, ${ratio(jobs.installed / 1_000)} s | ${perSecond(cases, jobs.installed)} cases a second | ${ratio(jobs.installed / jobs.empty)} |`,
);
say(
  `| \`npm start -- selftest\`: ${whole(matrix.cases)} cases of right and broken connectors, ${ratio(matrix.ms / 1_000)} s | ${perSecond(matrix.cases, matrix.ms)} cases a second | ${ratio(matrix.ms / jobs.empty)} |`,
);
process.exit(0);
