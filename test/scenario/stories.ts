// Any scenario at all: an arbitrary for each verb, so that a new verb cannot be forgotten.
import fc from 'fast-check';
import { REQUIREMENT_IDS } from '../../src/catalogue/catalogue.ts';
import { DIALECTS } from '../../src/catalogue/dialect.ts';
import type { Json } from '../../src/kernel/trace.ts';
import type { ScenarioDocument } from '../../src/scenario/scenario.ts';
import { VENDORS } from '../../src/scenario/vocabulary/attempts.ts';
import { TICKET_STATUSES } from '../../src/scenario/vocabulary/conversation.ts';
import { LINKS } from '../../src/scenario/vocabulary/installation.ts';
import { FILE_TYPES, OTHERS } from '../../src/scenario/vocabulary/media.ts';
import { PLATFORMS } from '../../src/scenario/vocabulary/migration.ts';
import { INTAKE_STATES } from '../../src/scenario/vocabulary/office.ts';
import {
  FAILURE_REASONS,
  NOTICES,
  OFFERS,
  OFFICE_REASONS,
  REFUSAL_REASONS,
} from '../../src/scenario/vocabulary/reasons.ts';
import { NOTIFICATIONS, RULE_LISTS } from '../../src/scenario/vocabulary/rule-words.ts';
import { BODIES } from '../../src/scenario/vocabulary/strangers.ts';
import { DECISIONS, LISTED_STATES } from '../../src/scenario/vocabulary/template.ts';
import { CHOSEN_STATUSES, UNREACHABLE } from '../../src/scenario/vocabulary/ticket.ts';
import { NODES } from '../../src/scenario/vocabulary/trouble.ts';
import { REFUSES } from '../../src/scenario/vocabulary/whatsapp.ts';
import { CODES, SCREENS } from '../../src/scenario/vocabulary/wizard.ts';
import { VERB_IDS, type VerbId, VOCABULARY } from '../../src/scenario/vocabulary.ts';
import { APPS, CODE_METHODS, COUNTRIES, LINES } from '../../src/scenario/world-spec.ts';

const KINDS = Object.keys(FILE_TYPES);

type Any = fc.Arbitrary<Json>;

const CUSTOMERS = ['ana', 'bob', 'constructor', '花子'] as const;
const ACCOUNTS = ['main', 'sales'] as const;

/** Any text; a bracket is doubled, or it might happen to be a placeholder. */
const words: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      'yes',
      'null',
      '5',
      '- a',
      'a: b',
      '# no',
      ' x ',
      '2d',
      '"',
      "'",
      '\n',
      '\u2028',
    ),
  )
  .map((text) => text.replace(/[<>]/g, ''))
  .filter((text) => text !== '');

const customer = fc.constantFrom(...CUSTOMERS);
const account = fc.constantFrom(...ACCOUNTS);
const method = fc.constantFrom(...CODE_METHODS);
const crowd = fc.constant('monday');
const agent = fc.constantFrom('carla', 'constructor');
const bool = fc.boolean();
const count = fc.nat(5);
const list = (item: Any): Any => fc.array(item, { maxLength: 3 });
const duration = fc.constantFrom('24h', '23h 59m 59s', '24h 1s', '90s', '2d');

const span = fc.constantFrom('90s', '1h', '12h');

/** A map with each of `required`, and any of `optional`. */
const map = (
  required: Readonly<Record<string, Any>>,
  optional: Readonly<Record<string, Any>> = {},
): Any =>
  fc.record(
    { ...required, ...optional },
    { requiredKeys: Object.keys(required) },
  ) as unknown as Any;

const requirement = fc.constantFrom(...REQUIREMENT_IDS);
const proves: Any = fc.oneof(
  requirement,
  fc.uniqueArray(requirement, { minLength: 1, maxLength: 3 }),
);

/** An expectation that looks at something: at `sure`, if nothing else. */
const look = (
  selectors: Readonly<Record<string, Any>>,
  sure: Readonly<Record<string, Any>>,
  more: Readonly<Record<string, Any>> = {},
): Any => map({ proves, ...selectors, ...sure }, more);

