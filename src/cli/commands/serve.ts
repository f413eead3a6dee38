// `serve`: the simulators and the integration on a port, for real clients, until somebody ends it.
import { InvalidArgumentError, Option } from 'commander';
import type { WhatsAppOptions } from '../../../simulators/whatsapp/options.ts';
import type { ZendeskOptions } from '../../../simulators/zendesk/options.ts';
import { EPOCH, type Instant } from '../../kernel/clock.ts';
import { FLAGS, wholeNumber } from '../options.ts';
import { EXIT, type Registry } from '../registry.ts';
import { writtenValue } from '../serve/option-door.ts';
import { readyText } from '../serve/ready.ts';
import { startServer } from '../serve/server.ts';
import { WHATSAPP_DOOR } from '../serve/whatsapp-options.ts';
import { ZENDESK_DOOR } from '../serve/zendesk-options.ts';

interface Flags {
  readonly port: number;
  readonly json: boolean;
  readonly empty: boolean;
  readonly frozen: boolean;
  readonly seed: number;
  readonly at: Instant;
  readonly option: Chosen;
}

const PORT = 4_000;
const PORT_MAX = 65_535;

const INSTANT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?$/;

function instantOf(value: string): Instant {
  const instant = INSTANT.test(value) ? Date.parse(value) : Number.NaN;
  // The 30th of February would be read as the 2nd of March.
  const real =
    !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value.slice(0, 10));
  if (!real || instant < 0) {
    throw new InvalidArgumentError(
      'It must be a date in UTC from 1970 on, like 2025-06-02T09:00:00Z.',
    );
  }
  return instant;
}

/** What was chosen for each simulator. */
interface Chosen {
  readonly whatsapp: Partial<WhatsAppOptions>;
  readonly zendesk: Partial<ZendeskOptions>;
}

const DOORS = { whatsapp: WHATSAPP_DOOR, zendesk: ZENDESK_DOOR } as const;

/** `zendesk.plan` is an option of Zendesk; a name alone, or after `whatsapp.`, is one of WhatsApp. */
const OPTION = /^(?:(whatsapp|zendesk)\.)?([^=.]+)=(.*)$/s;

function optionOf(text: string, before: Chosen): Chosen {
  const [, vendor = 'whatsapp', name = '', written = ''] = OPTION.exec(text) ?? [];
  if (name === '') {
    throw new InvalidArgumentError(
      'It must be name=value, like outOfWindow=sync or zendesk.plan=team.',
    );
  }
  const simulator = vendor as keyof Chosen;
  const value = writtenValue(written);
  const wrong = DOORS[simulator].wrong(name, value, DOORS[simulator].names);
  if (wrong !== undefined) throw new InvalidArgumentError(`${name}: ${wrong}`);
  return { ...before, [simulator]: { ...before[simulator], [name]: value } };
}

/** What is said of an error in a world that goes on. */
const trouble = (error: unknown): string =>
  `channelproof is at fault, and goes on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;

export function serveCommand({ program, io, done }: Registry): void {
  program
    .command('serve')
    .description('serve the simulators and the integration on a port of 127.0.0.1')
    .addOption(
      new Option('--port <n>', 'the port; 0 takes a free one')
        .argParser(wholeNumber(0, PORT_MAX))
        .default(PORT),
    )
    .addOption(new Option('--json', 'say what is served as one line of JSON').default(false))
    .addOption(new Option('--empty', 'a business without a number').default(false))
    .addOption(new Option('--frozen', 'time stands until it is advanced').default(false))
    .addOption(FLAGS.seed())
    .addOption(
      new Option('--at <date>', 'when virtual time begins (2025-06-02T09:00:00Z)')
        .argParser(instantOf)
        .default(EPOCH, 'the beginning of every world'),
    )
    .addOption(
      new Option(
        '--option <name=value>',
        'an option of the WhatsApp simulator, or zendesk.<name=value> (repeatable)',
      )
        .argParser(optionOf)
        .default({ whatsapp: {}, zendesk: {} }, 'as documented'),
    )
    .action(async (flags: Flags) => {
      const stopped = io.stopped();
      let faults = 0;
      const onError = (error: unknown): void => {
        faults++;
        io.err(trouble(error));
      };
      await io.strays.during(async () => {
        const { at: start, option } = flags;
        const server = await startServer({ ...flags, ...option, start, onError });
        io.out(flags.json ? `${JSON.stringify(server.ready)}\n` : readyText(server.ready));
        await stopped;
        await server.close();
      }, onError);
      done(faults === 0 ? EXIT.ok : EXIT['harness-error']);
    });
}
