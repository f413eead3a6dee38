import type { BrokenSpec } from '../../src/cli/broken.ts';
import { postForm } from '../../src/kernel/wire.ts';
import { type Beside, beside } from './break.ts';

const EVERY_MS = 2_000;
/** So often after each message of a customer. */
const LOOKS = 15;
/** It looks after so many tickets, the first ones, and leaves the rest alone. */
const TICKETS = 10;

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
  ...beside(() => {
    const sent = new Set<number>();
    const watched = new Set<number>();
    let metadata = '';

    async function look(own: Beside, ticket: number, parent: string): Promise<void> {
      const shown = (await own.support('GET', `tickets/${ticket}/comments.json`)) as Comments;
      for (const { id, body, public: open, via } of shown.comments ?? []) {
        // Public ones are handed over by Zendesk itself.
        if (open || via.channel !== 'api' || sent.has(id)) continue;
        sent.add(id);
        const reply = { message: body, parent_id: parent, metadata };
        await own.handler(postForm('https://connector.example/connector/channelback', reply));
      }
    }
    return ({ type_id: type, data }) => {
      if (type === 'create_integration_instance') metadata = data?.metadata ?? '';
      const messages = (data?.resource_events ?? []).filter(({ type_id: what, ticket_id }) => {
        if (!what.startsWith('comment_on_')) return false;
        if (watched.size < TICKETS) watched.add(ticket_id);
        return watched.has(ticket_id);
      });
      if (messages.length === 0) return undefined;
      return (own) => {
        const { clock } = own.services;
        for (const { ticket_id, external_id } of messages) {
          for (let i = 1; i <= LOOKS; i++) {
            const at = clock.now() + i * EVERY_MS;
            clock.at(at, 'look for notes', () => look(own, ticket_id, external_id));
          }
        }
      };
    };
  }),
};

export default broken;
