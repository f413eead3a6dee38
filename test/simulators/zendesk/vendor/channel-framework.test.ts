// What this channel framework sends and takes against Zendesk's own schemas, where VENDOR_SPECS says they lie:
//   VENDOR_SPECS=<folder with zendesk/any_channel_json_schemas/json_schemas> npm test
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../../../simulators/zendesk/channel-framework/manifest.ts';
import { bearer, json } from '../../../../src/kernel/wire.ts';
import { codes, PUSH, seen } from '../pushed.ts';
import { connect, createStage, later, message } from '../stage.ts';
import { goodManifest, ORIGIN } from '../stub.ts';
import { openSchemas } from './channel-schemas.ts';

const folder = process.env['VENDOR_SPECS'];
const FILES = 'zendesk/any_channel_json_schemas/json_schemas';

const long = (length: number): string => 'x'.repeat(length);
const LIMITS = [0, 1, 64, 65, 127, 128, 129, 255, 256, 511, 512, 5_000, 5_001, 65_535, 65_536];

/** A value on the wire, what it is, and whether the simulator takes it. */
interface Judged {
  readonly what: string;
  readonly file: string;
  readonly value: unknown;
  readonly taken: boolean;
}

/** Where the simulator judges otherwise than the schemas, and why. */
const DEVIATIONS: Readonly<Record<string, string>> = {
  'resource: parent_id of 256': 'the documentation allows 511, and the larger limit holds',
  'resource: parent_id of 511': 'the documentation allows 511, and the larger limit holds',
  'resource: display_info as text':
    'the documentation says text, the schema an object: both are taken',
  'resource: parent_id and thread_id':
    'the documentation forbids both together; the schema is silent',
};

/** Files whose names are not those of their events. */
const FILE_NAMES: Readonly<Record<string, string>> = { destroy_user_identity: 'destroy_user' };

function manifests(): Judged[] {
  const good = goodManifest();
  const values: [string, unknown][] = [
    ['as it is', good],
    ['no object', []],
    ['nothing', {}],
    ['a flag as text', { ...good, channelback_files: 'yes' }],
    ['a flag as text', { ...good, create_followup_tickets: 1 }],
    ['about_url without https', { ...good, urls: { ...good.urls, about_url: 'http://x.example' } }],
    ['without admin_ui', { ...good, urls: {} }],
    ['with more than is known', { ...good, colour: 'blue' }],
  ];
  for (const name of ['name', 'id', 'version', 'author', 'push_client_id']) {
    values.push([`${name} as a number`, { ...good, [name]: 7 }]);
    for (const length of LIMITS)
      values.push([`${name} of ${length}`, { ...good, [name]: long(length) }]);
  }
  for (const length of [511, 512]) {
    const admin_ui = `${ORIGIN}/${long(length - ORIGIN.length - 1)}`;
    values.push([`admin_ui of ${length}`, { ...good, urls: { admin_ui } }]);
  }
  return values.map(([what, value]) => ({
    what: `manifest: ${what}`,
    file: 'manifest.json',
    value,
    taken: 'manifest' in readManifest(value),
  }));
}

/** What an integration may answer a reply with. */
const CHANNELBACKS: readonly unknown[] = [
  { external_id: 'r-1' },
  { external_id: 'r-2', allow_channelback: true, metadata: 'm', metadata_needs_update: false },
  {},
  { external_id: '' },
  { external_id: 7 },
  { external_id: long(255) },
  { external_id: long(256) },
  { external_id: 'r-3', metadata: long(5_001) },
  { external_id: 'r-4', metadata_needs_update: 'yes' },
];

