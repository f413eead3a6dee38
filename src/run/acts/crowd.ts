// Acts of a crowd: its people write one after another over a time, and agents answer them side by side.
import { SECOND } from '../../kernel/clock.ts';
import { type CrowdPart, memberText, partMembers } from '../../scenario/crowd.ts';
import { couldNot, DONE, type Outcome } from '../act.ts';
import { ticketsOfMany } from '../observe/tickets.ts';
import type { Agent } from '../people/agent.ts';
import { agentOf, type Stage } from '../stage.ts';
import { applyMacro, macroCalled, type OnTicket } from './business-rules.ts';
import { replyOn, sends } from './talking.ts';

/** People act on whole seconds, a crowd too, but not each at a second of their own. */
async function inTime<Item>(
  { clock }: Stage['world'],
  items: readonly Item[],
  withinMs: number,
  act: (item: Item) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const begun = clock.now();
  for (const [i, item] of items.entries()) {
    const at = begun + Math.floor((i * withinMs) / items.length / SECOND) * SECOND;
    if (at > clock.now()) await clock.sleep(at - clock.now(), 'the next of a crowd');
    const outcome = await act(item);
    if (outcome.outcome !== 'done') return outcome;
  }
  return DONE;
}

/** What follows counts from the end: the last of a crowd acted then. */
function rest({ memory, world }: Stage): void {
  memory.mark = Math.floor(world.clock.now() / SECOND) * SECOND;
  memory.actedAt = memory.mark;
}

export async function crowdWrites(
  stage: Stage,
  step: {
    readonly part: CrowdPart;
    readonly message: string;
    readonly withinMs: number;
    readonly to: string;
  },
): Promise<Outcome> {
  const { part, message, withinMs, to } = step;
  const outcome = await inTime(stage.world, partMembers(part), withinMs, (customer) =>
    sends(stage, { customer, to, message: memberText(message, customer) }),
  );
  rest(stage);
  return outcome;
}

interface Answers {
  readonly part: CrowdPart;
  /** The one whom every Support has, where nobody is named. */
  readonly by: readonly string[];
  readonly message: string | null;
  readonly macro: string | null;
  readonly status: string | null;
  readonly withinMs: number;
  readonly account: string;
}

type Answer = (on: OnTicket) => Promise<Outcome>;

async function answering(stage: Stage, agent: Agent, step: Answers): Promise<Answer | Outcome> {
  const { message, macro, status } = step;
  if (message !== null) {
    return (on) =>
      replyOn(stage, agent, { ...on, message: memberText(message, on.customer), status });
  }
  const found = await macroCalled(agent, macro ?? '');
  return found === undefined
    ? couldNot(`there is no macro "${macro}"`)
    : (on) => applyMacro(stage, agent, found, on);
}

/** Each agent has every so manieth ticket, and all of them answer at the same time. */
export async function agentsAnswer(stage: Stage, step: Answers): Promise<Outcome> {
  const { part, withinMs, account } = step;
  const customers = partMembers(part);
  const tickets = ticketsOfMany(stage, customers, account);
  const agents = (step.by.length === 0 ? [undefined] : step.by).map((name) => agentOf(stage, name));
  const outcomes = await Promise.all(
    agents.map(async (agent, turn) => {
      const share = customers.filter((_customer, i) => i % agents.length === turn);
      const answer = await answering(stage, agent, step);
      if (typeof answer !== 'function') return answer;
      return inTime(stage.world, share, withinMs, (customer) => {
        const ticket = tickets.get(customer)?.at(-1);
        return ticket === undefined
          ? couldNot(`${customer} has no ticket with ${account}`)
          : answer({ ticket, customer, account });
      });
    }),
  );
  rest(stage);
  return outcomes.find(({ outcome }) => outcome !== 'done') ?? DONE;
}
