// One table of cases for both dialects, in memory and over HTTP: what WhatsApp does, whoever asks and however.
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { connected, DIALECTS, type Dialect, type Driver } from './dialects.ts';
import { ANA, BUSINESS, createStand, overHttp, type Stand } from './stand.ts';

interface Scene {
  readonly stand: Stand;
  readonly dialect: Dialect;
  /** A registered and subscribed number. */
  readonly drive: Driver & { readonly id: string };
}

const shown = ({ stand }: Scene): readonly string[] =>
  (stand.whatsapp.phones.device(ANA).chats[0]?.messages ?? [])
    .filter(({ direction }) => direction === 'shown')
    .map(({ text }) => text);

// biome-ignore lint/suspicious/noExplicitAny: what a webhook holds is for each case to say
const told = ({ stand }: Scene, part: 'statuses' | 'messages'): any[] =>
  stand.received.flatMap(({ body }) => (body.entry?.[0].changes[0].value ?? body)[part] ?? []);

const statuses = (scene: Scene, id: string): readonly string[] =>
  told(scene, 'statuses')
    .filter((status) => status.id === id)
    .map(({ status }) => status);

const writes = ({ stand }: Scene, text = 'Oi'): string =>
  stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text });

const PARCEL = {
  name: 'parcel',
  language: 'en_US',
  category: 'utility',
  body: 'Hello {{1}}, it leaves today.',
} as const;

interface Case {
  readonly name: string;
  run(scene: Scene): Promise<void>;
}

