// Messages keep their order, both ways, as far as the integration could know it.
import { conversationOf, groupBy } from '../conversations.ts';
import type { TicketComment } from '../ending.ts';
import type { Ruling, Violation } from '../ruling.ts';
import { type DeviceEvent, isCustomer, type Sighting } from '../sighting.ts';

export function order(sighting: Sighting): Ruling {
  const towardsTicket = inboundOrder(sighting);
  const towardsPhone = outboundOrder(sighting);
  return {
    looked: towardsTicket.looked + towardsPhone.looked,
    violations: [...towardsTicket.violations, ...towardsPhone.violations],
  };
}

/** A later message was pushed first although the earlier one had been acknowledged by then. */
function inboundOrder({ inbound, pushes }: Sighting): Ruling {
  const violations: Violation[] = [];
  let looked = 0;
  const firstPush = new Map<string, { readonly at: number; readonly seq: number }>();
  for (const push of pushes) if (!firstPush.has(push.id)) firstPush.set(push.id, push);
  const conversations = groupBy(inbound.values(), conversationOf);
  for (const earlier of inbound.values()) {
    for (const later of conversations.get(conversationOf(earlier)) ?? []) {
      if (earlier.timestamp >= later.timestamp) continue;
      const [first, second] = [firstPush.get(earlier.id), firstPush.get(later.id)];
      if (first === undefined || second === undefined) continue;
      looked++;
      const known = earlier.acknowledgedAt !== undefined && earlier.acknowledgedAt <= second.at;
      if (!known || first.seq <= second.seq) continue;
      violations.push({
        message: `"${later.text}" was pushed before "${earlier.text}", which was sent earlier and had arrived`,
        evidence: [earlier.seq, later.seq, second.seq, first.seq],
      });
    }
  }
  return { looked, violations };
}

/** Two replies of a ticket are shown in the order in which they were written. */
function outboundOrder({ comments, devices }: Sighting): Ruling {
  const violations: Violation[] = [];
  let looked = 0;
  const shown = groupBy(
    devices.filter(({ direction }) => direction === 'shown'),
    ({ text }) => text,
  );
  const firstShown = new Map([...shown].map(([text, events]) => [text, firstByPhone(events)]));
  const showing = ({ body, requester }: TicketComment): DeviceEvent | undefined =>
    requester === null ? shown.get(body)?.[0] : firstShown.get(body)?.get(requester);
  const replies = comments.filter(
    (each) => each.public && !isCustomer(each) && each.failure === null,
  );
  const before = new Map<number, TicketComment>();
  for (const later of replies) {
    const earlier = before.get(later.ticket);
    before.set(later.ticket, later);
    if (earlier === undefined || earlier.body === later.body) continue;
    const [first, second] = [showing(earlier), showing(later)];
    if (first === undefined || second === undefined) continue;
    looked++;
    if (first.seq < second.seq) continue;
    violations.push({
      message: `"${later.body}" was shown before "${earlier.body}", which was written earlier`,
      evidence: [second.seq, first.seq],
    });
  }
  return { looked, violations };
}

function firstByPhone(events: readonly DeviceEvent[]): ReadonlyMap<string, DeviceEvent> {
  const first = new Map<string, DeviceEvent>();
  for (const event of events) if (!first.has(event.phone)) first.set(event.phone, event);
  return first;
}
