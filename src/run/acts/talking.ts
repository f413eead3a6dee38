// Acts of talking: a customer writes, an agent replies or leaves a note.
import { couldNot, DONE, type Outcome } from '../act.ts';
import { ticketsOf } from '../observe/tickets.ts';
import { sampleFile } from '../people/sample-file.ts';
import { named, phoneOf, type Stage } from '../stage.ts';

export function sends(
  stage: Stage,
  step: { readonly customer: string; readonly to: string; readonly message: string },
): Outcome {
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
  const files = (step.files ?? []).map(({ type, name, bytes }) => sampleFile(type, name, bytes));
  if (isPublic) {
    stage.memory.replies.push({
      ticket: ticket.id,
      text: step.message,
      files,
      customer: step.on,
      account: step.account,
      ...(step.template === undefined ? {} : { template: step.template }),
      at: stage.world.clock.now(),
    });
  }
  return stage.agent.comment(ticket.id, step.message, isPublic, files);
}

export const replies = (stage: Stage, step: Talk): Promise<Outcome> => comment(stage, step, true);
export const notes = (stage: Stage, step: Talk): Promise<Outcome> => comment(stage, step, false);
