// What everybody in a crowd has on tickets and on the phone, held against what they and their agents wrote.
import { type CrowdPart, partMembers } from '../../scenario/crowd.ts';
import { named, phoneOf, type Stage } from '../stage.ts';
import type { Sight } from './sight.ts';
import { ticketsOfMany } from './tickets.ts';

interface Talked {
  readonly customer: string;
  readonly account: string;
  readonly text: string;
}

/** The texts by customer, in order. */
function textsWith(talk: readonly Talked[], account: string): ReadonlyMap<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const { customer, account: of, text } of talk) {
    if (of !== account) continue;
    const known = texts.get(customer);
    if (known === undefined) texts.set(customer, [text]);
    else known.push(text);
  }
  return texts;
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, i) => text === b[i]);

const STRAYS_NAMED = 10;

export function seeCrowd(
  stage: Stage,
  { part, account }: { readonly part: CrowdPart; readonly account: string },
): Sight {
  const { memory, plan, world } = stage;
  const members = partMembers(part);
  const tickets = ticketsOfMany(stage, members, account);
  const { number } = named(plan.world.accounts, account);
  const written = textsWith(memory.messages, account);
  const answers = textsWith(memory.replies, account);
  const count = { tickets: 0, ownMessages: 0, ownReplies: 0, answered: 0 };
  const strays: string[] = [];
  for (const member of members) {
    const theirs = tickets.get(member) ?? [];
    const said = theirs.flatMap(({ comments }) =>
      comments.flatMap((each) => (each.public && each.role === 'end-user' ? [each.body] : [])),
    );
    const chat = world.whatsapp.phones
      .device(phoneOf(stage, member))
      .chats.find(({ business }) => business === number);
    const shown =
      chat?.messages.flatMap(({ direction, text }) => (direction === 'shown' ? [text] : [])) ?? [];
    const ownMessages = same(said, written.get(member) ?? []);
    const ownReplies = same(shown, answers.get(member) ?? []);
    count.tickets += theirs.length;
    if (ownMessages) count.ownMessages++;
    if (ownReplies) count.ownReplies++;
    if (shown.length > 0) count.answered++;
    if (!ownMessages || !ownReplies) strays.push(member);
  }
  return { ...count, strays: strays.slice(0, STRAYS_NAMED) };
}
