// Delivers what a business rule sends by a webhook: tries, tries again, and keeps what became of it.
// https://developer.zendesk.com/api-reference/webhooks/introduction/ (that there are retries and a breaker)
import { SECOND } from '../../../../src/kernel/clock.ts';
import { NoAnswer, type Response, textOf } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Effect } from '../../world/effect.ts';
import {
  type Attempt,
  CONDITIONAL,
  type Invocation,
  remember,
  type Webhook,
} from '../../world/webhook.ts';
import { type Circuit, createCircuit } from './circuit.ts';
import { webhookRequest } from './webhook-request.ts';
import { ulid } from './webhook-work.ts';

/** Assumptions: which answers are tried again, and when; that there are at most three retries is third party. */
const AGAIN: ReadonlySet<number> = new Set([409, 429, 503]);
const PAUSES_MS = [1 * SECOND, 5 * SECOND, 30 * SECOND] as const;

type WebhookEffect = Effect & { readonly kind: 'webhook' };

/** In the background; each call by itself. An inactive webhook calls nobody. */
export function queueWebhook(desk: Desk, { webhookId, body }: WebhookEffect): void {
  const webhook = desk.world.webhooks.get(webhookId);
  if (webhook === undefined || webhook.status !== 'active') return;
  if (!webhook.subscriptions.includes(CONDITIONAL)) return;
  const now = desk.clock.now();
  const id = ulid(now, desk.webhooks.ids);
  const invocation: Invocation = { id, at: now, status: 'in_progress', attempts: [] };
  remember(webhook, invocation);
  desk.clock.spawn(`webhook "${webhook.name}"`, () => deliver(desk, webhook, invocation, body));
}

function circuitOf(desk: Desk, { id }: Webhook): Circuit {
  const known = desk.webhooks.circuits.get(id);
  if (known !== undefined) return known;
  const created = createCircuit();
  desk.webhooks.circuits.set(id, created);
  return created;
}

async function deliver(
  desk: Desk,
  webhook: Webhook,
  invocation: Invocation,
  payload: string,
): Promise<void> {
  const { clock, options } = desk;
  const circuit = circuitOf(desk, webhook);
  for (let tries = 0; ; tries++) {
    while (circuit.openUntil > clock.now()) {
      await clock.sleep(circuit.openUntil - clock.now(), 'a webhook that is left alone');
    }
    // Deleted or switched off while it waited.
    if (desk.world.webhooks.get(webhook.id) !== webhook || webhook.status !== 'active') break;
    const { attempt, again, retryAfterMs } = await attemptOnce(desk, webhook, invocation, payload);
    invocation.attempts.push(attempt);
    const good = isGood(attempt.statusCode);
    circuit.note(!good, clock.now(), options.webhookBreakMs);
    if (good) {
      invocation.status = 'success';
      return;
    }
    if (!again || tries >= options.webhookRetriesMax) break;
    const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] as number;
    await clock.sleep(retryAfterMs ?? pause, 'the next try of a webhook');
  }
  invocation.status = 'failed';
}

const isGood = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

interface Tried {
  readonly attempt: Attempt;
  readonly again: boolean;
  readonly retryAfterMs: number | undefined;
}

async function attemptOnce(
  desk: Desk,
  webhook: Webhook,
  invocation: Invocation,
  payload: string,
): Promise<Tried> {
  const at = desk.clock.now();
  const id = ulid(at, desk.webhooks.ids);
  const request = webhookRequest(webhook, payload, invocation.id, at);
  const common = { id, at, requestPayload: String(request.body) };
  try {
    const response = await desk.send(request, { timeoutMs: desk.options.webhookTimeoutMs });
    return {
      attempt: {
        ...common,
        completedAt: desk.clock.now(),
        statusCode: response.status,
        responsePayload: textOf(response.body),
        problem: null,
      },
      again: AGAIN.has(response.status),
      retryAfterMs: retryAfterMs(response),
    };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    const completedAt = desk.clock.now();
    const problem = error.reason === 'timeout' ? 'no answer in time' : 'connection refused';
    return {
      attempt: { ...common, completedAt, statusCode: null, responsePayload: '', problem },
      again: true,
      retryAfterMs: undefined,
    };
  }
}

function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * SECOND : undefined;
}
