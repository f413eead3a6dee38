import type { BrokenSpec } from '../../src/cli/broken.ts';
import { type Beside, beside } from './break.ts';

/** When Support has heard that the reply failed. */
const HEARD_MS = 800;

interface Audits {
  readonly audits: readonly {
    readonly events: readonly {
      readonly id: number;
      readonly type: string;
      readonly body?: string;
      readonly comment_id?: number;
      readonly error?: string;
    }[];
  }[];
}

async function clearUp(support: Beside['support'], ticket: number, comment: number): Promise<void> {
  const { audits } = (await support('GET', `tickets/${ticket}/audits.json`)) as Audits;
  const events = audits.flatMap((audit) => audit.events);
  const late = events.some(
    (event) =>
      event.type === 'ChannelBackFailedEvent' &&
      event.comment_id === comment &&
      event.error?.startsWith('window-closed'),
  );
  const text = events.find(({ id, type }) => type === 'Comment' && id === comment)?.body;
  if (!late || text === undefined) return;
  await support('PUT', `tickets/${ticket}/comments/${comment}/redact.json`, { text });
}

const broken: BrokenSpec = {
  wrong: 'makes a reply unreadable on the ticket when it was too late to be sent',
  violates: ['WINDOW-2'],
  alsoRed: {
    'WINDOW-9': 'the event log names no late reply with a file by its text',
    'TEMPLATE-5': 'the late reply after a template cannot be found on the ticket by its text',
    'MACRO-2': "a macro's late comment cannot be found on the ticket by its text",
    'MIGRATION-7': 'the late reply after the move cannot be found on the ticket by its text',
    'RELIABLE-4': 'the late reply after a crash cannot be found on the ticket by its text',
    'WINDOW-6': 'the late reply cannot be found on the ticket by its text',
    'WINDOW-3': 'the failure stands at a text that nobody can read any more',
  },
  ...beside(() => ({ data }) => {
    const sent = (data?.resource_events ?? []).filter(
      ({ type_id: type }) => type === 'external_id_associated_with_channelback',
    );
    if (sent.length === 0) return undefined;
    return ({ services, support }) => {
      const at = services.clock.now() + HEARD_MS;
      for (const { ticket_id: ticket, comment_id: comment } of sent) {
        services.clock.at(at, 'clear up', () => clearUp(support, ticket, comment));
      }
    };
  }),
};

export default broken;
