// Decisions about who is let in, each made wrongly.
import type { Bench } from './bench.ts';
import type { Planted } from './planted.ts';

/** The account page as a caller opens it that shows other metadata, or comes from another Zendesk. */
async function opened(
  bench: Bench,
  more: (metadata: string) => Readonly<Record<string, string>>,
): Promise<number> {
  return (await bench.openAdmin(more(await bench.connect()))).status;
}

export const CALLERS: Readonly<Record<string, Planted>> = {
  accountKeyRight: {
    requirement: 'SECURE-3',
    wrong: { accountKeyRight: () => true },
    look: (bench) =>
      opened(bench, (metadata) => ({
        metadata: JSON.stringify({ ...JSON.parse(metadata), key: 'guessed' }),
      })),
    right: 404,
  },
  belongsTo: {
    requirement: 'SECURE-7',
    wrong: { belongsTo: () => true },
    look: (bench) =>
      opened(bench, (metadata) => ({
        metadata,
        subdomain: 'globex',
        return_url: 'https://globex.zendesk.com/return/1',
      })),
    right: 404,
  },
};