const CASES: readonly Case[] = [
  {
    name: 'a reply inside the window is shown, and told as sent where that is on, and as delivered',
    async run(scene) {
      writes(scene);
      const { body } = await scene.drive.send(ANA, 'Good morning');
      await scene.stand.clock.settle();
      expect(shown(scene)).toEqual(['Good morning']);
      const { dialect } = scene.dialect;
      expect(statuses(scene, body.messages[0].id)).toEqual(
        dialect === 'cloud' ? ['sent', 'delivered'] : ['delivered'],
      );
    },
  },
  {
    name: 'at 24:00:00 it is shown, a second later it fails',
    async run(scene) {
      const { clock } = scene.stand;
      await clock.advance(SECOND - (clock.now() % SECOND));
      writes(scene);
      await clock.advance(24 * HOUR);
      await scene.drive.send(ANA, 'Just in time');
      await clock.advance(SECOND);
      const { body } = await scene.drive.send(ANA, 'Too late');
      await clock.settle();
      expect(shown(scene)).toEqual(['Just in time']);
      const failed = told(scene, 'statuses').find(({ status }) => status === 'failed');
      expect(failed).toMatchObject({
        id: body.messages[0].id,
        errors: [{ code: scene.dialect.windowClosed }],
      });
    },
  },
  {
    name: 'nobody there: accepted, then failed',
    async run(scene) {
      const { status } = await scene.drive.send('+4915112345678', 'Hello?');
      await scene.stand.clock.settle();
      expect(status).toBe(scene.dialect.sent);
      expect(told(scene, 'statuses')[0]?.errors[0].code).toBe(scene.dialect.noWhatsApp);
    },
  },
  {
    name: 'a template goes out at any time, with its words filled in',
    async run(scene) {
      const { stand, drive, dialect } = scene;
      stand.whatsapp.templates.add(ownerOf(scene), { ...PARCEL, state: 'approved' });
      const sent = await drive.sendTemplate(ANA, 'parcel', ['Ana']);
      expect(sent.status).toBe(dialect.sent);
      await stand.clock.settle();
      expect(shown(scene)).toEqual(['Hello Ana, it leaves today.']);
      expect((await drive.sendTemplate(ANA, 'parcel', [])).code).toBe(dialect.templateCount);
      expect((await drive.sendTemplate(ANA, 'unknown', [])).code).toBe(dialect.templateMissing);
      await stand.clock.settle();
      expect(shown(scene)).toHaveLength(1);
    },
  },
  {
    name: 'before July 2025 a utility template costs inside the window too, a reply does not',
    async run(scene) {
      const { stand, drive } = scene;
      writes(scene);
      stand.whatsapp.templates.add(ownerOf(scene), { ...PARCEL, state: 'approved' });
      const { body: template } = await drive.sendTemplate(ANA, 'parcel', ['Ana']);
      const { body: reply } = await drive.send(ANA, 'Good morning');
      await stand.clock.settle();
      const pricingOf = (id: string) =>
        told(scene, 'statuses').find((status) => status.id === id && 'pricing' in status)?.pricing;
      expect(pricingOf(template.messages[0].id)).toEqual({
        billable: true,
        pricing_model: 'CBP',
        category: 'utility',
      });
      expect(pricingOf(reply.messages[0].id)).toEqual({
        billable: false,
        pricing_model: 'CBP',
        category: 'service',
      });
    },
  },
  {
    name: 'a picture that was uploaded is shown with its caption',
    async run(scene) {
      const { drive, stand } = scene;
      writes(scene);
      const bytes = Uint8Array.of(137, 80, 78, 71, 0, 255, 13, 10);
      const media = await drive.uploadFile('image/png', bytes);
      expect(await drive.downloadFile(media)).toEqual(bytes);
      await drive.sendImage(ANA, media, 'Front');
      await stand.clock.settle();
      expect(stand.whatsapp.phones.device(ANA).chats[0]?.messages.at(-1)).toMatchObject({
        type: 'image',
        text: 'Front',
        file: { mimeType: 'image/png', size: bytes.length },
      });
      await stand.clock.advance(30 * DAY);
      expect(await drive.downloadFile(media)).toBeUndefined();
    },
  },
  {
    name: 'a picture of a customer can be downloaded',
    async run(scene) {
      const bytes = Uint8Array.of(0, 1, 2, 254, 255);
      scene.stand.whatsapp.phones.send(ANA, BUSINESS, {
        type: 'image',
        caption: 'Broken',
        filename: '',
        voice: false,
        file: { mimeType: 'image/jpeg', bytes },
      });
      await scene.stand.clock.settle();
      const [message] = told(scene, 'messages');
      expect(message).toMatchObject({ type: 'image', image: { caption: 'Broken' } });
      expect(await scene.drive.downloadFile(message.image.id)).toEqual(bytes);
    },
  },
  {
    name: 'a button is shown, and its tap comes back with the message that it stood under',
    async run(scene) {
      writes(scene);
      const { body } = await scene.drive.sendButton(ANA, 'Did it arrive?', 'Yes');
      await scene.stand.clock.settle();
      const [{ id }] = body.messages;
      scene.stand.whatsapp.phones.tap(ANA, id, 'Yes');
      await scene.stand.clock.settle();
      expect(told(scene, 'messages').at(-1)).toMatchObject({
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'Yes', title: 'Yes' } },
        context: { id },
      });
    },
  },
  {
    name: 'a message is marked as read, an unknown one is refused',
    async run(scene) {
      const id = writes(scene);
      expect((await scene.drive.read(id)).status).toBe(200);
      expect((await scene.drive.read('unknown')).status).toBeGreaterThanOrEqual(400);
    },
  },
  {
    name: 'a customer who reads is told of, unless receipts are off',
    async run(scene) {
      const { phones } = scene.stand.whatsapp;
      writes(scene);
      const { body } = await scene.drive.send(ANA, 'First');
      await scene.stand.clock.settle();
      phones.read(ANA, BUSINESS);
      await scene.stand.clock.settle();
      expect(statuses(scene, body.messages[0].id).at(-1)).toBe('read');
      phones.receipts(ANA, false);
      const next = await scene.drive.send(ANA, 'Second');
      await scene.stand.clock.settle();
      phones.read(ANA, BUSINESS);
      await scene.stand.clock.settle();
      expect(statuses(scene, next.body.messages[0].id).at(-1)).toBe('delivered');
    },
  },
  {
    name: 'a phone that is off shows everything when it is back, in order',
    async run(scene) {
      const { phones } = scene.stand.whatsapp;
      writes(scene);
      phones.online(ANA, false);
      await scene.drive.send(ANA, 'One');
      await scene.stand.clock.advance(SECOND);
      await scene.drive.send(ANA, 'Two');
      await scene.stand.clock.advance(HOUR);
      expect(shown(scene)).toEqual([]);
      phones.online(ANA, true);
      await scene.stand.clock.settle();
      expect(shown(scene)).toEqual(['One', 'Two']);
    },
  },
  {
    name: 'a blocked business is never shown, and not told why',
    async run(scene) {
      const { phones } = scene.stand.whatsapp;
      writes(scene);
      phones.block(ANA, BUSINESS, true);
      const { body } = await scene.drive.send(ANA, 'Hello?');
      await scene.stand.clock.advance(DAY);
      expect(shown(scene)).toEqual([]);
      expect(statuses(scene, body.messages[0].id)).not.toContain('failed');
      expect(statuses(scene, body.messages[0].id)).not.toContain('delivered');
    },
  },
  {
    name: 'the profile is written and read, and a field too long changes nothing',
    async run({ drive, dialect, stand }) {
      await drive.writeProfile({ address: 'Rua A, 1', websites: ['https://acme.example'] });
      const before = JSON.stringify(stand.whatsapp.state());
      const refused = await drive.writeProfile({ address: 'x'.repeat(257) });
      expect(refused).toMatchObject(dialect.refusals.profile);
      expect(JSON.stringify(stand.whatsapp.state())).toBe(before);
      expect(await drive.readProfile()).toMatchObject({ address: 'Rua A, 1' });
    },
  },
  {
    name: 'a stranger, and a body that is no JSON, are refused and change nothing',
    async run({ drive, dialect, stand }) {
      const before = JSON.stringify(stand.whatsapp.state());
      expect(await drive.asStranger()).toMatchObject(dialect.refusals.stranger);
      expect(await drive.sendNonsense()).toMatchObject(dialect.refusals.nonsense);
      expect(JSON.stringify(stand.whatsapp.state())).toBe(before);
    },
  },
  {
    name: 'a webhook that is not taken comes again, the same to the byte',
    async run(scene) {
      const { stand } = scene;
      stand.receiver.answer = () => ({ status: 500, headers: {}, body: '' });
      writes(scene);
      await stand.clock.settle();
      stand.receiver.answer = () => ({ status: 200, headers: {}, body: '' });
      await stand.clock.advance(5 * MINUTE);
      const bodies = stand.received.map(({ request }) => request.body);
      expect(bodies.length).toBeGreaterThan(1);
      expect(new Set(bodies).size).toBe(1);
    },
  },
];

/** Who has the templates: an account in Cloud, a deployment On-Premises. */
const ownerOf = ({ stand, drive, dialect }: Scene): string => {
  if (dialect.dialect === 'on-premises') return drive.id;
  const { accounts } = stand.whatsapp.state() as { accounts: readonly { id: string }[] };
  return accounts[0]?.id ?? '';
};

describe.each(DIALECTS)('$dialect', (dialect) => {
  it.each([
    { length: 4096, ok: true },
    { length: 4097, ok: false },
  ])('a text of $length emoji is taken: $ok', async ({ length, ok }) => {
    const drive = await connected(createStand(), dialect);
    expect((await drive.send(ANA, '🙂'.repeat(length))).status < 300).toBe(ok);
  });

  it.each(CASES)('in memory: $name', async ({ run }) => {
    const stand = createStand();
    await run({ stand, dialect, drive: await connected(stand, dialect) });
  });

  it.each(CASES)('over HTTP: $name', async ({ run }) => {
    const stand = await overHttp(createStand());
    try {
      await run({ stand, dialect, drive: await connected(stand, dialect) });
    } finally {
      await stand.close();
    }
  });
});
