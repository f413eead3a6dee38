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
  signatureRight: {
    requirement: 'SECURE-1',
    wrong: { signatureRight: () => true },
    look: async (bench) => {
      await bench.connect();
      const request = bench.written({ id: 'm1' });
      await bench.call({ ...request, headers: { 'content-type': 'application/json' } });
      return bench.comments();
    },
    right: [],
  },
  verifyTokenRight: {
    requirement: 'SECURE-2',
    wrong: { verifyTokenRight: () => true },
    look: async (bench) => {
      const query = 'hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong';
      return (await bench.raw('GET', `/connector/whatsapp/webhook?${query}`)).status;
    },
    right: 403,
  },
};
