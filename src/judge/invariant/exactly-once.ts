// Every customer message that was acknowledged stands once on a ticket, and nothing else does; no reply is shown twice.
import type { Ruling, Violation } from '../ruling.ts';
import {
  countTexts,
  type InboundMessage,
  isCustomer,
  type Sighting,
  type TicketComment,
} from '../sighting.ts';

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

export function exactlyOnce({ inbound, comments, devices, endSeq }: Sighting): Ruling {
  const violations: Violation[] = [];
  const end = endSeq === undefined ? [] : [endSeq];
  const heard = [...inbound.values()];
  const acknowledged = heard.filter((each) => each.acknowledgedAt !== undefined);
  const sent = countTexts(acknowledged.map((message) => message.text));
  const onTickets = countTexts(comments.filter(isCustomer).map(({ body }) => body));
  for (const [text, wanted] of sent) {
    const found = onTickets.get(text) ?? 0;
    if (found === wanted) continue;
    const first = acknowledged.find((message) => message.text === text);
    violations.push({
      message: `"${text}" was sent ${times(wanted)} and stands ${times(found)} on tickets`,
      evidence: first === undefined ? end : [first.seq, ...end],
    });
  }
  for (const comment of comments.filter(isCustomer)) {
    if (heard.some((message) => mayBe(comment, message))) continue;
    violations.push({
      message: `"${comment.body}" stands on ticket ${comment.ticket}, but its requester never wrote it`,
      evidence: end,
    });
  }
  const written = countTexts(
    comments.filter((each) => each.public && !isCustomer(each)).map(({ body }) => body),
  );
  const shown = devices.filter(({ direction }) => direction === 'shown');
  for (const [text, count] of countTexts(shown.map((event) => event.text))) {
    const wanted = written.get(text);
    if (wanted === undefined || count <= wanted) continue;
    violations.push({
      message: `the reply "${text}" was written ${times(wanted)} and shown ${times(count)}`,
      evidence: shown.filter((event) => event.text === text).map(({ seq }) => seq),
    });
  }
  return { looked: sent.size + written.size, violations };
}

/** Whether a comment can be what a customer wrote. What is no text stands on a ticket in words of the integration's own. */
const mayBe = ({ body, requester }: TicketComment, { text, customer }: InboundMessage): boolean =>
  (text === body || text === '') &&
  (requester === null || requester.replace(/\D/g, '') === customer);
