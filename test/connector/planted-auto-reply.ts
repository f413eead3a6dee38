// Decisions about the automatic reply, each made wrongly.
import { postForm } from '../../src/kernel/wire.ts';
import { type Bench, CONNECTOR } from './bench.ts';
import type { Planted } from './planted.ts';

/** An account that answers by itself, and a customer who writes to it. */
async function answered(bench: Bench, text = 'Obrigado, {{name}}!'): Promise<string> {
  const metadata = await bench.connect();
  const session = (await bench.openAdmin({ metadata })).hidden('session');
  await bench.call(
    postForm(`${CONNECTOR}/connector/account/auto-reply`, { session, auto_reply: text }),
  );
  await bench.customerWrites({ id: 'm1' });
  await bench.clock.advance(2_000);
  return metadata;
}

export const AUTO_REPLY: Readonly<Record<string, Planted>> = {
  autoReplyDue: {
    requirement: 'AUTOREPLY-1, AUTOREPLY-2, AUTOREPLY-5',
    wrong: { autoReplyDue: () => true },
    look: async (bench) => {
      await answered(bench, 'Obrigado!');
      await bench.customerWrites({ id: 'm1' });
      await bench.customerWrites({ id: 'm2' });
      await bench.clock.advance(2_000);
      return bench.texts();
    },
    right: ['Obrigado!'],
  },
  autoReplyText: {
    requirement: 'AUTOREPLY-4',
    wrong: { autoReplyText: (written, name) => written.replace('{{name}}', name) },
    look: async (bench) => {
      await answered(bench);
      return bench.texts();
    },
    right: ['Obrigado, {{name}}!'],
  },
  notedOnTicket: {
    requirement: 'AUTOREPLY-3, TEMPLATE-6',
    wrong: { notedOnTicket: (_kind, shown) => shown },
    look: async (bench) => {
      await answered(bench);
      return bench.comments();
    },
    right: ['m1'],
  },
  failsOnTicket: {
    requirement: 'AUTOREPLY-3',
    wrong: { failsOnTicket: () => true },
    look: async (bench) => {
      await answered(bench);
      await bench.status('wamid.1', 'failed', undefined, { errors: [{ code: 131026 }] });
      await bench.clock.advance(2_000);
      return bench.zendesk.reports.length;
    },
    right: 0,
  },
};
