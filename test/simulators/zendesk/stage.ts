// A Zendesk, a small stand-in for an integration, and a network between them: what these tests play on.

import type { Frame } from '../../../simulators/zendesk/admin-center/frame.ts';
import type { ZendeskOptions } from '../../../simulators/zendesk/options.ts';
import { RECORDABLE } from '../../../simulators/zendesk/recordable.ts';
import { createZendesk, type Zendesk } from '../../../simulators/zendesk/zendesk.ts';
import { createTimeline, SECOND, type Timeline } from '../../../src/kernel/clock.ts';
import { createNetwork, inMemory, type Network } from '../../../src/kernel/network.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { createTrace, type Trace } from '../../../src/kernel/trace.ts';
import {
  basic,
  bearer,
  get,
  type Headers,
  jsonOf,
  type Method,
  type Response,
  sendJson,
} from '../../../src/kernel/wire.ts';
import { createStub, lastVisit, ORIGIN, type Stub } from './stub.ts';

export const ZENDESK = 'https://acme.zendesk.com';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

export interface Stage {
  readonly clock: Timeline;
  readonly network: Network;
  readonly trace: Trace;
  readonly zendesk: Zendesk;
  readonly stub: Stub;
  readonly agent: Headers;
  readonly agentId: number;
  readonly admin: Headers;
  call(method: Method, path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  play<T>(promise: Promise<T>): Promise<T>;
}

export function createStage(seed = 1, options: Partial<ZendeskOptions> = {}): Stage {
  const clock = createTimeline();
  const trace = createTrace(clock.now);
  const random = createRandom(seed);
  const network = createNetwork({
    clock,
    random: random.fork('network'),
    record: trace.record,
    allowed: new Set(RECORDABLE),
    transport: inMemory,
  });
  const stub = createStub(clock);
  const zendesk = createZendesk(
    { clock, random: random.fork('zendesk'), send: network.sender('zendesk'), trace },
    { adminBrowser: network.sender('admin'), options },
  );
  network.attach('zendesk', [ZENDESK], zendesk.handler);
  network.attach('connector', [ORIGIN], stub.handler);
  const { email, token, id: agentId } = zendesk.credentials.agent;
  const agent = basic(`${email}/token`, token);
  const { admin } = zendesk.credentials;
  const send = network.sender('agent');
  const play = <T>(promise: Promise<T>): Promise<T> => clock.drive('a test', promise);
  return {
    clock,
    network,
    trace,
    zendesk,
    stub,
    agent,
    agentId,
    admin: basic(`${admin.email}/token`, admin.token),
    play,
    async call(method, path, body, headers = agent) {
      const url = `${ZENDESK}${path}`;
      const request =
        body === undefined
          ? { ...get(url, headers), method }
          : sendJson(method, url, body, headers);
      return answerOf(await play(send(request)));
    },
  };
}

const answerOf = (response: Response): Answer => ({
  status: response.status,
  headers: response.headers,
  json: jsonOf(response),
});

export const MANIFEST_URL = `${ORIGIN}/connector/manifest`;

/** Installs the integration and adds an account through its pages. */
export async function connect(stage: Stage, name = 'Acme (+55 11 91234-5678)'): Promise<Account> {
  const { adminCenter } = stage.zendesk;
  if (adminCenter.installedApps().length === 0) await stage.play(adminCenter.install(MANIFEST_URL));
  const frame = await stage.play(adminCenter.addAccount('WhatsApp'));
  await stage.play(frame.submit('deployment', { deployment_id: 'D1' }));
  await stage.play(frame.submit('finish', { name }));
  await stage.clock.settle();
  return accountOf(stage, frame);
}

export interface Account {
  readonly frame: Frame;
  readonly pushId: string;
  readonly token: string;
  push(...resources: readonly object[]): Promise<Answer>;
}

function accountOf(stage: Stage, frame: Frame): Account {
  const { instance_push_id: pushId, zendesk_access_token: token } = lastVisit(stage.stub);
  return {
    frame,
    pushId,
    token,
    async push(...resources) {
      const answer = await stage.call(
        'POST',
        '/api/v2/any_channel/push',
        { instance_push_id: pushId, external_resources: resources },
        bearer(token),
      );
      await stage.clock.settle();
      return answer;
    },
  };
}

let unique = 0;

/** One message of a customer, good unless told otherwise. */
export const message = (more: object = {}) => ({
  external_id: `wamid.${++unique}`,
  message: 'Meu pedido não chegou',
  thread_id: '551140000000:5511912345678',
  created_at: '2025-06-02T08:59:30Z',
  author: {
    external_id: '5511912345678',
    name: 'Ana',
    fields: [{ id: 'whatsapp_phone_number', value: '+5511912345678' }],
  },
  ...more,
});

export const later = (stage: Stage, seconds: number): Promise<void> =>
  stage.clock.advance(seconds * SECOND);
