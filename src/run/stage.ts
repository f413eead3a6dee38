// A world with its people in place: what the acts and the observers of a run work with.
import type { Plan } from '../scenario/plan.ts';
import type { Outcome } from './act.ts';
import { SUBDOMAIN } from './addresses.ts';
import { type Admin, createAdmin } from './people/admin.ts';
import { type Agent, createAgent } from './people/agent.ts';
import { browserOf } from './people/browser.ts';
import { type CodeReader, createCodeReader } from './people/code-reader.ts';
import type { SampleFile } from './people/sample-file.ts';
import { createTabs, type Tabs } from './people/tabs.ts';
import type { World } from './world.ts';

export interface NamedAgent extends Agent {
  /** As Support lists users. */
  readonly id: number;
}

/** A text that a customer has sent. */
export interface Message {
  readonly customer: string;
  readonly account: string;
  readonly text: string;
}

export interface Reply {
  readonly ticket: number;
  readonly text: string;
  readonly files: readonly SampleFile[];
  readonly customer: string;
  readonly account: string;
  /** The template that it asks for: then its own text is on no phone. */
  readonly template?: string;
  readonly at: number;
}

export interface Stage {
  readonly plan: Plan;
  readonly world: World;
  /** Whoever sits at the tab that is in front. */
  readonly admin: Admin;
  readonly tabs: Tabs;
  readonly agent: Agent;
  /** Those who are told apart by name, by that name. */
  readonly agents: ReadonlyMap<string, NamedAgent>;
  /** The admin at Support's business rules. */
  readonly rulesAdmin: Agent;
  readonly codes: CodeReader;
  /** The deployment ID of each account, by the account's name in the scenario. */
  readonly deployments: Map<string, string>;
  readonly memory: Memory;
}

/** What has happened so far that a later step refers to. */
export interface Memory {
  /** When the action before this step began, in virtual ms: `wait` counts from it. */
  mark: number;
  /** When a person last did something. */
  actedAt: number | undefined;
  lastOutcome: Outcome | undefined;
  readonly messages: Message[];
  readonly replies: Reply[];
  /** The numbers that a customer has moved to since, oldest first. */
  readonly moves: Map<string, string[]>;
  /** When a code was last asked for, and for which account the wizard is open. */
  codeAskedAt: number;
  wizardOf: string | undefined;
  /** The accounts whose page an admin has opened, or would see changed. */
  readonly pagesToOpen: Set<string>;
  /** What each account is reached by at WhatsApp. */
  readonly access: Map<string, unknown>;
  /** The number of each account that the back office has taken, as it answered it. */
  readonly hosted: Map<string, string>;
  /** Cloud: the company's account at WhatsApp. */
  business: Business | undefined;
  /** The account at Cloud that a hosted number moves to. */
  moveTo: Business | undefined;
  /** Cloud: whose account each number is in that is registered elsewhere, by that number. */
  readonly providers: Map<string, Business>;
  /** What another company's webhooks are signed with, once there is one. */
  neighbourSecret: string | undefined;
}

export type Business = ReturnType<World['whatsapp']['createBusiness']>;

// A class, because a getter on an object literal is a new shape for each object.
class Furnished implements Stage {
  readonly plan: Plan;
  readonly world: World;
  readonly tabs: Tabs;
  readonly agent: Agent;
  readonly agents: ReadonlyMap<string, NamedAgent>;
  readonly rulesAdmin: Agent;
  readonly codes: CodeReader;
  readonly deployments = new Map<string, string>();
  readonly memory: Memory;

  constructor(plan: Plan, world: World) {
    this.plan = plan;
    this.world = world;
    this.tabs = openTabs(world);
    this.agent = createAgent(world.browser('agent'), world.zendesk.credentials.agent);
    this.agents = hire(plan, world);
    this.rulesAdmin = createAgent(world.browser('admin'), world.zendesk.credentials.admin);
    this.codes = createCodeReader(world.telephone, world.clock);
    this.memory = {
      mark: world.clock.now(),
      actedAt: undefined,
      lastOutcome: undefined,
      messages: [],
      replies: [],
      moves: new Map(),
      codeAskedAt: world.clock.now(),
      wizardOf: undefined,
      pagesToOpen: new Set(),
      access: new Map(),
      hosted: new Map(),
      business: undefined,
      moveTo: undefined,
      providers: new Map(),
      neighbourSecret: undefined,
    };
  }

  get admin(): Admin {
    return this.tabs.front();
  }
}

export const createStage = (plan: Plan, world: World): Stage => new Furnished(plan, world);

function openTabs(world: World): Tabs {
  const browse = browserOf(world);
  return createTabs(() =>
    createAdmin(
      world.zendesk.adminCenter,
      // By the name that Support lists it under now: it may have been renamed.
      () =>
        world.zendesk.adminCenter.channelApps()[0]?.integration ?? world.settings.integrationName,
      browse,
    ),
  );
}

function hire({ world: { agents = {} } }: Plan, world: World): ReadonlyMap<string, NamedAgent> {
  return new Map(
    Object.entries(agents).map(([name, { name: shown }], i) => {
      const credentials = world.zendesk.addAgent(shown, `agent${i + 1}@${SUBDOMAIN}.example`);
      return [name, { id: credentials.id, ...createAgent(world.browser('agent'), credentials) }];
    }),
  );
}

/** Whoever is meant; the one whom every Support has where nobody is named. */
export const agentOf = (stage: Pick<Stage, 'agent' | 'agents'>, name: string | undefined): Agent =>
  name === undefined ? stage.agent : named(Object.fromEntries(stage.agents), name);

/** All numbers that a customer has had, the one of now last. */
export const numbersOf = (
  { plan, memory }: Pick<Stage, 'plan' | 'memory'>,
  customer: string,
): readonly [string, ...string[]] => [
  named(plan.world.customers, customer).phone,
  ...(memory.moves.get(customer) ?? []),
];

export const phoneOf = (stage: Pick<Stage, 'plan' | 'memory'>, customer: string): string =>
  numbersOf(stage, customer).at(-1) as string;

/** The planned account or customer of that name; the plan has checked that it exists. */
export function named<T>(things: Readonly<Record<string, T>>, name: string): T {
  const thing = things[name];
  if (thing === undefined) throw new Error(`the plan names "${name}", which its world has not`);
  return thing;
}