const resources = (): [string, object][] => {
  const values: [string, object][] = [
    ['as it is', message()],
    ['created_at as no time', message({ created_at: 'yesterday' })],
    ['created_at with an offset', message({ created_at: '2025-06-02T05:59:30-03:00' })],
    ['internal_note as text', message({ internal_note: 'yes' })],
    ['allow_channelback as text', message({ allow_channelback: 'yes' })],
    ['author without an id', message({ author: {} })],
    ['external_id with blanks', message({ external_id: ' x ' })],
    ['external_id beyond ASCII', message({ external_id: 'é' })],
    ['display_info as text', message({ display_info: [{ type: 'x', data: 'y' }] })],
    ['display_info as an object', message({ display_info: [{ type: 'x', data: {} }] })],
    ['display_info without a type', message({ display_info: [{ data: {} }] })],
    ['16 display_info', message({ display_info: Array(16).fill({ type: 'x', data: {} }) })],
    ['17 display_info', message({ display_info: Array(17).fill({ type: 'x', data: {} }) })],
    ['64 fields', message({ fields: Array(64).fill({ id: 'mood', value: 'good' }) })],
    ['65 fields', message({ fields: Array(65).fill({ id: 'mood', value: 'good' }) })],
    ['a field without a value', message({ fields: [{ id: 'mood' }] })],
    ['a file without https', message({ file_urls: ['http://connector.example/a'] })],
    ['64 files', message({ file_urls: Array(64).fill(`${ORIGIN}/a`) })],
    ['65 files', message({ file_urls: Array(65).fill(`${ORIGIN}/a`) })],
    ['parent_id and thread_id', message({ parent_id: 'a', thread_id: 'b' })],
  ];
  for (const name of ['external_id', 'message', 'created_at', 'author']) {
    values.push([`without ${name}`, message({ [name]: undefined })]);
  }
  for (const length of LIMITS) {
    const text = long(length);
    const author = { external_id: 'a' };
    values.push(
      [`external_id of ${length}`, message({ external_id: text })],
      [`message of ${length}`, message({ message: text })],
      [`html_message of ${length}`, message({ html_message: text })],
      [`thread_id of ${length}`, message({ thread_id: text })],
      [`parent_id of ${length}`, message({ thread_id: undefined, parent_id: text })],
      [`author of ${length}`, message({ author: { external_id: text } })],
      [`author.name of ${length}`, message({ author: { ...author, name: text } })],
      [`author.image_url of ${length}`, message({ author: { ...author, image_url: text } })],
      [`author.locale of ${length}`, message({ author: { ...author, locale: text } })],
    );
  }
  return values;
};

