import type { BrokenSpec } from '../../src/cli/broken.ts';
import { postForm } from '../../src/kernel/wire.ts';
import { beside } from './break.ts';

const EVERY_MS = 2_000;
/** So often after each message of a customer. */
const LOOKS = 15;

interface Comments {
  readonly comments?: readonly {
    readonly id: number;
    readonly body: string;
    readonly public: boolean;
    readonly via: { readonly channel: string };
  }[];
}

const broken: BrokenSpec = {
  wrong: 'looks through the comments of its tickets for replies, and takes notes for such',
  violates: ['TICKET-5'],
  alsoRed: {
    'TICKET-8': 'a note with a file is shown on the phone',
  },
  integration: beside(({ services, support, handler }) => {
    const sent = new Set<number>();
    let metadata = '';

    async function look(ticket: number, parent: string): Promise<void> {
      const shown = (await support('GET', `tickets/${ticket}/comments.json`)) as Comments;
      for (const { id, body, public: open, via } of shown.comments ?? []) {
        // Public ones are handed over by Zendesk itself.
        if (open || via.channel !== 'api' || sent.has(id)) continue;
        sent.add(id);
        const reply = { message: body, parent_id: parent, metadata };
        await handler(postForm('https://connector.example/connector/channelback', reply));
      }
    }
    return ({ type_id: type, data }) => {
      if (type === 'create_integration_instance') metadata = data?.metadata ?? '';
      for (const { type_id: what, ticket_id, external_id } of data?.resource_events ?? []) {
        if (!what.startsWith('comment_on_')) continue;
        for (let i = 1; i <= LOOKS; i++) {
          const at = services.clock.now() + i * EVERY_MS;
          services.clock.at(at, 'look for notes', () => look(ticket_id, external_id));
        }
      }
    };
  }),
};

export default broken;
