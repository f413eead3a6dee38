// Every customer message that was acknowledged stands once on a ticket, and nothing else does; no reply is shown twice.
import { groupBy } from '../conversations.ts';
import type { TicketComment } from '../ending.ts';
import type { Ruling, Violation } from '../ruling.ts';
import {
  countTexts,
  type InboundMessage,
  isCustomer,
  phoneOfNow,
  type Sighting,
} from '../sighting.ts';

/** An integration may keep notes of its own, as the author that it brings along. */
const isMessage = (comment: TicketComment): boolean => isCustomer(comment) && comment.public;

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

export function exactlyOnce(sighting: Sighting): Ruling {
  const customers = onTickets(sighting);
  const replies = onPhones(sighting);
  return {
    looked: customers.looked + replies.looked,
    violations: [...customers.violations, ...replies.violations],
  };
}

/** Each message takes the one comment that is its own: what is missing, or left over, is a violation. */
function onTickets({ inbound, comments, moves, endSeq }: Sighting): Ruling {
  const end = endSeq === undefined ? [] : [endSeq];
  const heard = [...inbound.values()];
  const theirs = comments.filter(isMessage);
  const left = new Set(theirs);
  const candidates = candidatesAmong(theirs, moves);
  const missing: InboundMessage[] = [];
  for (const message of heard.toSorted(surestFirst)) {
    const own = candidates(message).find(
      (comment) => left.has(comment) && mayBe(comment, message, moves),
    );
    if (own !== undefined) left.delete(own);
    else if (isDue(message)) missing.push(message);
  }
  const violations: Violation[] = [];
  const faulty = new Set<string>();
  for (const message of missing) {
    if (message.text !== '') faulty.add(message.text);
    else
      violations.push({
        message: `${named(message)} stands on no ticket`,
        evidence: [message.seq, ...end],
      });
  }
  for (const comment of left) {
    const { body, ticket } = comment;
    if (heard.some((message) => message.text === body && mayBe(comment, message, moves))) {
      faulty.add(body);
      continue;
    }
    const known = heard.some((message) => mayBe(comment, message, moves));
    const why = known ? 'once too often' : 'but its requester never wrote it';
    violations.push({ message: `"${body}" stands on ticket ${ticket}, ${why}`, evidence: end });
  }
  for (const text of faulty) {
    const sent = heard.filter((message) => message.text === text && isDue(message));
    const found = theirs.filter(({ body }) => body === text).length;
    violations.push({
      message: `"${text}" was sent ${times(sent.length)} and stands ${times(found)} on tickets`,
      evidence: [...sent.slice(0, 1).map(({ seq }) => seq), ...end],
    });
  }
  return { looked: heard.filter(isDue).length, violations };
}

function onPhones({ comments, devices }: Sighting): Ruling {
  const violations: Violation[] = [];
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
  return { looked: written.size, violations };
}

/**
 * Where a message's own comment is looked for, in their order: its customer's, and those of a requester
 * without a number. Among all comments, a thousand messages would be compared a million times.
 */
function candidatesAmong(
  comments: readonly TicketComment[],
  moves: Sighting['moves'],
): (message: InboundMessage) => readonly TicketComment[] {
  const nobodys = comments.filter(({ requester }) => requester === null);
  const theirs = groupBy(
    comments.filter(({ requester }) => requester !== null),
    ({ requester }) => phoneOfNow((requester ?? '').replace(/\D/g, ''), moves),
  );
  const place = new Map(comments.map((comment, i) => [comment, i]));
  const at = (comment: TicketComment): number => place.get(comment) ?? 0;
  return ({ customer }) => {
    const own = theirs.get(phoneOfNow(customer, moves)) ?? [];
    if (nobodys.length === 0) return own;
    return [...own, ...nobodys].sort((a, b) => at(a) - at(b));
  };
}

/** What WhatsApp itself tells of a customer, such as a new number, may stand on the ticket but need not. */
const isDue = ({ acknowledgedAt, type }: InboundMessage): boolean =>
  acknowledgedAt !== undefined && type !== 'system';

/** Those first that only one comment can be: a text, then what says most; what need not be there comes last. */
const surestFirst = (a: InboundMessage, b: InboundMessage): number => rank(b) - rank(a);
const rank = (message: InboundMessage): number => {
  if (message.text !== '') return 1_000;
  return isDue(message) ? message.says.length : -1;
};

const named = ({ type, says }: InboundMessage): string =>
  `a message of type ${type}${says.length === 0 ? '' : ` (${says.join(', ')})`}`;

/** Whether a comment can be what a customer wrote: a text as it is, anything else with the words that it bears. */
const mayBe = (
  { body, requester }: TicketComment,
  { text, says, customer }: InboundMessage,
  moves: Sighting['moves'],
): boolean =>
  (text === '' ? says.every((words) => body.includes(words)) : text === body) &&
  (requester === null ||
    phoneOfNow(requester.replace(/\D/g, ''), moves) === phoneOfNow(customer, moves));
