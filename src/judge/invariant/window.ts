// Nothing free-form is accepted by WhatsApp later than 24 hours after the customer's last message.
import { DAY, SECOND } from '../../kernel/clock.ts';
import { conversationOf, groupBy } from '../conversations.ts';
import type { Ruling, Violation } from '../ruling.ts';
import type { Sighting } from '../sighting.ts';

const DAY_SECONDS = DAY / SECOND;

export function window({ inbound, outgoing }: Sighting): Ruling {
  const violations: Violation[] = [];
  const conversations = groupBy(inbound.values(), conversationOf);
  const freeForm = outgoing.filter(({ accepted, template }) => accepted && !template);
  for (const sent of freeForm) {
    const { customer, text, at, seq } = sent;
    const sentAt = Math.floor(at / SECOND);
    const heard = conversations.get(conversationOf(sent)) ?? [];
    const before = heard.filter((message) => message.seq < seq);
    const last = Math.max(...before.map(({ timestamp }) => timestamp));
    if (sentAt - last <= DAY_SECONDS) continue;
    const since =
      before.length === 0
        ? 'without any message of theirs before'
        : `${sentAt - last} s after their last message to that number`;
    violations.push({
      message: `"${text}" was sent to +${customer} and accepted ${since}`,
      evidence: [...before.slice(-1).map((message) => message.seq), seq],
    });
  }
  return { looked: freeForm.length, violations };
}