describe.skipIf(folder === undefined)("Zendesk's schemas of the channel framework", () => {
  const events: unknown[] = [];
  const judged: Judged[] = [];
  let schemas: ReturnType<typeof openSchemas>;

  beforeAll(async () => {
    schemas = openSchemas(join(folder ?? '', FILES));
    judged.push(...manifests());
    const stage = createStage(1, { plainIntegrations: false });
    const { stub } = stage;
    const pull_url = `${ORIGIN}/pull`;
    stub.manifest = { ...goodManifest(), urls: { ...goodManifest().urls, pull_url } };
    let pulled: unknown = {};
    stub.also.set('/pull', () => json(200, pulled));
    stub.also.set('/a', () => json(200, {}));
    const account = await connect(stage, 'First');
    const other = await connect(stage, 'Second');

    for (const [what, value] of resources()) {
      const [code] = codes((await account.push(value)).json);
      const taken = code !== 'processing_error';
      judged.push({ what: `resource: ${what}`, file: 'external_resource.json', value, taken });
    }
    const post = async (path: string, body: unknown) =>
      (await stage.call('POST', path, body, bearer(account.token))).status;
    const envelope = { instance_push_id: account.pushId, external_resources: [] };
    for (const [what, value] of [
      ['as it is', envelope],
      ['nothing', {}],
      ['a list', []],
      ['resources as an object', { ...envelope, external_resources: {} }],
      ['256 resources', { ...envelope, external_resources: Array(256).fill(message()) }],
      ['257 resources', { ...envelope, external_resources: Array(257).fill(message()) }],
      ...LIMITS.map((n) => [`request_id of ${n}`, { ...envelope, request_id: long(n) }] as const),
    ] as const) {
      const taken = (await post(PUSH, value)) !== 422;
      judged.push({ what: `push: ${what}`, file: 'push_parameters.json', value, taken });
    }
    const report = { instance_push_id: account.pushId, external_id: 'reply-1' };
    for (const [what, value] of [
      ['as it is', report],
      ['nothing', {}],
      ...LIMITS.flatMap((n) => [
        [`description of ${n}`, { ...report, description: long(n) }] as const,
        [`request_id of ${n}`, { ...report, request_id: long(n) }] as const,
        // The schema has no least length, and its format wants a character.
        [`external_id of ${n}`, { ...report, external_id: long(n) }] as const,
      ]),
    ] as const) {
      const taken = (await post('/api/v2/any_channel/channelback/report_error', value)) !== 422;
      const file = 'report_channelback_error.json';
      judged.push({ what: `report: ${what}`, file, value, taken });
    }

    await other.push(message({ thread_id: 'other' }));
    stage.zendesk.adminCenter.deactivateAccount('First');
    for (const [what, value] of [
      ['as it is', { external_resources: [] }],
      ['nothing', {}],
      ['with a duplicate', { external_resources: [message({ external_id: 'dup' })] }],
      ['with a duplicate again', { external_resources: [message({ external_id: 'dup' })] }],
      ['a resource that is none', { external_resources: [{}] }],
      ['a flag as text', { external_resources: [], metadata_needs_update: 'yes' }],
      ...[5_000, 5_001].flatMap((n) => [
        [`state of ${n}`, { external_resources: [], state: long(n) }] as const,
        [`metadata of ${n}`, { external_resources: [], metadata: long(n) }] as const,
      ]),
    ] as const) {
      pulled = value;
      const before = stub.events.length;
      await later(stage, 121);
      const event = stub.events
        .slice(before)
        .find((each) => (each as { type_id: string }).type_id === 'pull_request');
      const taken = event !== undefined && !('error' in (event as object));
      judged.push({ what: `pull: ${what}`, file: 'pull_payload.json', value, taken });
    }
    pulled = { external_resources: [] };
    for (const value of CHANNELBACKS) {
      stub.answers.splice(0, Infinity, json(200, value));
      const changed = { ticket: { comment: { body: 'Olá' } } };
      await other.push(message({ thread_id: 'other' }));
      await stage.call('PUT', `/api/v2/tickets/${seen(stage).tickets.at(-1)?.id}`, changed);
      await stage.clock.settle();
      const comment = seen(stage).tickets.at(-1)?.comments.at(-1) as { failure?: string | null };
      judged.push({
        what: `channelback: ${JSON.stringify(value).slice(0, 60)}`,
        file: 'channelback_payload_v2.json',
        value,
        taken: comment.failure === null,
      });
    }
    stage.zendesk.adminCenter.activateAccount('First');
    stage.zendesk.adminCenter.deleteAccount('First');
    stage.zendesk.adminCenter.uninstall('WhatsApp');
    await stage.clock.settle();
    events.push(...stub.events);
  }, 60_000);

  it('agree with every event that is sent, each against the file of its type', () => {
    const types = new Set(events.map((event) => (event as { type_id: string }).type_id));
    expect([...types].sort()).toEqual([
      'activate_integration_instance',
      'channelback',
      'create_integration',
      'create_integration_instance',
      'deactivate_integration_instance',
      'destroy_integration',
      'destroy_integration_instance',
      'pull_request',
      'resources_created_from_external_ids',
    ]);
    for (const event of events) {
      const { type_id } = event as { readonly type_id: string };
      const file = `event_callback_${FILE_NAMES[type_id] ?? type_id}.json`;
      expect([type_id, schemas.problems(file, event)]).toEqual([type_id, []]);
    }
  });

  it('judge as the simulator does, but for the deviations that are stated', () => {
    expect(judged.length).toBeGreaterThan(200);
    const apart = judged.filter(
      ({ file, value, taken }) =>
        (schemas.problems(file, JSON.parse(JSON.stringify(value))).length === 0) !== taken,
    );
    const expected = Object.keys(DEVIATIONS);
    expect([...new Set(apart.map(({ what }) => what))].sort()).toEqual(expected.sort());
  });
});

it.runIf(folder === undefined)("says that Zendesk's schemas are not compared", () => {
  process.stdout.write(
    `not compared with Zendesk's schemas: VENDOR_SPECS names no folder with ${FILES}\n`,
  );
});
