// The world of a plan: every name and number filled in.
import type { Random } from '../kernel/random.ts';
import { accountNames } from './cast.ts';
import { membersOf } from './crowd.ts';
import { drawCompany, drawMobile, drawNumber, drawPerson, drawUnlike } from './personas.ts';
import type {
  AccountSpec,
  AccountState,
  App,
  Line,
  PlatformPast,
  WorldSpec,
} from './world-spec.ts';

export interface PlannedAccount {
  /** E.164. */
  readonly number: string;
  readonly displayName: string;
  readonly state: AccountState;
  readonly line: Line;
  readonly takesSms: boolean;
  readonly takesCalls: boolean;
  readonly ivr?: boolean;
  readonly lastOnWhatsApp?: string;
  readonly registered?: PlatformPast;
  readonly app: App;
  readonly chats: number;
  /** Its deployment has been issued, and hosting never bought. */
  readonly unpaid?: true;
  /** It belongs to another company. */
  readonly foreign?: true;
}

export interface PlannedCustomer {
  /** E.164. */
  readonly phone: string;
  readonly name: string;
}

export interface PlannedWorld {
  /** Only where the integration is not installed yet. */
  readonly installation?: 'absent';
  /** The integration's name, where it has one of its own. */
  readonly integration?: string;
  readonly accounts: Readonly<Record<string, PlannedAccount>>;
  /** Those in crowds as well. */
  readonly customers: Readonly<Record<string, PlannedCustomer>>;
  /** How many are in each. */
  readonly crowds?: Readonly<Record<string, { readonly size: number }>>;
  readonly agents?: Readonly<Record<string, { readonly name: string }>>;
}

function planAccount(
  spec: AccountSpec,
  filled: Pick<PlannedAccount, 'number' | 'displayName' | 'state'>,
): PlannedAccount {
  const line = spec.line ?? 'mobile';
  return {
    number: filled.number,
    displayName: filled.displayName,
    state: filled.state,
    line,
    takesSms: spec.answers === undefined ? line !== 'landline' : spec.answers.includes('sms'),
    takesCalls: spec.answers === undefined || spec.answers.includes('voice'),
    app: spec.app ?? 'none',
    chats: spec.chats ?? 0,
    ...(spec.ivr === undefined ? {} : { ivr: spec.ivr }),
    ...(spec['last on whatsapp'] === undefined ? {} : { lastOnWhatsApp: spec['last on whatsapp'] }),
    ...(spec.registered === undefined ? {} : { registered: spec.registered }),
    ...(spec.hosting === false ? { unpaid: true as const } : {}),
    ...(spec.company === 'another' ? { foreign: true as const } : {}),
  };
}

const planned = <Spec, Plan>(
  specs: Readonly<Record<string, Spec>>,
  plan: (spec: Spec, name: string) => Plan,
): Readonly<Record<string, Plan>> =>
  Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, plan(spec, name)]));

/** `phone` turns a spelling into E.164. What is missing is drawn, for each name by itself. */
export function planWorld(
  spec: WorldSpec,
  phone: (spelling: string) => string,
  random: Random,
): PlannedWorld {
  const accountSpecs = accountNames(spec).map(
    (name) => [name, spec.accounts?.[name] ?? {}] as const,
  );
  const customerSpecs = Object.entries(spec.customers ?? {});
  const taken = new Set<string>();
  for (const [, account] of accountSpecs) {
    if (account.number !== undefined) taken.add(phone(account.number));
  }
  for (const [, customer] of customerSpecs) {
    if (customer.phone !== undefined) taken.add(phone(customer.phone));
  }
  const number = (written: string | undefined, who: string, line: Line): string => {
    if (written !== undefined) return phone(written);
    const drawn = drawNumber(random.fork(`number of ${who}`), line, taken);
    taken.add(drawn);
    return drawn;
  };

  const accounts: Record<string, PlannedAccount> = {};
  for (const [name, account] of accountSpecs) {
    const shorthand = name === 'main' ? spec.account : undefined;
    accounts[name] = planAccount(account, {
      number: number(account.number, `account ${name}`, account.line ?? 'mobile'),
      displayName: account['display name'] ?? drawCompany(random.fork(`name of account ${name}`)),
      state: account.state ?? shorthand ?? 'ready',
    });
  }
  const customers: Record<string, PlannedCustomer> = {};
  for (const [name, customer] of customerSpecs) {
    customers[name] = {
      phone: number(customer.phone, `customer ${name}`, 'mobile'),
      name: customer.name ?? drawPerson(random.fork(`name of customer ${name}`)),
    };
  }
  for (const [name, { size, country }] of Object.entries(spec.crowds ?? {})) {
    const chance = random.fork(`crowd ${name}`);
    // Whoever has no number on a ticket is still told from the others.
    const names = new Set<string>();
    for (const member of membersOf(name, size)) {
      const drawn = drawMobile(chance, country ?? 'BR', taken);
      taken.add(drawn);
      const called = drawUnlike(chance, names);
      names.add(called);
      customers[member] = { phone: drawn, name: called };
    }
  }
  return {
    ...(spec.installation === 'absent' ? { installation: 'absent' } : {}),
    ...(spec.integration === undefined ? {} : { integration: spec.integration }),
    accounts,
    customers,
    ...(spec.crowds === undefined
      ? {}
      : { crowds: planned(spec.crowds, ({ size }) => ({ size })) }),
    ...(spec.agents === undefined
      ? {}
      : {
          agents: planned(spec.agents, (agent, name) => ({
            name: agent.name ?? drawPerson(random.fork(`name of agent ${name}`)),
          })),
        }),
  };
}
