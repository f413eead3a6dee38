// Each decision of the Law, replaced alone: the behaviour that hangs on it must change, and be right without it.
import { describe, expect, it } from 'vitest';
import { LAW } from '../../src/connector/law.ts';
import { answerLost } from '../../src/kernel/faults/answer-lost.ts';
import { duplicate } from '../../src/kernel/faults/duplicate.ts';
import { empty, json, jsonOf, postForm, type Response } from '../../src/kernel/wire.ts';
import { ANA, BEA, type Bench, BUSINESS, CONNECTOR, createBench, pageOf } from './bench.ts';
import type { Planted } from './planted.ts';
import { AUTO_REPLY } from './planted-auto-reply.ts';
import { BUSINESS_RULES } from './planted-business-rules.ts';
import { CALLERS } from './planted-callers.ts';
import { INSTALLATION } from './planted-installation.ts';
import { PLANTED_NUMBERS } from './planted-numbers.ts';
import { OFFICE_DECISIONS } from './planted-office.ts';
import { TEMPLATE } from './planted-template.ts';

const DAY = 86_400_000;
const ZIP = { status: 200, headers: { 'content-type': 'application/zip' }, body: 'PK' };

const reasonOf = async (page: Promise<{ readonly reason: string | undefined }>) =>
  (await page).reason;

async function asked(bench: Bench) {
  await bench.host();
  const wizard = await bench.toCodeScreen();
  await wizard.take('method', { method: 'sms' });
  return wizard;
}

async function inUse(bench: Bench) {
  await bench.host();
  const wizard = await bench.toCodeScreen();
  bench.whatsapp.taken = true;
  await wizard.take('method', { method: 'sms' });
  return wizard;
}

async function migrated(bench: Bench) {
  const wizard = await inUse(bench);
  await wizard.take('migrate');
  await wizard.take('migration', { confirm: 'yes' });
  await wizard.take('migration-done');
  bench.whatsapp.taken = false;
  return wizard;
}
async function talked(bench: Bench): Promise<string> {
  const metadata = await bench.connect();
  await bench.customerWrites({ id: 'm1' });
  return metadata;
}
async function pictured(bench: Bench, id: string): Promise<unknown> {
  await bench.connect();
  await bench.customerWrites({ id: 'm1', more: { type: 'image', image: { id } } });
  return bench.comments();
}
async function late(bench: Bench): Promise<unknown> {
  const metadata = await talked(bench);
  await bench.clock.advance(DAY + 2_000);
  await bench.reply(metadata, 'late');
  return { sent: bench.texts(), reported: bench.zendesk.reports.length };
}
async function applied(bench: Bench, section: string, fields: Readonly<Record<string, string>>) {
  const metadata = await bench.connect();
  bench.whatsapp.profile['about'] = 'Ours';
  const session = (await bench.openAdmin({ metadata })).hidden('session');
  const page = pageOf(
    await bench.call(postForm(`${CONNECTOR}/connector/account`, { session, section, ...fields })),
  );
  return { reason: page.reason, notices: page.notices, profile: bench.whatsapp.profile };
}
async function pushesWithin20s(bench: Bench, answer: Response): Promise<number> {
  await bench.connect();
  let calls = 0;
  bench.zendesk.override = () => {
    calls++;
    return answer;
  };
  await bench.clock.drive('the webhook', bench.outside(bench.written({ id: 'm1' })));
  await bench.clock.advance(20_000);
  return calls;
}

const threads = (bench: Bench) =>
  new Set(bench.zendesk.comments.map(({ instance, thread }) => `${instance} ${thread}`)).size;

