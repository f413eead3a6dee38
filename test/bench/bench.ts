// `npm run bench`: figures of one run, medians of several rounds, as the table that stands in the README.
import { carrier } from './exchanges.ts';
import { firstDay, playsPerSecond } from './lifecycle.ts';
import { mainJobMs } from './main-job.ts';
import { inTurn, median } from './median.ts';
import { bareEcho, expressEcho, requestsPerSecond, whatsAppSends } from './sends.ts';

const ROUNDS = 5;
const LIFECYCLE_MS = 1_500;
const SENDS_SECONDS = 2;

const whole = (figure: number): string => Math.round(figure).toLocaleString('en-US');
const ratio = (figure: number): string => figure.toFixed(2);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

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
};
await requestsPerSecond(targets.sends, SENDS_SECONDS);
const requests = await inTurn(ROUNDS, {
  bare: () => requestsPerSecond(targets.bare, SENDS_SECONDS),
  express: () => requestsPerSecond(targets.express, SENDS_SECONDS),
  sends: () => requestsPerSecond(targets.sends, SENDS_SECONDS),
});
for (const target of Object.values(targets)) await target.close();

const jobMs = median([mainJobMs(), mainJobMs(), mainJobMs()]);

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
say(`| \`npm start\` to the verdict of the whole suite | ${ratio(jobMs / 1_000)} s | |`);
process.exit(0);
