// Every reply of an agent that the customer did not get has failed where the agent sees it.
import { type Instant, MINUTE, SECOND } from '../../kernel/clock.ts';
import { groupBy } from '../conversations.ts';
import type { TicketComment } from '../ending.ts';
import { digitsOf } from '../reading.ts';
import type { Ruling } from '../ruling.ts';
import { isCustomer, phoneOfNow, type Sighting } from '../sighting.ts';

/** What goes well, or fails at once, has done so by then. */
const AT_ONCE_MS = 5 * SECOND;
/** After trouble: longer than anything that is tried again waits. */
const AFTER_TROUBLE_MS = 60 * MINUTE;

/** What reached a phone, or is with WhatsApp, which has not said that it could not be delivered. */
interface Carried {
  readonly phone: string;
  readonly text: string;
  readonly kind: 'text' | 'template' | 'file';
  /** Of a template, as far as it was heard. */
  readonly name: string;
  readonly at: number;
}

export function failureVisible(sighting: Sighting): Ruling {
  const { end, comments } = sighting;
  if (end === undefined || sighting.underWay) return { looked: 0, violations: [] };
  const by = settledBy(sighting, end.at);
  const replies = comments.filter(isReply);
  const carried = carriedIn(sighting, by);
  const ownerOf = (phone: string): string => phoneOfNow(digitsOf(phone), sighting.moves);
  const byOwner = groupBy(carried, ({ phone }) => ownerOf(phone));
  const left = new Set(carried);
  /** Each reply takes what is its own, so that nothing stands for two. */
  const take = (comment: TicketComment, kind: Carried['kind']): boolean => {
    const { body, requester, at = end.at } = comment;
    const own = requester === null ? carried : (byOwner.get(ownerOf(requester)) ?? []);
    const found = own.find(
      (one) =>
        left.has(one) &&
        one.kind === kind &&
        one.at >= at &&
        (kind !== 'text' || one.text === body) &&
        (kind !== 'template' || body.includes(one.name)),
    );
    return found !== undefined && left.delete(found);
  };
  const reached = (comment: TicketComment): boolean => {
    const words = take(comment, 'text') || take(comment, 'template');
    const files = Array.from({ length: comment.files }, () => take(comment, 'file'));
    return words && files.every((arrived) => arrived);
  };
  const under = replies.filter(({ failure }) => failure === null).filter((each) => !reached(each));
  const lost = under.filter(({ at = end.at }) => at < by);
  return {
    looked: replies.length - (under.length - lost.length),
    violations: lost.map(({ body, ticket }) => ({
      message: `the reply "${body}" on ticket ${ticket} did not reach the customer, and its failure is not shown`,
      evidence: [end.seq],
    })),
  };
}

/** What was done before that has gone well, or failed for good. After trouble it may still be tried again. */
function settledBy({ trouble }: Sighting, end: Instant): Instant {
  const over = trouble === undefined || end - trouble.lastAt > AFTER_TROUBLE_MS;
  return (over ? end : trouble.firstAt) - AT_ONCE_MS;
}

/** Comments that come by other ways, such as a merge, are none. */
const isReply = (comment: TicketComment): boolean =>
  comment.public &&
  !isCustomer(comment) &&
  comment.answerable &&
  comment.channel === 'api' &&
  comment.at !== undefined;

/** `by`: what WhatsApp has said since need not show yet. */
function carriedIn({ devices, outgoing, toldFailed }: Sighting, by: Instant): readonly Carried[] {
  const shown = devices.filter(({ direction }) => direction === 'shown');
  const known = new Set(shown.map(({ message }) => message));
  const names = new Map(outgoing.map(({ id, templateName }) => [id, templateName]));
  const kindOf = (type: string, template: boolean): Carried['kind'] =>
    template ? 'template' : type === 'text' ? 'text' : 'file';
  const waiting = outgoing.filter(({ id, accepted }) => {
    const failedAt = toldFailed.get(id);
    return accepted && !known.has(id) && (failedAt === undefined || failedAt >= by);
  });
  return [
    ...shown.map(({ phone, text, type, template, message, at }) => {
      const name = names.get(message) ?? '';
      return { phone, text, kind: kindOf(type, template), name, at };
    }),
    ...waiting.map(({ customer, text, type, template, templateName: name, at }) => {
      return { phone: customer, text, kind: kindOf(type, template), name, at };
    }),
  ];
}