const chat = { of: customer, account };
const measured: Any = fc.oneof(words, map({ length: fc.nat(300) }, { starts: words, ends: words }));
const fields = {
  address: measured,
  description: measured,
  email: measured,
  vertical: words,
  websites: list(measured),
};
const onPage = {
  ...fields,
  'channel name': measured,
  photo: map({ type: words, bytes: count }, { content: words }),
};
const bare: Any = fc.constantFrom<Json>(true, {});
const comment: Any = map({ text: words, on: customer, account }, { by: agent });
const fault: Any = fc.oneof(
  map({ drop: map({}, { to: fc.constantFrom(...NODES), times: fc.integer({ min: 1, max: 3 }) }) }),
  map({ delay: map({ ms: fc.oneof(fc.nat(5_000), duration) }) }),
  map({ duplicate: map({}, { copies: fc.integer({ min: 1, max: 9 }), everyMs: duration }) }),
  map({ 'http-status': map({ status: fc.constantFrom(429, 500, 503) }, { retryAfter: count }) }),
);

const when: Any = map(
  { channel: words },
  {
    'integration account': account,
    'requester whatsapp number': fc.constantFrom('+55 (11) 91234-0000', 'present', 'absent'),
    ticket: fc.constantFrom('created', 'updated'),
    'hours pending': count,
    'hours new': count,
    tag: words,
  },
);
const ruleView: Any = map({ title: words, when });
const rule: Any = map({
  title: words,
  when,
  do: map(
    { tag: words },
    {
      assignee: agent,
      'requester whatsapp number': words,
      notify: map({ by: fc.constantFrom(...NOTIFICATIONS), text: words }),
    },
  ),
});
const order: Any = map({ accounts: list(account), quantity: count }, { company: words });
const letter: Any = map(
  { account },
  { 'display name': fc.option(words), 'business manager id': fc.option(words) },
);

