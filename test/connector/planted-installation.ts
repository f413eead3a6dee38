// Decisions about installing, uninstalling and announcing, each made wrongly.
import { LAW } from '../../src/connector/law.ts';
import { jsonOf, postForm } from '../../src/kernel/wire.ts';
import { BUSINESS } from './bench.ts';
import { linkOf } from './bench-installation.ts';
import type { Planted } from './planted.ts';

export const INSTALLATION: Readonly<Record<string, Planted>> = {
  appIdentity: {
    requirement: 'INSTALL-2, INSTALL-3, INSTALL-5',
    wrong: { appIdentity: (app, way) => ({ ...app, id: `${app.id}-${way}` }) },
    look: async (bench) => {
      const ids = ['', '?by=link'].map(async (query) => {
        const answer = await bench.raw('GET', `/connector/manifest${query}`);
        return (jsonOf(answer) as { readonly id: string }).id;
      });
      return new Set(await Promise.all(ids)).size;
    },
    right: 1,
  },
  followLink: {
    requirement: 'INSTALL-1',
    wrong: { followLink: (standing) => LAW.followLink(standing, standing?.customer ?? '') },
    look: async (bench) => {
      const link = await linkOf(bench, 'globex');
      return (await bench.call(postForm(link, { subdomain: 'acme' }))).status;
    },
    right: 422,
  },
  clickToChatLink: {
    requirement: 'ANNOUNCE-1',
    wrong: { clickToChatLink: ({ e164 }) => `https://wa.me/${e164.slice(3)}` },
    look: async (bench) => {
      const { text } = await bench.openAdmin({ metadata: await bench.connect() });
      return text.includes(`"https://wa.me/${BUSINESS}"`);
    },
    right: true,
  },
  accountStops: {
    requirement: 'INSTALL-4',
    wrong: { accountStops: () => false },
    look: async (bench) => {
      const metadata = await bench.connect();
      const events = [{ type_id: 'destroy_integration_instance', data: { metadata } }];
      await bench.raw('POST', '/connector/event_callback', JSON.stringify({ events }));
      return (await bench.reply(metadata, 'Hello')).status;
    },
    right: 404,
  },
};
