// Acts on tickets and people: statuses, merged users, changed numbers, phones that cannot be reached.
import { couldNot, DONE, type Outcome, refused } from '../act.ts';
import { ticketsOf } from '../observe/tickets.ts';
import { createAgent, outcomeOf } from '../people/agent.ts';
import { named, phoneOf, type Stage } from '../stage.ts';

/** Nobody can be left without an assignee when a ticket is solved. */
const NEEDS_ASSIGNEE: ReadonlySet<string> = new Set(['solved', 'closed']);

export async function setsStatus(
  stage: Stage,
  step: { readonly status: string; readonly on: string; readonly account: string },
): Promise<Outcome> {
  const ticket = ticketsOf(stage, step.on, step.account).at(-1);
  if (ticket === undefined) return couldNot(`${step.on} has no ticket with ${step.account}`);
  const { id } = stage.world.zendesk.credentials.agent;
  const assignee = NEEDS_ASSIGNEE.has(step.status) ? { assignee_id: id } : {};
  const value = { ticket: { status: step.status, ...assignee } };
  return outcomeOf(await stage.agent.write('PUT', `/api/v2/tickets/${ticket.id}.json`, value));
}

interface Found {
  readonly users?: readonly { readonly id: number }[];
  readonly user?: { readonly id: number };
}

export async function mergesUsers(
  stage: Stage,
  { of, into }: { readonly of: string; readonly into: string },
): Promise<Outcome> {
  const admin = createAgent(stage.world.browser('admin'), stage.world.zendesk.credentials.admin);
  const customer = named(stage.plan.world.customers, of);
  const query = encodeURIComponent(`"${customer.name}"`);
  const found = (await admin.read(`/api/v2/users/search.json?query=${query}`)) as Found | undefined;
  const [from, ...others] = found?.users ?? [];
  if (from === undefined) return couldNot(`Support has no user called ${customer.name}`);
  if (others.length > 0) return couldNot(`Support has several users called ${customer.name}`);
  const email = `${into.toLowerCase().replace(/[^a-z]+/g, '.')}@customer.example`;
  const made = await admin.write('POST', '/api/v2/users.json', {
    user: { name: into, email, role: 'end-user', skip_verify_email: true },
  });
  if ('failed' in made) return couldNot(made.failed);
  const to = (made.answer as Found | undefined)?.user?.id;
  return outcomeOf(
    await admin.write('PUT', `/api/v2/users/${from.id}/merge.json`, { user: { id: to } }),
  );
}

export function changesNumber(
  stage: Stage,
  { customer, phone }: { readonly customer: string; readonly phone: string },
): Outcome {
  const { memory, world } = stage;
  const no = world.whatsapp.phones.changeNumber(phoneOf(stage, customer), phone);
  if (no !== undefined) return refused(no.refused);
  memory.moves.set(customer, [...(memory.moves.get(customer) ?? []), phone]);
  return DONE;
}

export function cannotGetMessages(
  stage: Stage,
  step: {
    readonly customer: string;
    readonly why: Parameters<Stage['world']['whatsapp']['phones']['fail']>[1];
  },
): Outcome {
  stage.world.whatsapp.phones.fail(phoneOf(stage, step.customer), step.why);
  return DONE;
}