const ARGS: { readonly [V in VerbId]: Any } = {
  sends: map({ text: words, to: account }),
  replies: comment,
  notes: comment,
  crowdWrites: map(
    { text: fc.constant('Order #'), within: span, crowd, to: account },
    { first: fc.integer({ min: 1, max: 3 }) },
  ),
  agentsAnswer: map(
    {
      text: fc.constant('Order #'),
      within: span,
      crowd,
      by: fc.array(agent, { minLength: 1, maxLength: 3 }),
      account,
    },
    { status: fc.constantFrom('open', 'pending'), last: fc.integer({ min: 1, max: 3 }) },
  ),
  sendsFile: map({ type: fc.constantFrom(...KINDS), to: account }, { caption: words, name: words }),
  sendsLocation: map(
    { latitude: fc.integer({ min: -90, max: 90 }), longitude: count, to: account },
    { name: words, address: words },
  ),
  sendsContact: map({ name: words, tel: words, to: account }),
  sendsOther: map({ what: fc.constantFrom(...OTHERS), to: account }),
  setsStatus: map({ status: fc.constantFrom(...CHOSEN_STATUSES), on: customer, account }),
  mergesUsers: map({ into: words, of: customer }),
  changesNumber: map({ phone: fc.constant('+55 (11) 91234-0000') }),
  cannotGetMessages: fc.constantFrom(...UNREACHABLE),
  connects: map({ account }, { method }),
  installsByLink: fc.constantFrom(...LINKS),
  installsFromMarketplace: bare,
  uninstalls: bare,
  usesTab: customer,
  allTabsSave: account,
  allTabsEnter: fc.constantFrom(...CODES),
  opensWizard: bare,
  savesDeployment: fc.oneof(account, map({ id: words })),
  requestsCode: method,
  reportsNoCode: bare,
  goesBack: bare,
  entersCode: fc.oneof(fc.constantFrom(...CODES), map({ literal: words })),
  hosts: fc.oneof(account, map({ account }, { as: words })),
  correctsNumber: map({ account, to: words }),
  endsTwoStep: account,
  formerProviderWrites: map({ account, to: customer, text: words }),
  movesToCloud: account,
  abandonsMove: account,
  installsApp: map({ account, app: fc.constantFrom('messenger', 'business') }),
  startsMigration: bare,
  confirmsMigration: fc.constantFrom<Json>(true, false, 'yes', 'no'),
  continuesMigration: bare,
  deletesApp: map({ account }),
  setsAutoReply: map({ text: words, account }),
  hasTemplate: map(
    { name: words, body: words },
    { language: words, footer: words, state: fc.constantFrom(...LISTED_STATES) },
  ),
  decidesTemplate: map({ name: words, decision: fc.constantFrom(...DECISIONS) }),
  sendsTemplate: map(
    { name: words, on: customer, account },
    { language: words, values: fc.oneof(words, list(words)) },
  ),
  refusesLate: fc.constantFrom<Json>(...REFUSES),
  editsProfile: map({ account, 'short description': measured }, onPage),
  opensAccount: map({ account }),
  appliesSections: map({ 'short description': measured }, onPage),
  changesElsewhere: map({ account, 'short description': measured }, fields),
  adminCreatesView: ruleView,
  agentCreatesView: ruleView,
  createsTrigger: rule,
  createsAutomation: rule,
  createsMacro: map(
    { title: words, comment: words },
    { status: fc.constant('pending'), tag: words },
  ),
  appliesMacro: map({ macro: words, on: customer, account }),
  renamesIntegration: words,
  expectView: look(
    { view: words },
    { tickets: count },
    { by: fc.constantFrom('agent', 'admin'), customers: list(customer) },
  ),
  expectRuleConditions: look(
    { rules: fc.constantFrom(...RULE_LISTS) },
    { channels: list(words) },
    { accounts: fc.option(list(account)), 'requester whatsapp number': bool },
  ),
  expectRuleActions: look(
    { rules: fc.constantFrom('triggers', 'automations') },
    { 'notifies through whatsapp': bool },
    { 'requester whatsapp number': bool },
  ),
  expectRules: look({ rules: fc.constantFrom(...RULE_LISTS) }, { titles: list(words) }),
  expectTicketFields: look(
    chat,
    { tags: list(words) },
    {
      assignee: fc.option(agent),
      priority: fc.constantFrom('high', null),
      'requester whatsapp number': fc.option(words),
    },
  ),
  companyJoins: bare,
  strangerRepeats: map(
    { call: fc.constantFrom('webhook', 'channelback', 'page') },
    {
      proof: fc.constantFrom('right', 'missing', 'wrong'),
      text: words,
      body: fc.constantFrom(...BODIES),
    },
  ),
  ordersHosting: order,
  teamOrdersHosting: order,
  adminOrdersHosting: order,
  answersMail: letter,
  writesMail: letter,
  finishesTasks: map({ account }),
  preparesDeployment: map({ account }, { 'id of': account }),
  expectMail: look({}, { count }, { says: words, reason: fc.constantFrom(...OFFICE_REASONS) }),
  expectBackOffice: look(
    { account },
    { hosted: bool },
    { intake: fc.constantFrom(...INTAKE_STATES), lacks: list(words), 'numbers hosted': count },
  ),
  expectCharges: look({ account }, { months: list(words) }, { dates: list(words) }),
  wait: duration,
  fault,
  heal: bare,
  expectWizard: look(
    {},
    { screen: fc.constantFrom(...SCREENS) },
    {
      error: fc.option(fc.constantFrom(...REFUSAL_REASONS)),
      notices: fc.array(fc.constantFrom(...NOTICES), { minLength: 1, maxLength: 3 }),
      offers: fc.array(fc.constantFrom(...OFFERS), { minLength: 1, maxLength: 3 }),
      methods: list(method),
    },
  ),
  expectApps: look({}, { installed: list(words) }, { 'in conditions': bool }),
  expectTabs: look({}, { finished: count }),
  expectReadyPage: look({}, { shown: bool }),
  expectAnnouncement: look({}, { links: list(words) }, { codes: list(words) }),
  expectAccount: look({ account }, { listed: bool }, { name: words }),
  expectCode: look({ account, by: method }, { arrived: bool }, { within: duration }),
  expectTicket: look(
    chat,
    { tickets: count },
    {
      status: fc.constantFrom(...TICKET_STATUSES),
      comments: list(words),
      'last comment': words,
      'failure visible': bool,
      requester: map({ name: words }, { phone: fc.constant('+55 (11) 91234-0000') }),
    },
  ),
  expectEventLog: look(
    chat,
    { failed: list(words) },
    { reasons: list(fc.constantFrom(...FAILURE_REASONS)) },
  ),
  expectTicketPage: look(chat, { markup: list(words) }, { texts: list(words) }),
  expectSecrets: look(
    {},
    { tickets: list(words) },
    { 'event logs': list(words), pages: list(words), mails: list(words) },
  ),
  expectSearch: look({ of: customer }, { tickets: count }, { people: list(words) }),
  expectAllTickets: look({}, { tickets: count }),
  expectReply: look(
    {},
    { delivered: bool },
    { ...chat, reason: fc.constantFrom(...FAILURE_REASONS) },
  ),
  expectCrowd: look(
    { crowd, account },
    { tickets: count },
    { first: fc.integer({ min: 1, max: 3 }), 'own replies': count, strays: list(words) },
  ),
  expectDevice: look(chat, { shows: list(words) }, { 'display name': words }),
  expectAccountPage: look(
    {},
    { error: fc.option(fc.constantFrom(...REFUSAL_REASONS)) },
    {
      ...fields,
      'channel name': measured,
      'short description': measured,
      notices: fc.array(fc.constantFrom(...NOTICES), { minLength: 1, maxLength: 3 }),
      'applied before': list(fc.constantFrom('photo', 'about')),
    },
  ),
  expectProfile: look(
    chat,
    { photo: bool },
    { ...fields, 'short description': measured, 'photo type': words },
  ),
  expectNumber: look(
    { account },
    { registered: bool },
    { platform: fc.constantFrom(...PLATFORMS) },
  ),
  expectPhone: look({ account }, { app: fc.constantFrom(...APPS) }, { chats: count }),
  expectAttempts: look(
    { to: fc.constantFrom(...VENDORS) },
    { 'pauses grow': bool },
    { of: words, 'retry after obeyed': bool },
  ),
  expectMove: look({}, { refused: fc.option(fc.constantFrom(...REFUSAL_REASONS)) }),
  expectHosting: look({ account }, { hosted: bool }, { number: words }),
  expectRefusal: look(
    {},
    { reason: fc.constantFrom(...REFUSAL_REASONS), unchanged: fc.constant(true) },
    { says: words },
  ),
};