const PLANTED: Readonly<Record<string, Planted>> = {
  ...CALLERS,
  ...AUTO_REPLY,
  ...INSTALLATION,
  ...PLANTED_NUMBERS,
  ...BUSINESS_RULES,
  ...TEMPLATE,
  ...OFFICE_DECISIONS,
  eligibleNumber: {
    requirement: 'NUMBER-7',
    wrong: {
      eligibleNumber: (number) =>
        LAW.eligibleNumber(number.replace('+55118', '+55119') as typeof number),
    },
    look: async (bench) => (await bench.host('dep-1', '+55 11 81234 5678')).status,
    right: 422,
  },
  takenReason: {
    requirement: 'NUMBER-2, MIGRATION-1',
    wrong: { takenReason: () => undefined },
    look: async (bench) => (await inUse(bench)).page().reason,
    right: 'number-in-use',
  },
  migrate: {
    requirement: 'MIGRATION-1',
    wrong: { migrate: (state) => ({ ok: state }) },
    look: async (bench) => (await inUse(bench)).page().forms,
    right: ['method', 'migrate'],
  },
  confirmLoss: {
    requirement: 'MIGRATION-4',
    wrong: { confirmLoss: () => ({ ok: true }) },
    look: async (bench) => {
      const wizard = await inUse(bench);
      await wizard.take('migrate');
      return reasonOf(wizard.take('migration'));
    },
    right: 'confirmation-missing',
  },
  migratedNumberUsable: {
    requirement: 'MIGRATION-2',
    wrong: { migratedNumberUsable: (state) => state !== 'waiting' },
    look: async (bench) => {
      const wizard = await migrated(bench);
      return reasonOf(wizard.take('method', { method: 'sms' }));
    },
    right: undefined,
  },
  importedAfterMigration: {
    requirement: 'MIGRATION-3',
    wrong: {
      importedAfterMigration: () => [
        { id: 'old', customer: ANA, name: 'Ana', text: 'old', timestamp: 1_700_000_000 },
      ],
    },
    look: async (bench) => {
      const wizard = await migrated(bench);
      await wizard.take('method', { method: 'sms' });
      await wizard.take('code', { code: '123456' });
      return bench.comments();
    },
    right: [],
  },
  acceptDeployment: {
    requirement: 'INTAKE-6, CONNECT-7, CONNECT-9',
    wrong: { acceptDeployment: () => ({ ok: true }) },
    look: async (bench) => {
      await bench.connect();
      return (await bench.toCodeScreen()).page().reason;
    },
    right: 'deployment-connected',
  },
  stepInOrder: {
    requirement: 'CONNECT-1',
    wrong: { stepInOrder: () => true },
    look: async (bench) => {
      await bench.host();
      const wizard = await bench.openWizard();
      return reasonOf(wizard.take('deployment', { deployment_id: 'dep-1' }));
    },
    right: 'out-of-order',
  },
  screenAfter: {
    requirement: 'CONNECT-1',
    wrong: {
      screenAfter: (step) => (step === 'save-deployment' ? 'finish' : LAW.screenAfter(step)),
    },
    look: async (bench) => {
      await bench.host();
      return (await bench.toCodeScreen()).page().screen;
    },
    right: 'code',
  },
  accountListed: {
    requirement: 'CONNECT-6',
    wrong: { accountListed: () => true },
    look: async (bench) => {
      await bench.host();
      return (await bench.toCodeScreen()).page().forms;
    },
    right: ['method'],
  },
  suggestions: {
    requirement: 'CONNECT-8',
    wrong: { suggestions: () => [] },
    look: async (bench) => (await (await asked(bench)).take('code', { code: '123456' })).notices,
    right: ['set-up-profile', 'set-up-auto-reply'],
  },
  methodsOffered: {
    requirement: 'CONNECT-2, NUMBER-3',
    wrong: { methodsOffered: () => ['sms'] },
    look: async (bench) => (await asked(bench)).page().text.includes('value="voice"'),
    right: true,
  },
  methodUsed: {
    requirement: 'CONNECT-2',
    wrong: { methodUsed: () => 'sms' },
    look: async (bench) => {
      await bench.host();
      await (await bench.toCodeScreen()).take('method', { method: 'voice' });
      return bench.whatsapp.methods;
    },
    right: ['VOICE'],
  },
  readCode: {
    requirement: 'CONNECT-4',
    wrong: { readCode: () => ({ ok: '123456' }) },
    look: async (bench) => reasonOf((await asked(bench)).take('code', { code: 'abc' })),
    right: 'code-malformed',
  },
  codeWait: {
    requirement: 'CONNECT-5',
    wrong: { codeWait: () => 0 },
    look: async (bench) => {
      const wizard = await asked(bench);
      await wizard.take('method', { method: 'sms' });
      return bench.whatsapp.methods.length;
    },
    right: 1,
  },
  guessWait: {
    requirement: 'CONNECT-5',
    wrong: { guessWait: () => 0 },
    look: async (bench) => {
      const wizard = await asked(bench);
      bench.whatsapp.override = (_request, path) =>
        path.includes('verify') ? json(429, {}, { 'retry-after': '40' }) : undefined;
      return reasonOf(wizard.take('code', { code: '000000' }));
    },
    right: 'code-entry-paused',
  },
  codeLate: {
    requirement: 'CONNECT-3',
    wrong: { codeLate: () => false },
    look: async (bench) => {
      const wizard = await asked(bench);
      await bench.clock.advance(60_000);
      return (await wizard.take('no-code')).notices;
    },
    right: ['code-late', 'try-voice'],
  },
  codeAccepted: {
    requirement: 'CONNECT-4',
    wrong: { codeAccepted: () => true },
    look: async (bench) => (await (await asked(bench)).take('code', { code: '000000' })).screen,
    right: 'code',
  },
  wrongCodeReason: {
    requirement: 'CONNECT-4',
    wrong: { wrongCodeReason: () => 'code-wrong' },
    look: async (bench) => {
      const wizard = await asked(bench);
      await bench.clock.advance(700_000);
      return reasonOf(wizard.take('code', { code: '000000' }));
    },
    right: 'code-expired',
  },
  accountName: {
    requirement: 'CONNECT-6',
    wrong: { accountName: (name) => name },
    look: async (bench) =>
      (await (await asked(bench)).take('code', { code: '123456' })).hidden('name'),
    right: 'Acme (+55 11 4004 1234)',
  },
  accountId: {
    requirement: 'CONNECT-7',
    wrong: { accountId: (customer) => customer },
    dialect: 'on-premises',
    look: async (bench) => {
      await bench.connect('dep-1', `+${BUSINESS}`, 'push-1');
      await bench.connect('dep-2', '+551140045678', 'push-2');
      await bench.customerWrites({ id: 'm1' });
      return bench.zendesk.comments.map(({ instance }) => instance);
    },
    right: ['push-1'],
  },
  admit: {
    requirement: 'RELIABLE-1, TICKET-7',
    wrong: { admit: (message, _known, arrival) => `${message.id}-${arrival}` },
    look: async (bench) => {
      await bench.connect();
      bench.network.fault(duplicate({ to: 'connector' }, 3, 100));
      await bench.customerWrites({ id: 'm1' });
      return bench.comments();
    },
    right: ['m1'],
  },
  conversationOf: {
    requirement: 'TICKET-2, TICKET-3, TICKET-9',
    wrong: {
      conversationOf: (arrived) => ({ accountId: arrived.accountId, thread: arrived.messageId }),
    },
    look: async (bench) => {
      await bench.connect();
      await bench.customerWrites({ id: 'm1' }, { id: 'm2' });
      return threads(bench);
    },
    right: 1,
  },
  inboundOrder: {
    requirement: 'TICKET-6',
    wrong: { inboundOrder: (a, b) => a.arrival - b.arrival },
    look: async (bench) => {
      await bench.connect();
      const now = bench.seconds();
      await bench.customerWrites({ id: 'second', at: now }, { id: 'first', at: now - 5 });
      return bench.comments();
    },
    right: ['first', 'second'],
  },
  outboundOrder: {
    requirement: 'TICKET-6',
    wrong: { outboundOrder: (a, b) => b - a },
    look: async (bench) => {
      const metadata = await talked(bench);
      bench.whatsapp.override = () => empty(503);
      for (const text of ['one', 'two', 'three']) await bench.reply(metadata, text);
      bench.whatsapp.override = undefined;
      await bench.clock.advance(60_000);
      return bench.texts();
    },
    right: ['one', 'two', 'three'],
  },
  shownText: {
    requirement: 'TICKET-8',
    wrong: { shownText: (message) => (message.type === 'text' ? message.text : undefined) },
    look: async (bench) => {
      await bench.connect();
      await bench.customerWrites({ id: 'm1', more: { type: 'sticker', sticker: {} } });
      return bench.comments().length;
    },
    right: 1,
  },
  author: {
    requirement: 'TICKET-1, TICKET-10',
    wrong: { author: (customer, name) => ({ external_id: customer, name, fields: [] }) },
    look: async (bench) => {
      await talked(bench);
      return bench.zendesk.pushes[0]?.resource.author.fields;
    },
    right: [{ id: 'whatsapp_phone_number', value: `+${ANA}` }],
  },
  recipientOf: {
    requirement: 'TICKET-12',
    wrong: { recipientOf: (thread, recipient) => recipient ?? thread },
    look: async (bench) => {
      const metadata = await talked(bench);
      await bench.reply(metadata, 'Hello', { recipient_id: BEA });
      return bench.whatsapp.sent.map(({ to }) => to);
    },
    right: [ANA],
  },
  sameCustomer: {
    requirement: 'TICKET-13',
    wrong: { sameCustomer: (customer) => customer },
    look: async (bench) => {
      await talked(bench);
      const system = { type: 'user_changed_number', wa_id: BEA };
      await bench.customerWrites({ id: 'm2', more: { type: 'system', system } });
      await bench.customerWrites({ id: 'm3', from: BEA });
      return threads(bench);
    },
    right: 1,
  },
  overtook: {
    requirement: 'TICKET-13',
    wrong: { overtook: () => false },
    look: async (bench) => {
      await talked(bench);
      const system = { type: 'user_changed_number', wa_id: BEA };
      const early = bench.outside(bench.written({ id: 'm3', from: BEA }));
      await bench.customerWrites({ id: 'm2', more: { type: 'system', system } });
      await early;
      return threads(bench);
    },
    right: 1,
  },
  commentLeaves: {
    requirement: 'TICKET-5',
    wrong: { commentLeaves: (visibility) => visibility === 'internal' },
    look: async (bench) => {
      await bench.reply(await talked(bench), 'Hello');
      return bench.texts();
    },
    right: ['Hello'],
  },
  repeatedReply: {
    requirement: 'TICKET-7',
    wrong: { repeatedReply: () => undefined },
    look: async (bench) => {
      const request = bench.replyRequest(await talked(bench), 'Hello');
      await bench.call(request);
      await bench.call(request);
      return bench.texts();
    },
    right: ['Hello'],
  },
  followUpTickets: {
    requirement: 'TICKET-4',
    wrong: { followUpTickets: () => false },
    look: async (bench) =>
      (
        jsonOf(await bench.raw('GET', '/connector/manifest')) as {
          create_followup_tickets: boolean;
        }
      ).create_followup_tickets,
    right: true,
  },
  windowKey: {
    requirement: 'WINDOW-6',
    wrong: { windowKey: (business) => business },
    look: async (bench) => {
      const metadata = await talked(bench);
      await bench.clock.advance(DAY - 60_000);
      await bench.customerWrites({ id: 'b1', from: BEA });
      await bench.clock.advance(120_000);
      await bench.reply(metadata, 'late');
      return bench.texts();
    },
    right: [],
  },
  windowStart: {
    requirement: 'WINDOW-5',
    wrong: { windowStart: (heard) => Math.floor(heard.arrivedAt / 1_000) },
    look: async (bench) => {
      const metadata = await bench.connect();
      await bench.customerWrites({ id: 'm1', at: bench.seconds() - 86_390 });
      await bench.clock.advance(20_000);
      await bench.reply(metadata, 'late');
      return bench.texts();
    },
    right: [],
  },
  windowAfter: {
    requirement: 'WINDOW-4',
    wrong: { windowAfter: (start, heard) => start ?? heard },
    look: async (bench) => {
      const metadata = await talked(bench);
      await bench.clock.advance(DAY / 2);
      await bench.customerWrites({ id: 'm2' });
      await bench.clock.advance(DAY / 2 + 60_000);
      await bench.reply(metadata, 'in time');
      return bench.texts();
    },
    right: ['in time'],
  },
  windowOpen: {
    requirement: 'WINDOW-1, WINDOW-2, WINDOW-7',
    wrong: { windowOpen: (start, now) => start !== undefined && now / 1_000 - start < 23 * 3_600 },
    look: async (bench) => {
      const metadata = await talked(bench);
      await bench.clock.advance(DAY - 60_000);
      await bench.reply(metadata, 'in time');
      return bench.texts();
    },
    right: ['in time'],
  },
  opensWindow: {
    requirement: 'WINDOW-8',
    wrong: { opensWindow: () => true },
    look: async (bench) => {
      const metadata = await talked(bench);
      await bench.clock.advance(DAY - 60_000);
      await bench.reply(metadata, 'in time');
      await bench.clock.advance(120_000);
      await bench.reply(metadata, 'late');
      return bench.texts();
    },
    right: ['in time'],
  },
  lateReply: {
    requirement: 'WINDOW-2, WINDOW-3, WINDOW-10',
    wrong: { lateReply: () => 'send' },
    look: late,
    right: { sent: [], reported: 1 },
  },
  failureShown: {
    requirement: 'WINDOW-3, TICKET-11',
    wrong: { failureShown: () => false },
    look: late,
    right: { sent: [], reported: 1 },
  },
  supportTakes: {
    requirement: 'TICKET-8',
    wrong: { supportTakes: () => ({ refused: 'too-large' }) },
    look: (bench) => pictured(bench, 'f0'),
    right: ['[image]'],
  },
  lossShown: {
    requirement: 'TICKET-8',
    wrong: { lossShown: (text) => text },
    look: (bench) => pictured(bench, 'gone'),
    right: ['[image]\n[The file is not here: WhatsApp does not have it any more.]'],
  },
  sentAs: {
    requirement: 'TICKET-8',
    wrong: { sentAs: () => ({ ok: 'document' }) },
    look: async (bench) => {
      bench.zendesk.override = ({ method }) => (method === 'GET' ? ZIP : undefined);
      await bench.reply(await talked(bench), 'Here', {
        'file_urls[]': 'https://acme.zendesk.com/attachments/token/x/?name=a.zip',
      });
      return bench.zendesk.reports.length;
    },
    right: 1,
  },
  boundByWindow: {
    requirement: 'WINDOW-9',
    wrong: { boundByWindow: () => false },
    look: late,
    right: { sent: [], reported: 1 },
  },
  failureOf: {
    requirement: 'WINDOW-11, TICKET-11',
    wrong: { failureOf: () => 'refused' },
    look: async (bench) => {
      await bench.reply(await talked(bench), 'Hello');
      await bench.status('wamid.1', 'failed', ANA, { errors: [{ code: 131047 }] });
      return bench.zendesk.reports[0]?.description.split(':')[0];
    },
    right: 'window-closed',
  },
  fits: {
    requirement: 'PROFILE-6',
    wrong: { fits: () => true },
    look: async (bench) => (await applied(bench, 'about', { about: 'x'.repeat(140) })).reason,
    right: 'about-too-long',
  },
  isEmail: {
    requirement: 'PROFILE-6',
    wrong: { isEmail: () => true },
    look: async (bench) => (await applied(bench, 'business-info', { email: 'x' })).reason,
    right: 'email-malformed',
  },
  isVertical: {
    requirement: 'PROFILE-4',
    wrong: { isVertical: (text) => LAW.isVertical(text.trim()) },
    look: async (bench) =>
      (await applied(bench, 'business-info', { vertical: ' Education' })).reason,
    right: 'vertical-unknown',
  },
  checkWebsites: {
    requirement: 'PROFILE-2, PROFILE-3',
    wrong: { checkWebsites: (websites) => ({ ok: websites }) },
    look: async (bench) =>
      (await applied(bench, 'business-info', { websites: 'https://a.b\nhttps://c.d\nhttps://e.f' }))
        .reason,
    right: 'too-many-websites',
  },
  checkPhoto: {
    requirement: 'PROFILE-6',
    wrong: { checkPhoto: (bytes) => ({ ok: { type: 'image/png', bytes } }) },
    look: async (bench) => (await applied(bench, 'photo', {})).reason,
    right: 'photo-type',
  },
  fieldsWritten: {
    requirement: 'PROFILE-1, PROFILE-5',
    wrong: { fieldsWritten: (changes) => ({ about: '', ...changes }) },
    look: async (bench) =>
      (await applied(bench, 'business-info', { address: 'Rua 1' })).profile['about'],
    right: 'Ours',
  },
  profileShown: {
    requirement: 'PROFILE-8',
    wrong: { profileShown: (_read, remembered) => remembered },
    look: async (bench) => {
      const metadata = await bench.connect();
      bench.whatsapp.profile['about'] = 'Theirs';
      return (await bench.openAdmin({ metadata })).value('about');
    },
    right: 'Theirs',
  },
  sectionApplied: {
    requirement: 'PROFILE-9',
    wrong: { sectionApplied: () => true },
    look: async (bench) => {
      bench.whatsapp.override = (request, path) =>
        request.method !== 'GET' && path.includes('profile') ? empty(503) : undefined;
      return (await applied(bench, 'about', { about: 'New' })).notices.includes('applied');
    },
    right: false,
  },
  cloudVertical: {
    requirement: 'PROFILE-7',
    wrong: { cloudVertical: (name) => name },
    look: async (bench) =>
      (await applied(bench, 'business-info', { vertical: 'Education' })).profile['vertical'],
    right: 'EDU',
  },
  verticalOfCloud: {
    requirement: 'PROFILE-7',
    wrong: { verticalOfCloud: (value) => value },
    look: async (bench) => {
      const metadata = await bench.connect();
      bench.whatsapp.profile['vertical'] = 'EDU';
      return (await bench.openAdmin({ metadata })).value('vertical');
    },
    right: 'Education',
  },
  retryPause: {
    requirement: 'RELIABLE-2',
    wrong: { retryPause: () => 1_000 },
    look: (bench) => pushesWithin20s(bench, empty(503)),
    right: 5,
  },
  leftAlone: {
    requirement: 'RELIABLE-3',
    wrong: { leftAlone: () => 0 },
    look: (bench) => pushesWithin20s(bench, empty(429, { 'retry-after': '30' })),
    right: 1,
  },
  afterSilence: {
    requirement: 'RELIABLE-2',
    wrong: { afterSilence: () => 'retry' },
    look: async (bench) => {
      const metadata = await talked(bench);
      bench.network.fault(answerLost({ to: 'whatsapp', path: '/messages' }));
      await bench.reply(metadata, 'Hello');
      await bench.status('wamid.1', 'sent');
      await bench.clock.advance(60_000);
      return bench.texts();
    },
    right: ['Hello'],
  },
};

it('covers every decision', () => {
  expect(Object.keys(PLANTED).sort()).toEqual(Object.keys(LAW).sort());
});

describe.each(Object.entries(PLANTED))(
  '%s',
  (decision, { requirement, wrong, dialect = 'cloud', look, right }) => {
    it(`decides ${requirement}`, async () => {
      expect(Object.keys(wrong)).toEqual([decision]);
      expect(await look(createBench(dialect))).toEqual(right);
      expect(await look(createBench(dialect, wrong))).not.toEqual(right);
    });
  },
);
