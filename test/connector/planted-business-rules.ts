// Decisions about what business rules find on tickets and do to them, each made wrongly.
import { jsonOf } from '../../src/kernel/wire.ts';
import { ANA, type Bench } from './bench.ts';
import type { Planted } from './planted.ts';

/** The number as each push told it. */
const told = (bench: Bench): readonly (readonly unknown[])[] =>
  bench.zendesk.pushes.map(({ resource }) => resource.author.fields);

const NUMBER = { id: 'whatsapp_phone_number', value: `+${ANA}` };

/** What a rule's webhook would post to have a text sent to a number. */
export const asking = (phone: string, text: string): string =>
  JSON.stringify({ events: [{ type_id: 'notification', data: { phone, text } }] });

export const BUSINESS_RULES: Readonly<Record<string, Planted>> = {
  integrationName: {
    requirement: 'VIEW-2, VIEW-6',
    wrong: { integrationName: ({ accounts }) => (accounts === 0 ? 'Nobody' : 'WhatsApp') },
    look: async (bench) => {
      const answer = await bench.raw('GET', '/connector/manifest');
      return (jsonOf(answer) as { readonly name: string }).name;
    },
    right: 'WhatsApp',
  },
  pushedThrough: {
    requirement: 'VIEW-1, VIEW-3, VIEW-4',
    wrong: { pushedThrough: (own) => ({ ...own, instancePushId: 'push-of-another' }) },
    look: async (bench) => {
      await bench.connect();
      await bench.customerWrites({ id: 'm1' });
      await bench.clock.advance(2_000);
      return bench.zendesk.pushes.map(({ instance }) => instance);
    },
    right: ['push-1'],
  },
  fieldsToTell: {
    requirement: 'TRIGGER-2, AUTOMATION-2',
    wrong: { fieldsToTell: (now) => now },
    look: async (bench) => {
      await bench.connect();
      for (const id of ['m1', 'm2']) {
        await bench.customerWrites({ id });
        await bench.clock.advance(2_000);
      }
      return told(bench);
    },
    right: [[NUMBER], []],
  },
  notificationsIn: {
    requirement: 'TRIGGER-3, AUTOMATION-3',
    wrong: { notificationsIn: () => [{ phone: `+${ANA}`, text: 'News' }] },
    look: async (bench) => {
      await bench.connect();
      await bench.customerWrites({ id: 'm1' });
      await bench.raw('POST', '/connector/event_callback', asking(`+${ANA}`, 'News'));
      await bench.clock.advance(2_000);
      return bench.texts();
    },
    right: [],
  },
};
