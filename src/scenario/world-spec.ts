// The world a scenario begins in, as it is written.
import { z } from 'zod';
import { day, name, text, wholeNumber } from './vocabulary/values.ts';

export const ACCOUNT_STATES = ['unhosted', 'hosted', 'ready', 'connected'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export const INSTALLATION_STATES = ['installed', 'absent'] as const;

export const LINES = ['mobile', 'landline', 'toll-free'] as const;
export type Line = (typeof LINES)[number];

export const APPS = ['none', 'messenger', 'business'] as const;
export type App = (typeof APPS)[number];

export const PLATFORM_PASTS = ['by hand', 'elsewhere'] as const;
export type PlatformPast = (typeof PLATFORM_PASTS)[number];

export const CODE_METHODS = ['sms', 'voice'] as const;
export type CodeMethod = (typeof CODE_METHODS)[number];

/** `another`: a company with a Support of its own, whose deployment ID somebody might try. */
export const COMPANIES = ['ours', 'another'] as const;

const state = z
  .enum(ACCOUNT_STATES)
  .describe(
    'unhosted: the number has not been handed over yet; hosted: its hosting has been bought; ready: its deployment ID has been issued; connected: the wizard has been gone through',
  );

const account = z
  .strictObject({
    number: text.optional().describe('In international form; drawn from the seed if left out'),
    'display name': text.optional().describe('What customers see; drawn from the seed if left out'),
    state: state.optional(),
    company: z.enum(COMPANIES).optional().describe('Whose number it is (ours)'),
    hosting: z.boolean().optional().describe('Whether hosting was bought for a deployment (true)'),
    line: z.enum(LINES).optional().describe('What kind of line the number is (mobile)'),
    answers: z
      .array(z.enum(CODE_METHODS))
      .optional()
      .describe('Which of SMS and voice call reach the line (a landline: voice; others: both)'),
    ivr: z.boolean().optional().describe('A voice menu answers calls to that number (false)'),
    'last on whatsapp': day
      .optional()
      .describe('The last day on which that number was registered with WhatsApp (never)'),
    registered: z
      .enum(PLATFORM_PASTS)
      .optional()
      .describe(
        'by hand: already, with a code that WhatsApp once gave by hand; elsewhere (Cloud): for another account',
      ),
    app: z.enum(APPS).optional().describe('The WhatsApp app in use on that number before (none)'),
    chats: wholeNumber.optional().describe('How many chats that app holds (0)'),
  })
  .describe('A number of the company, with its deployment ID');

const customer = z
  .strictObject({
    phone: text.optional().describe('In international form; drawn from the seed if left out'),
    name: text.optional().describe("The name in the customer's own WhatsApp profile"),
  })
  .describe('Somebody with WhatsApp on a phone');

/** Where the phones of a crowd are: their numbers are drawn as numbers of mobiles there. */
export const COUNTRIES = ['BR', 'DE', 'JP'] as const;
export type Country = (typeof COUNTRIES)[number];

/** In all crowds of a world together. */
export const CROWD_MAX = 1_000;
const HOW_MANY = `is no size of a crowd\nwrite a whole number from 1 to ${CROWD_MAX}`;

const crowd = z
  .strictObject({
    size: z.int(HOW_MANY).min(1, HOW_MANY).max(CROWD_MAX, HOW_MANY),
    country: z.enum(COUNTRIES).optional().describe('Where their phones are (BR)'),
  })
  .describe('Many customers: in a crowd called monday they are monday-1, monday-2 and so on');

const agent = z
  .strictObject({ name: text.optional().describe('Drawn from the seed if left out') })
  .describe('Somebody who answers tickets');

export const worldSpec = z
  .strictObject({
    installation: z
      .enum(INSTALLATION_STATES)
      .optional()
      .describe('Whether it is an app of Support already (installed)'),
    account: state.optional().describe('Short for accounts: { main: { state: … } }'),
    integration: text
      .max(255)
      .optional()
      .describe('The name that the integration was given when it was set up (WhatsApp)'),
    accounts: z.record(name, account).optional(),
    customers: z.record(name, customer).optional(),
    crowds: z.record(name, crowd).optional(),
    agents: z
      .record(name, agent)
      .optional()
      .describe('Agents who are told apart by name, beside the one whom every Support has'),
  })
  .describe('What there is before the first step');

export type WorldSpec = z.output<typeof worldSpec>;
export type CrowdSpec = z.output<typeof crowd>;
export type AccountSpec = z.output<typeof account>;
