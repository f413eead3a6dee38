// Messages keep their order, both ways, as far as the integration could know it.
import type { Ruling, Violation } from '../ruling.ts';
import { isCustomer, type Sighting } from '../sighting.ts';

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
  const messages = [...inbound.values()];
  for (const earlier of messages) {
    for (const later of messages) {
      if (earlier.line !== later.line || earlier.customer !== later.customer) continue;
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
  const shown = devices.filter(({ direction }) => direction === 'shown');
  const replies = comments.filter(
    (each) => each.public && !isCustomer(each) && each.failure === null,
  );
  for (const [i, later] of replies.entries()) {
    const earlier = replies.slice(0, i).findLast(({ ticket }) => ticket === later.ticket);
    if (earlier === undefined || earlier.body === later.body) continue;
    const first = shown.find(({ text, phone }) => text === earlier.body && isFor(earlier, phone));
    const second = shown.find(({ text, phone }) => text === later.body && isFor(later, phone));
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

const isFor = (comment: { readonly requester: string | null }, phone: string): boolean =>
  comment.requester === null || comment.requester === phone;
