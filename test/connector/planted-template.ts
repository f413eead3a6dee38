// Decisions about templates, each made wrongly.
import { ANA, BEA, type Bench, BUSINESS } from './bench.ts';
import type { Planted } from './planted.ts';

const LISTED = {
  name: 'ready',
  language: 'pt_BR',
  status: 'APPROVED',
  parameter_format: 'POSITIONAL',
  components: [{ type: 'BODY', text: 'Oi {{1}}.' }],
};
const shorthand = (values = 'body_text=[[Ana]]'): string =>
  `&((template=[[ready]] language=[[pt_BR]] ${values}))&`;

async function sent(
  bench: Bench,
  status: string,
  text: string,
  to: string = ANA,
): Promise<readonly unknown[]> {
  bench.whatsapp.templates.push({ ...LISTED, status });
  const metadata = await bench.connect();
  await bench.customerWrites({ id: 'm1' });
  await bench.reply(metadata, text, { thread_id: `${BUSINESS}:${to}`, recipient_id: to });
  await bench.clock.advance(2_000);
  const failures = bench.zendesk.reports.map(({ description }) => description.split(':')[0]);
  return [...bench.texts(), ...failures];
}

export const TEMPLATE: Readonly<Record<string, Planted>> = {
  needsWindow: {
    requirement: 'WINDOW-2, TEMPLATE-1',
    wrong: { needsWindow: () => false },
    look: async (bench) => {
      const metadata = await bench.connect();
      await bench.customerWrites({ id: 'm1' });
      await bench.clock.advance(86_402_000);
      await bench.reply(metadata, 'late');
      return bench.texts();
    },
    right: [],
  },
  readTemplate: {
    requirement: 'TEMPLATE-1',
    wrong: { readTemplate: () => undefined },
    look: (bench) => sent(bench, 'APPROVED', shorthand()),
    right: ['ready Ana'],
  },
  usableTemplate: {
    requirement: 'TEMPLATE-2',
    wrong: { usableTemplate: ([first]) => ({ ok: first as NonNullable<typeof first> }) },
    look: (bench) => sent(bench, 'PAUSED', shorthand()),
    right: ['template-paused'],
  },
  fillTemplate: {
    requirement: 'TEMPLATE-3',
    wrong: {
      fillTemplate: ({ name, language }) => ({ ok: { name, language, parameters: [], shown: '' } }),
    },
    look: (bench) => sent(bench, 'APPROVED', shorthand('')),
    right: ['template-parameter-count'],
  },
  templateRecipient: {
    requirement: 'TEMPLATE-4',
    wrong: { templateRecipient: ({ address }) => ({ ok: address }) },
    // A thread of the account's own number that nothing ever came from.
    look: (bench) => sent(bench, 'APPROVED', shorthand(), BEA),
    right: ['template-never-wrote'],
  },
};
