// Pulls: about every two minutes Zendesk asks an integration for what its customers wrote.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/pull_endpoint/
import { z } from 'zod';
import { SECOND } from '../../../src/kernel/clock.ts';
import { jsonOf, NoAnswer, postForm, type Response } from '../../../src/kernel/wire.ts';
import type { Desk } from '../desk.ts';
import { type Instance, isActive, OPAQUE_LENGTH_MAX, takeOver } from '../world/integration.ts';
import { stopAccount } from './account-stop.ts';
import { type Callback, callBack } from './event-callback.ts';
import { importAll } from './imports.ts';

/** Assumption. */
const TIMEOUT_MS = 30 * SECOND;
const RESOURCES_MAX = { schema: 256, docs: 200 } as const;
const REQUEST_ID_LENGTH = 32;

const PAYLOAD = z.object({
  external_resources: z.array(z.unknown()).max(RESOURCES_MAX.schema),
  state: z.string().max(OPAQUE_LENGTH_MAX).optional(),
  metadata_needs_update: z.boolean().optional(),
  metadata: z.string().max(OPAQUE_LENGTH_MAX).optional(),
});
type Payload = z.output<typeof PAYLOAD>;

const wantsPulls = (instance: Instance): boolean =>
  isActive(instance) && instance.integration.manifest.urls.pull_url !== undefined;

/** Begins to pull, for as long as the account is at work and its integration has an address for it. */
export function keepPulling(desk: Desk, instance: Instance): void {
  desk.channel.pulls.start(String(instance.id), {
    what: `pull for the account "${instance.name}"`,
    everyMs: desk.options.pullIntervalMs,
    wanted: () => wantsPulls(instance),
    job: () => pull(desk, instance),
  });
}

async function pull(desk: Desk, instance: Instance): Promise<void> {
  const url = instance.integration.manifest.urls.pull_url;
  if (url === undefined) return;
  const requestId = desk.channel.pullIds.hex(REQUEST_ID_LENGTH);
  const answered = await ask(desk, instance, url);
  // Whatever comes for an account that has been stopped meanwhile is not taken.
  if (!isActive(instance)) return;
  if ('problem' in answered) {
    failed(desk, instance, answered.problem, [eventOf(instance, url, requestId, [])]);
    return;
  }
  const { payload } = answered;
  const imported = importAll(desk, instance, payload.external_resources, requestId);
  const event = eventOf(instance, url, requestId, imported.duplicates);
  if (imported.failure !== null) {
    failed(desk, instance, imported.failure, [event, ...imported.callbacks]);
    return;
  }
  instance.pullFailures = 0;
  takeOver(instance, payload);
  callBack(desk, instance.integration, [event, ...imported.callbacks]);
}

type Answered = { readonly payload: Payload } | { readonly problem: string };

async function ask(desk: Desk, instance: Instance, url: string): Promise<Answered> {
  const { metadata, state } = instance;
  let response: Response;
  try {
    response = await desk.send(postForm(url, { metadata, state }), { timeoutMs: TIMEOUT_MS });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    const what = error.reason === 'timeout' ? 'did not answer in time' : 'cannot be reached';
    return { problem: `the integration ${what}` };
  }
  if (response.status !== 200) return { problem: `the integration answered ${response.status}` };
  const read = PAYLOAD.safeParse(jsonOf(response));
  if (!read.success) {
    const [issue] = read.error.issues;
    return { problem: `the answer is not valid: ${issue?.path.join('.')} ${issue?.message}` };
  }
  const tooMany = read.data.external_resources.length > RESOURCES_MAX.docs;
  return desk.options.strictDocsLimits && tooMany
    ? { problem: `the answer has more than ${RESOURCES_MAX.docs} resources` }
    : { payload: read.data };
}

const eventOf = (
  instance: Instance,
  url: string,
  requestId: string,
  duplicates: readonly unknown[],
): Callback => ({
  type: 'pull_request',
  data: {
    integration_instance_name: instance.name,
    url,
    request_id: requestId,
    duplicate_external_ids: duplicates,
  },
});

/** Assumptions: metadata and state stay as they were; after so many failures in a row the account is stopped. */
function failed(
  desk: Desk,
  instance: Instance,
  error: string,
  [event, ...more]: readonly [Callback, ...Callback[]],
): void {
  const events: readonly Callback[] = [{ ...event, error }, ...more];
  instance.pullFailures++;
  if (instance.pullFailures < desk.options.pullFailuresMax) {
    callBack(desk, instance.integration, events);
    return;
  }
  const stopped = stopAccount(instance, { by: 'error', error });
  desk.channel.pulls.stop(String(instance.id));
  callBack(desk, instance.integration, [...events, stopped]);
}
