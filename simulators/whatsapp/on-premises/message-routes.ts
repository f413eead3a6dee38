// On-Premises: contacts, sending messages, and marking a customer's as read.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import type { Context } from '../context.ts';
import { markRead, send as sendMessage } from '../messaging.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import type { Deployment } from '../world/deployment.ts';
import { waIdOf } from '../world/wa-id.ts';
import { meant } from '../world/world.ts';
import { type Answer, authorized, param, withBody } from './client.ts';
import { FAILURE, ok, refuse } from './errors.ts';
import { Contacts, MarkRead, Message, TEXT_MAX } from './wire.ts';

const NOT_DIGITS = /\D/g;
const NUMBER = /^\d{7,15}$/;

function checkContacts({ world }: Context, _deployment: Deployment, call: Call): Answer {
  return withBody(call, Contacts, ({ contacts }) =>
    ok({
      contacts: contacts.map((input) => ({
        wa_id: waIdOf(meant(world, `+${input.replace(NOT_DIGITS, '')}`), world.rewriting),
        input,
        status: 'valid',
      })),
    }),
  );
}

function notSimulated(context: Context, call: Call, type: string): Answer {
  context.services.trace.record('finding', {
    node: 'whatsapp',
    method: 'POST',
    path: call.path,
    note: `messages of type "${type}" are not simulated yet; text is`,
  });
  return refuse(501, `Messages of type ${type} are not supported.`);
}

function send(context: Context, { number }: Deployment, call: Call): Answer {
  return withBody(call, Message, ({ to, type = 'text', text }) => {
    if (type !== 'text') return notSimulated(context, call, type);
    if (text === undefined) return refuse(1008, 'text is missing.');
    if (text.body.length > TEXT_MAX)
      return refuse(1001, `A text has at most ${TEXT_MAX} characters.`);
    const digits = to.replace(NOT_DIGITS, '');
    if (!NUMBER.test(digits)) return refuse(1009, 'to is not a phone number.');

    const sending = sendMessage(context, number, {
      to: `+${digits}`,
      content: { type: 'text', text: text.body },
      context: undefined,
      echo: undefined,
      identity: undefined,
    });
    if (!('refused' in sending)) {
      return ok(
        { messages: [{ id: sending.id }], contacts: [{ input: to, wa_id: sending.waId }] },
        context.options.onPremisesSendStatus,
      );
    }
    switch (sending.refused) {
      case 'not-registered':
        return refuse(1011, 'The number is not registered.');
      case 'to-itself':
        return refuse(1013, 'A number cannot write to itself.');
      case 'window-closed':
        return refuse(470, FAILURE['window-closed'].details);
      case 'locked':
        return refuse(1031, 'The number is restricted or banned.');
      case 'maintenance':
        return refuse(1011, 'The number is being upgraded.', { waitMs: sending.waitMs });
      case 'throughput':
      case 'pair-rate':
        return refuse(1015, 'More messages in a second than the client can send.');
    }
  });
}

function read(context: Context, { number }: Deployment, call: Call): Answer {
  return withBody(call, MarkRead, () => {
    const id = param(call, 'message');
    return markRead(context, number, id)
      ? ok()
      : refuse(1006, `There is no message ${id} from a customer.`);
  });
}

export const MESSAGE_ROUTES: readonly Route<Context>[] = [
  {
    method: 'POST',
    path: '/on-premises/{deployment}/v1/contacts',
    handle: authorized(checkContacts),
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.contacts,
    note: 'As from v2.43: always valid, with a wa_id.',
  },
  {
    method: 'POST',
    path: '/on-premises/{deployment}/v1/messages',
    handle: authorized(send),
    fidelity: 'partial',
    confidence: 'third party',
    source: ON_PREMISES_SOURCE.collection,
    note: 'Text only; other types answer 400/501 and are reported. 201 with contacts (third party). From a number that is not registered: 503/1011 (assumption).',
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
