// Cloud: sending messages, marking a customer's as read, and showing that somebody types.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { markRead, send as sendMessage, showTyping } from '../messaging.ts';
import { CLOUD_SOURCE } from '../sources.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import { type BusinessContent, fileOf } from '../world/content.ts';
import { newTemplateBook, templateNamed } from '../world/template.ts';
import { fillTemplate } from '../world/template-fill.ts';
import { livingMedia } from '../world/world.ts';
import { dialledFrom } from './dialled.ts';
import { refuse } from './errors.ts';
import { badParameter, onNumber, SUCCESS, withParams } from './graph.ts';
import { OTHER_INTERACTIVE } from './interactive-wire.ts';
import { badMessage, noSuchFile, notFilled, notSimulated, refused } from './message-refusals.ts';
import { CONTENTS, type Draft, MarkRead, Message, type MessageType } from './message-wire.ts';
import { check, formValue, type Params, paramsOf } from './params.ts';
import { otherButton, type TemplateDraft } from './template-wire.ts';

const SEPARATORS = /[\s()-]/g;
const NUMBER = /^(\+?)(\d{7,15})$/;

/** The recipient's E.164: with a plus as written, without one as dialled from the business's own country. */
function recipientOf(to: string, business: string): string | undefined {
  const [, plus, digits] = NUMBER.exec(to.replace(SEPARATORS, '')) ?? [];
  if (digits === undefined) return undefined;
  return plus === '+' ? `+${digits}` : dialledFrom(business, digits);
}

/** What Cloud knows and this simulation does not, in words. */
function beyond(params: Params): string | undefined {
  const { type, recipient_type } = params;
  if (recipient_type === 'group') return 'messages to groups';
  if (type === 'order') return 'messages of type "order"';
  if (type === 'interactive') {
    const kind = (params['interactive'] as { type?: unknown } | null | undefined)?.type;
    return OTHER_INTERACTIVE.has(kind) ? `interactive messages of type "${kind}"` : undefined;
  }
  const button = type === 'template' ? otherButton(params['template']) : undefined;
  return button && `template buttons of type "${button}"`;
}

function filled(
  context: Context,
  number: BusinessNumber,
  { name, language, given }: TemplateDraft,
): BusinessContent | Response {
  const book = context.world.businesses.get(number.owner)?.book ?? newTemplateBook();
  const template = templateNamed(book, name, language);
  if (template === undefined) {
    const why = `There is no template ${name} in ${language}.`;
    return notFilled(context, { refused: 'missing', why });
  }
  const content = fillTemplate(template, given);
  return 'refused' in content ? notFilled(context, content) : content;
}

/** Refuses an uploaded file that is not there for this number. */
function fileRefusal(
  context: Context,
  number: BusinessNumber,
  content: BusinessContent,
  type: MessageType,
): Response | undefined {
  const file = fileOf(content)?.file;
  if (file === undefined || !('media' in file)) return undefined;
  const media = livingMedia(context.world, file.media, context.services.clock.now());
  if (media !== undefined && media.number === number.id) return undefined;
  return noSuchFile(
    context,
    'file' in content ? `${type}.id` : `${type} (the id in its header)`,
    file.media,
  );
}

/** What the part of the call that bears the name of its type says, or why it cannot be sent. */
function contentOf(
  context: Context,
  number: BusinessNumber,
  draft: Draft,
): BusinessContent | Response {
  const content = draft.type === 'template' ? filled(context, number, draft) : draft;
  if ('status' in content) return content;
  const type =
    content.type === 'template' || content.type === 'interactive' ? content.type : draft.type;
  return fileRefusal(context, number, content, type) ?? content;
}

function send(context: Context, number: BusinessNumber, call: Call): Response | Promise<Response> {
  const params = paramsOf(call);
  if (params !== undefined && 'status' in params) return read(context, number, call);
  if (params === undefined) return badParameter(context, '', false);
  const missing = beyond(params);
  if (missing !== undefined) {
    return notSimulated(
      context,
      call,
      missing,
      params['recipient_type'] === 'group' ? 100 : 131051,
    );
  }
  const message = check(Message, params);
  if (!('value' in message)) return badMessage(context, message, '');
  const { to, type = 'text', context: answered } = message.value;
  // A client that has written it as text of its own is understood (third party).
  const part = params[type];
  const draft = check(CONTENTS[type], typeof part === 'string' ? formValue(part) : part, type);
  if (!('value' in draft)) return badMessage(context, draft, type);
  const recipient = recipientOf(to, number.phone);
  if (recipient === undefined) {
    return refuse(context, 131009, { details: 'The recipient is not a phone number.' });
  }
  const content = contentOf(context, number, draft.value);
  if ('status' in content) return content;
  const sending = sendMessage(context, number, {
    to: recipient,
    content,
    context: answered?.message_id,
    echo: message.value.biz_opaque_callback_data,
    identity: message.value.recipient_identity_key_hash,
  });
  if ('refused' in sending) return refused(context, sending);
  const { id, waId } = sending;
  return json(200, {
    messaging_product: 'whatsapp',
    contacts: [{ input: to, wa_id: waId }],
    messages: [type === 'template' ? { id, message_status: 'accepted' } : { id }],
  });
}

function read(context: Context, number: BusinessNumber, call: Call): Response | Promise<Response> {
  return withParams(context, call, MarkRead, ({ message_id, typing_indicator }) => {
    const message = markRead(context, number, message_id);
    if (message === undefined) {
      return refuse(context, 131009, {
        details: 'There is no such message from a customer within the last 30 days.',
      });
    }
    if (typing_indicator !== undefined) showTyping(context, message);
    return SUCCESS;
  });
}

export const MESSAGE_ROUTES: readonly Route<Context>[] = [
  {
    method: 'POST',
    path: '/{id}/messages',
    handle: onNumber(send),
    fidelity: 'partial',
    confidence: 'documented',
    source: CLOUD_SOURCE.send,
    note: 'Every type, marking as read and the typing indicator. Orders, catalogs, products, flows, address and location requests, and groups are refused and reported. A recipient without a plus is taken for one of the business’s own country where that has such a number, else as international.',
  },
];
