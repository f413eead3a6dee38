// Every answer and webhook of the tour against Meta's own file, where VENDOR_SPECS says it lies:
//   VENDOR_SPECS=<folder with whatsapp/business-messaging-api_v23.0.yaml> npm test
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answered, type Told, tour } from '../tour.ts';
import { DEVIATIONS } from './deviations.ts';
import { openSpecification, type Problem } from './specification.ts';

const folder = process.env['VENDOR_SPECS'];
const FILE = 'business-messaging-api_v23.0.yaml';

/** The file's names for the nodes that a path begins with. */
const NAMES = {
  WABA: 'WABA-ID',
  number: 'Phone-Number-ID',
  media: 'Media-ID',
  template: 'TEMPLATE_ID',
} as const;

/** Edges that the file does not describe: of apps, uploads, tokens, and the files themselves. */
const NOT_IN_FILE = /\{app\}|\{upload\}|debug_token|whatsapp_business\//;

/** `POST {number}/messages` → where the file describes its answer. */
function pointerOf({ what, status }: Answered): string {
  if (status >= 400) return '/components/schemas/GraphAPIError';
  const [method = '', written = ''] = what.split(' ');
  const path = written.replace(/\{(\w+)\}/, (_, node: keyof typeof NAMES) => `{${NAMES[node]}}`);
  const escaped = `/{Version}/${path}`.replaceAll('/', '~1');
  return `/paths/${escaped}/${method.toLowerCase()}/responses/200/content/application~1json/schema`;
}

const SCHEMAS = '/components/schemas';
const own = (schema: string, type: string): string =>
  `${SCHEMAS}/${schema}/allOf/1/properties/${type}`;

/** What is in a message, by its type. Around that the file puts the fields of messages that a business sends. */
const CONTENTS: Readonly<Record<string, string>> = {
  text: own('TextMessage', 'text'),
  reaction: own('ReactionMessage', 'reaction'),
  location: own('LocationMessage', 'location'),
  button: own('ButtonMessage', 'button'),
  interactive: own('InteractiveMessageReply', 'interactive'),
  contacts: own('ContactSharingMessage', 'contacts'),
  system: own('SystemMessage', 'system'),
};

/** The parts of a webhook that the file describes. */
function partsOf({ field, value }: Told): readonly (readonly [string, string, unknown])[] {
  if (field !== 'messages') return [];
  if (value.statuses !== undefined) {
    return [['webhook with statuses', `${SCHEMAS}/StatusMessageValue`, value]];
  }
  const [message] = value.messages;
  const content = CONTENTS[message.type];
  return [
    ['webhook with metadata', `${SCHEMAS}/Metadata`, value.metadata],
    ...(value.contacts ?? []).map(
      (contact: unknown) =>
        ['webhook with contacts', `${SCHEMAS}/ContactProfile`, contact] as const,
    ),
    ...(content === undefined
      ? []
      : [[`message of type ${message.type}`, content, message[message.type]] as const]),
  ];
}

interface Found extends Problem {
  readonly in: string;
}

describe.skipIf(folder === undefined)("Meta's published file", () => {
  const found: Found[] = [];
  let compared = 0;

  beforeAll(async () => {
    const specification = openSpecification(join(folder ?? '', 'whatsapp', FILE));
    const { answers, webhooks } = await tour();
    const look = (what: string, pointer: string, value: unknown): void => {
      compared++;
      const problems = specification.problems(pointer, value);
      found.push(...problems.map((problem) => ({ in: what, ...problem })));
    };
    for (const answer of answers) {
      if (answer.status < 400 && NOT_IN_FILE.test(answer.what)) continue;
      look(answer.status < 400 ? answer.what : 'a refusal', pointerOf(answer), answer.body);
    }
    for (const part of webhooks.flatMap(partsOf)) look(...part);
  }, 60_000);

  const same = (problem: Found, deviation: (typeof DEVIATIONS)[number]): boolean =>
    problem.in === deviation.in &&
    problem.at === deviation.at &&
    problem.keyword === deviation.keyword;

  it('agrees with every answer and webhook, but for the deviations that are stated', () => {
    expect(compared).toBeGreaterThan(50);
    const undeclared = found.filter((problem) => !DEVIATIONS.some((each) => same(problem, each)));
    expect(undeclared).toEqual([]);
  });

  it('every stated deviation is met on the way', () => {
    const stale = DEVIATIONS.filter((each) => !found.some((problem) => same(problem, each)));
    expect(stale).toEqual([]);
  });
});

it('says when there was nothing to compare with', () => {
  if (folder === undefined) {
    process.stdout.write(
      `not compared with Meta's file: VENDOR_SPECS names no folder with whatsapp/${FILE}\n`,
    );
  }
  expect(DEVIATIONS.every(({ why }) => why !== '')).toBe(true);
});
