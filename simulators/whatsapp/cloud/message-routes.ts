// Cloud: sending messages, and marking a customer's as read.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { markRead, type Sending, send as sendMessage } from '../messaging.ts';
import { CLOUD_SOURCE } from '../sources.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import { dialledFrom } from './dialled.ts';
import { failureOf, refuse } from './errors.ts';
import { badParameter, onNumber, SUCCESS, withParams } from './graph.ts';
import { check, paramsOf } from './params.ts';
import { MarkRead, Message } from './wire.ts';

const SEPARATORS = /[\s()-]/g;
const NUMBER = /^(\+?)(\d{7,15})$/;

/** The recipient's E.164: with a plus as written, without one as dialled from the business's own country. */
function recipientOf(to: string, business: string): string | undefined {
  const [, plus, digits] = NUMBER.exec(to.replace(SEPARATORS, '')) ?? [];
  if (digits === undefined) return undefined;
  return plus === '+' ? `+${digits}` : dialledFrom(business, digits);
}

function refused(context: Context, refusal: Extract<Sending, { refused: string }>): Response {
  switch (refusal.refused) {
    case 'not-registered':
      return refuse(context, 133010, { details: 'Register the number before sending from it.' });
    case 'to-itself':
      return refuse(context, 131021, { details: 'A number cannot write to itself.' });
    case 'window-closed':
      return refuse(context, 131047, {
        details: failureOf('window-closed', context.options).details,
      });
    case 'locked':
      return refuse(context, 131031, { details: 'The number is restricted or banned.' });
    case 'maintenance':
      return refuse(context, 131057, {
        details: 'The throughput of the number is being upgraded.',
        waitMs: refusal.waitMs,
      });
    case 'throughput':
      return refuse(context, 130429, {
        details: 'The number sends and receives more in a second than its throughput allows.',
      });
    case 'pair-rate':
      return refuse(context, 131056, {
        details: 'Too many messages to the same customer in a short time.',
        waitMs: refusal.waitMs,
      });
  }
}

function notSimulated(context: Context, call: Call, type: string): Response {
  context.services.trace.record('finding', {
    node: 'whatsapp',
    method: 'POST',
    path: call.path,
    note: `messages of type "${type}" are not simulated yet; text is`,
  });
  return refuse(context, 131051, { details: `Messages of type ${type} are not supported.` });
}

function send(context: Context, number: BusinessNumber, call: Call): Response | Promise<Response> {
  const params = paramsOf(call);
  if (params !== undefined && 'status' in params) return read(context, number, call);
  if (params === undefined) return badParameter(context, '', false);
  const checked = check(Message, params);
  if (!('value' in checked)) return badParameter(context, checked.field, checked.missing);
  const { to, type = 'text', text, biz_opaque_callback_data: echo } = checked.value;
  if (type !== 'text') return notSimulated(context, call, type);
  if (text === undefined) return badParameter(context, 'text', true);
  const recipient = recipientOf(to, number.phone);
  if (recipient === undefined) {
    return refuse(context, 131009, { details: 'The recipient is not a phone number.' });
  }
  const sending = sendMessage(context, number, {
    to: recipient,
    content: { type: 'text', text: text.body },
    context: undefined,
    echo,
    identity: undefined,
  });
  if ('refused' in sending) return refused(context, sending);
  return json(200, {
    messaging_product: 'whatsapp',
    contacts: [{ input: to, wa_id: sending.waId }],
    messages: [{ id: sending.id }],
  });
}

function read(context: Context, number: BusinessNumber, call: Call): Response | Promise<Response> {
  return withParams(context, call, MarkRead, ({ message_id }) =>
    markRead(context, number, message_id) !== undefined
      ? SUCCESS
      : refuse(context, 131009, { details: 'There is no such message from a customer.' }),
  );
}

export const MESSAGE_ROUTES: readonly Route<Context>[] = [
  {
    method: 'POST',
    path: '/{id}/messages',
    handle: onNumber(send),
    fidelity: 'partial',
    confidence: 'documented',
    source: CLOUD_SOURCE.send,
    note: 'Text, and marking as read; other types answer 131051 and are reported. A recipient without a plus is taken for one of the business’s own country where that has such a number, else as international. No rate limits and no typing indicator yet.',
  },
];
