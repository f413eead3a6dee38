// On-Premises: sending messages, and marking a customer's as read.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { markRead, type Sending, send as sendMessage } from '../messaging.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import type { Deployment } from '../world/deployment.ts';
import { meant } from '../world/world.ts';
import { type Answer, authorized, param, withBody } from './client.ts';
import { isKnown, phoneIn } from './contact-routes.ts';
import { done, FAILURE, isProblem, ok, refuse, refused } from './errors.ts';
import { identify } from './identity.ts';
import { readContent } from './message-content.ts';
import { Message } from './message-wire.ts';
import { atLeast, isOver } from './version.ts';
import { MarkRead } from './wire.ts';

function notSent(context: Context, refusal: Extract<Sending, { refused: string }>): Response {
  switch (refusal.refused) {
    case 'not-registered':
      return refuse(context, 1011, 'The number is not registered.');
    case 'to-itself':
      return refuse(context, 1013, 'A number cannot write to itself.');
    case 'failed':
      return refused(context, FAILURE[refusal.failure]);
    case 'locked':
      return refuse(context, 1031, 'The number is restricted or banned.');
    case 'maintenance':
      return refuse(context, 1011, 'The number is being upgraded.', { waitMs: refusal.waitMs });
    case 'throughput':
    case 'pair-rate':
      return refuse(context, 1015, 'More messages in a second than the client can send.');
  }
}

/** A type that the vendor has and that is not simulated shows in the report. */
function recordUnsupported(context: Context, call: Call, details: string): void {
  context.services.trace.record('finding', {
    node: 'whatsapp',
    method: 'POST',
    path: call.path,
    note: details,
  });
}

/** What the client knew of the customer, when changes are told; blocked until a change is acknowledged. */
function identityOf(context: Context, deployment: Deployment, to: string) {
  if (!deployment.settings.tellsIdentityChange) return { identity: undefined };
  const found = identify(context, deployment, to);
  // What is on its way when the change is found fails, and is told so.
  if (found?.before !== undefined) return { identity: found.before };
  if (found !== undefined && !found.known.acknowledged) return { blocked: true } as const;
  return { identity: found?.known.hash };
}

function send(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, Message, (message) => {
    const { to, recipient_type: recipient = 'individual', context: answered } = message;
    if (isOver(context))
      return refuse(context, 1011, 'The On-Premises API is no longer available.');
    if (recipient !== 'individual') {
      return refuse(context, 1002, 'recipient_type can only be individual.');
    }
    const content = readContent(context, deployment, message);
    if (isProblem(content)) {
      if (content.code === 501) recordUnsupported(context, call, content.details);
      return refused(context, content);
    }
    const phone = phoneIn(to);
    if (phone === undefined) return refuse(context, 1009, 'to is not a phone number.');
    const customer = meant(context.world, phone);
    if (!isKnown(context, deployment, customer)) return refuse(context, 1006, 'unknown contact');
    const checking = identityOf(context, deployment, customer);
    if ('blocked' in checking) {
      return refuse(context, 1028, 'Acknowledge the new security code of the recipient first.');
    }

    const sending = sendMessage(context, deployment.number, {
      to: phone,
      content,
      context: answered?.message_id,
      echo: undefined,
      identity: checking.identity,
    });
    if ('refused' in sending) return notSent(context, sending);
    const { id, waId } = sending;
    const contacts = atLeast(context, 2, 45, 1) ? { contacts: [{ input: to, wa_id: waId }] } : {};
    return ok(context, { messages: [{ id }], ...contacts }, context.options.onPremisesSendStatus);
  });
}

function read(context: Context, { number }: Deployment, call: Call): Answer {
  return withBody(context, call, MarkRead, () => {
    const id = param(call, 'message');
    return markRead(context, number, id)
      ? done(context)
      : refuse(context, 1006, `There is no message ${id} from a customer.`);
  });
}

export const MESSAGE_ROUTES: readonly Route<Context>[] = [
  {
    method: 'POST',
    path: '/on-premises/{deployment}/v1/messages',
    handle: authorized(send),
    fidelity: 'partial',
    confidence: 'third party',
    source: ON_PREMISES_SOURCE.collection,
    note: 'All types but hsm, product and product_list, which answer 400/501 and are reported. 201 with contacts (third party). preview_url and the log-in of a provider have no effect. Assumptions: 503/1011 from a number that is not registered, 404/1006 for media that is not there, 400/2008 for media of the wrong kind, context.message_id.',
  },
  {
    method: 'PUT',
    path: '/on-premises/{deployment}/v1/messages/{message}',
    handle: authorized(read),
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.collection,
  },
];
