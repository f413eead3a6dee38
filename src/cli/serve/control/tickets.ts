// Control of what agents do at tickets: replies, notes, macros, the status; and what they see there.
import { z } from 'zod';
import type { Call } from '../../../kernel/routes.ts';
import { json, type Response } from '../../../kernel/wire.ts';
import { type Control, refuse, type Scene, withBody } from './control.ts';
import { type Declined, deskOf, STAFF, type SupportDesk } from './support-desk.ts';

const words = z.string().min(1).max(65_535);
const who = z.enum(STAFF).default('agent');
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const FILE = z.strictObject({
  filename: z.string().min(1).max(255),
  mimeType: z.string().min(1).max(255),
  data: z.string().regex(BASE64, 'must be the bytes of the file in base64'),
});

const COMMENT = z.strictObject({
  text: words,
  by: who,
  files: z.array(FILE).max(10).default([]),
});

const declined = ({ declined: { status, answer } }: Declined): Response =>
  refuse(409, `Support answered ${status}`, { answer });

interface SeenTicket {
  readonly id: number;
}

/** The ticket as agents see it, failures of replies included. */
function seen({ world }: Scene, call: Call): SeenTicket | undefined {
  const { tickets } = world.zendesk.state() as unknown as {
    readonly tickets: readonly SeenTicket[];
  };
  return tickets.find(({ id }) => String(id) === call.params['ticket']);
}

const noTicket = (call: Call): Response =>
  refuse(404, `there is no ticket ${call.params['ticket']}`);

/** Does something to the ticket of the path, and answers how it stands then. */
async function onTicket(
  scene: Scene,
  call: Call,
  act: (path: string) => Promise<Declined | { readonly json: unknown }>,
): Promise<Response> {
  if (seen(scene, call) === undefined) return noTicket(call);
  const done = await act(`/api/v2/tickets/${call.params['ticket']}.json`);
  return 'declined' in done ? declined(done) : json(200, { ticket: seen(scene, call) ?? null });
}

/** Uploads the files one after another; the tokens, or the first refusal. */
async function uploaded(
  desk: SupportDesk,
  files: readonly z.output<typeof FILE>[],
): Promise<readonly string[] | Declined> {
  const tokens: string[] = [];
  for (const { filename, mimeType, data } of files) {
    const sent = await desk.upload(filename, mimeType, Buffer.from(data, 'base64'));
    if ('declined' in sent) return sent;
    tokens.push(sent.token);
  }
  return tokens;
}

const commenting = (name: 'reply' | 'note', does: string): Control =>
  withBody(
    {
      method: 'POST',
      path: `/zendesk/tickets/{ticket}/${name}`,
      does,
      example: { text: 'It arrives tomorrow.' },
    },
    COMMENT,
    (scene, { text, by, files }, call) =>
      onTicket(scene, call, async (path) => {
        const desk = deskOf(scene.world, by);
        const uploads = await uploaded(desk, files);
        if ('declined' in uploads) return uploads;
        const comment = { body: text, public: name === 'reply', uploads };
        return desk.call('PUT', path, { ticket: { comment } });
      }),
  );

interface Applied {
  readonly result: { readonly ticket: Readonly<Record<string, unknown>> };
}

/** The agent's click on a macro: what it fills in is looked up, and submitted. */
async function applyMacro(
  desk: SupportDesk,
  path: string,
  macro: number,
): Promise<Declined | { readonly json: unknown }> {
  const changes = await desk.call('GET', `/api/v2/macros/${macro}/apply.json`);
  if ('declined' in changes) return changes;
  const filled = await desk.call('GET', path.replace('.json', `/macros/${macro}/apply.json`));
  if ('declined' in filled) return filled;
  const whole = (filled.json as Applied).result.ticket;
  const change = (changes.json as Applied).result.ticket;
  // Placeholders are filled in only where the ticket is known.
  const words = Object.keys(change).filter((name) => name === 'comment' || name === 'subject');
  const ticket = { ...change, ...Object.fromEntries(words.map((name) => [name, whole[name]])) };
  return desk.call('PUT', path, { ticket });
}

export const TICKETS: readonly Control[] = [
  {
    method: 'GET',
    path: '/zendesk/tickets/{ticket}',
    does: 'the ticket as agents see it, with replies that failed',
    handle: (scene, call) => {
      const ticket = seen(scene, call);
      return ticket === undefined ? noTicket(call) : json(200, { ticket: ticket as never });
    },
  },
  commenting('reply', 'an agent replies in public; "files" are attached, "by" may be admin'),
  commenting('note', 'an agent leaves an internal note'),
  withBody(
    {
      method: 'POST',
      path: '/zendesk/tickets/{ticket}/macro',
      does: 'an agent applies a macro, by its id, and submits what it fills in',
      example: { macro: 1 },
    },
    z.strictObject({ macro: z.int().positive(), by: who }),
    (scene, { macro, by }, call) =>
      onTicket(scene, call, (path) => applyMacro(deskOf(scene.world, by), path, macro)),
  ),
  withBody(
    {
      method: 'POST',
      path: '/zendesk/tickets/{ticket}/solve',
      does: 'an agent takes the ticket and solves it',
      example: {},
    },
    z.strictObject({ by: who }),
    (scene, { by }, call) =>
      onTicket(scene, call, (path) => {
        const desk = deskOf(scene.world, by);
        return desk.call('PUT', path, { ticket: { status: 'solved', assignee_id: desk.id } });
      }),
  ),
  withBody(
    {
      method: 'POST',
      path: '/zendesk/tickets/{ticket}/status',
      does: 'an agent takes the ticket and gives it a status',
      example: { status: 'pending' },
    },
    z.strictObject({ status: z.enum(['open', 'pending', 'hold', 'solved', 'closed']), by: who }),
    (scene, { status, by }, call) =>
      onTicket(scene, call, (path) => {
        const desk = deskOf(scene.world, by);
        return desk.call('PUT', path, { ticket: { status, assignee_id: desk.id } });
      }),
  ),
];
