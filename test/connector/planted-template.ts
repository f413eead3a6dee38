// Decisions about templates, each made wrongly.
import type { Planted } from './planted.ts';

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
};