type Step = ScenarioDocument['steps'][number];

const stepOf = (id: VerbId): fc.Arbitrary<Step> =>
  fc
    .tuple(customer, ARGS[id])
    .map(([who, args]) => ({ [VOCABULARY[id].key.replace('<customer>', who)]: args }));

const EXPECTS = VERB_IDS.filter((id) => VOCABULARY[id].kind === 'expectation');

const world: Any = fc.constant({
  account: 'ready',
  accounts: { sales: { state: 'connected', line: LINES[1], 'display name': 'Loja "Norte"' } },
  customers: {
    ana: { phone: '+55 11 91234-5678', name: 'Ana' },
    bob: {},
    constructor: { name: 'Otto' },
    花子: { phone: '+81 90-1234-5678' },
  },
  crowds: { monday: { size: 3, country: COUNTRIES[1] } },
  agents: { carla: {}, constructor: { name: 'Otto' } },
});

/** Well-formed scenarios with two accounts and four customers. */
export const documents: fc.Arbitrary<ScenarioDocument> = fc.record(
  {
    title: words,
    about: words,
    dialects: fc.uniqueArray(fc.constantFrom(...DIALECTS), { minLength: 1 }),
    world,
    steps: fc
      .tuple(
        fc.array(fc.constantFrom(...VERB_IDS).chain(stepOf), { maxLength: 8 }),
        fc.constantFrom(...EXPECTS).chain(stepOf),
      )
      .map(([steps, last]) => [...steps, last]),
  },
  { requiredKeys: ['title', 'world', 'steps'] },
);
