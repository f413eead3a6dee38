// Control of the trace: what happened, as JSON lines, from any event on.
import { json } from '../../../kernel/wire.ts';
import { type Control, refuse } from './control.ts';

export const HISTORY: readonly Control[] = [
  {
    method: 'GET',
    path: '/trace',
    does: 'what happened, a JSON object a line; ?since=SEQ leaves out what came before',
    handle({ world: { trace } }, call) {
      const since = call.query.get('since') ?? '0';
      if (!/^\d{1,15}$/.test(since)) {
        return refuse(400, `since: "${since}" is no sequence number, such as 120`);
      }
      const { first, lines } = trace.tail(Number(since));
      return {
        status: 200,
        headers: {
          'content-type': 'application/x-ndjson; charset=utf-8',
          // The oldest events are let go in a world that lasts.
          'x-trace-first-seq': `${first}`,
        },
        body: lines.map((line) => `${line}\n`).join(''),
      };
    },
  },
  {
    method: 'GET',
    path: '/state',
    does: 'what can be seen of WhatsApp and Zendesk from outside',
    handle: ({ world }) =>
      json(200, { whatsapp: world.whatsapp.state(), zendesk: world.zendesk.state() }),
  },
];
