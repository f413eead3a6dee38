// What to send where an agent asked for a template: checked against WhatsApp's own list just before.
import type { TemplateRefusal } from '../domain/template.ts';
import type { Context } from './context.ts';
import type { Prepared } from './files/reply-file.ts';
import type { OutboxRecord, ThreadRecord } from './records/conversation.ts';
import { pairKey } from './records/keys.ts';
import type { WhatsAppClient } from './whatsapp/client.ts';

const never = (reason: TemplateRefusal): Prepared => ({ never: reason, title: '' });

export async function prepareTemplate(
  { store, law }: Context,
  client: WhatsAppClient,
  reply: OutboxRecord,
  { business, customer, address }: ThreadRecord,
): Promise<Prepared> {
  const asked = law.readTemplate(reply.text);
  if (asked === undefined) return never('template-malformed');
  if ('refused' in asked) return never(asked.refused);
  const { messages = 0 } = (await store.get('pair', pairKey(business, customer))) ?? {};
  const recipient = law.templateRecipient({ customer, address, messages });
  if ('refused' in recipient) return never(recipient.refused);
  const known = await client.templates(asked.ok.name);
  if (!('ok' in known)) {
    // A question that nobody answered has sent nothing.
    return { not: known.failed === 'in-doubt' ? { ...known, failed: 'unreachable' } : known };
  }
  const usable = law.usableTemplate(known.ok, asked.ok);
  if ('refused' in usable) return never(usable.refused);
  const filled = law.fillTemplate(usable.ok, asked.ok.values);
  if ('refused' in filled) return never(filled.refused);
  return { ok: { ...reply, template: { ...filled.ok, to: recipient.ok } } };
}
