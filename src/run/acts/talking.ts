// Acts of talking: a customer writes, an agent replies or leaves a note.
import { couldNot, DONE, type Outcome } from '../act.ts';
import { ticketsOf } from '../observe/tickets.ts';
import type { Agent } from '../people/agent.ts';
import { type SampleFile, sampleFile } from '../people/sample-file.ts';
import { agentOf, named, phoneOf, type Stage } from '../stage.ts';

export function sends(
  stage: Stage,
  step: { readonly customer: string; readonly to: string; readonly message: string },
): Outcome {
  const { customer, to: account, message: text } = step;
  stage.memory.messages.push({ customer, account, text });
  stage.world.whatsapp.phones.send(
    phoneOf(stage, step.customer),
    named(stage.plan.world.accounts, step.to).number,
    { type: 'text', text: step.message },
  );
  return DONE;
}

interface Talk {
  readonly on: string;
  readonly account: string;
  readonly message: string;
  /** The agent who writes it. */
  readonly by?: string;
  readonly files?: readonly {
    readonly type: string;
    readonly name: string;
    readonly bytes: number;
  }[];
  /** The template that it asks for. */
  readonly template?: string;
}

export async function comment(stage: Stage, step: Talk, isPublic: boolean): Promise<Outcome> {
  const ticket = ticketsOf(stage, step.on, step.account).at(-1);
  if (ticket === undefined) return couldNot(`${step.on} has no ticket with ${step.account}`);
  const { message, on: customer, account, template } = step;
  const files = (step.files ?? []).map(({ type, name, bytes }) => sampleFile(type, name, bytes));
  const agent = agentOf(stage, step.by);
  return isPublic
    ? replyOn(stage, agent, { ticket, customer, account, message, files, template })
    : agent.comment(ticket.id, message, false, files);
}

interface ReplyOn {
  readonly ticket: { readonly id: number };
  readonly customer: string;
  readonly account: string;
  readonly message: string;
  readonly files?: readonly SampleFile[];
  readonly template?: string | undefined;
  /** What the ticket is submitted as. */
  readonly status?: string | null;
}

/** What is written is remembered, so that it can be looked for where it was to arrive. */
export function replyOn(
  { memory, world }: Stage,
  agent: Agent,
  { ticket, customer, account, message, files = [], template, status = null }: ReplyOn,
): Promise<Outcome> {
  memory.replies.push({
    ticket: ticket.id,
    text: message,
    files,
    customer,
    account,
    ...(template === undefined ? {} : { template }),
    at: world.clock.now(),
  });
  return agent.comment(ticket.id, message, true, files, status);
}

export const replies = (stage: Stage, step: Talk): Promise<Outcome> => comment(stage, step, true);
export const notes = (stage: Stage, step: Talk): Promise<Outcome> => comment(stage, step, false);
