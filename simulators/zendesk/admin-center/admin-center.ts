// Admin Center: installed apps, channel apps with their accounts, and the integrations' own pages in a frame.
import type { Json } from '../../../src/kernel/trace.ts';
import {
  activateAccount,
  deactivateAccount,
  deleteAccount,
  uninstall,
} from '../channel-framework/accounts.ts';
import { checkHealth } from '../channel-framework/health.ts';
import { install, linkFor, manifestOf } from '../channel-framework/installation.ts';
import { refreshAllDue, refreshManifest } from '../channel-framework/manifest-refresh.ts';
import type { Desk } from '../desk.ts';
import { actionDefinitions, conditionDefinitions } from '../support/business-rules/definitions.ts';
import type { RuleKind } from '../world/business-rules/condition.ts';
import { type Health, type Instance, type Integration, isActive } from '../world/integration.ts';
import { openVisit, revisit, startVisit } from './account-visit.ts';
import type { Browser } from './browser.ts';
import { ScreenMismatch } from './form.ts';
import type { Frame } from './frame.ts';

export interface ChannelApp {
  readonly integration: string;
  readonly accounts: readonly ChannelAccount[];
}

export interface ChannelAccount {
  readonly name: string;
  readonly active: boolean;
}

/** What is the matter with a channel app, as an admin sees it. */
export interface ChannelAppStanding {
  readonly health: Health | null;
  /** Why the newest manifest was not taken over. */
  readonly manifestProblem: string | null;
  readonly accounts: readonly (ChannelAccount & {
    /** The integration has said that the account's data wants an admin's attention. */
    readonly needsUpdate: boolean;
    readonly stoppedBecause: string | null;
  })[];
}

type Installation =
  | { readonly installed: true; readonly name: string }
  | {
      readonly refused: string;
      readonly because: 'installed-already' | 'manifest-not-good' | 'link-not-good';
    };

/** Names that nothing there has are answered with a `ScreenMismatch`. */
export interface AdminCenter {
  /** Installs an app from the Marketplace; refused with the reason when its manifest is not good. */
  install(manifestUrl: string): Promise<Installation>;
  /** The link that installs an app here, and nowhere else. */
  installationLink(manifestUrl: string): string;
  /** The same as from the Marketplace; refused when the link was made for another account. */
  installByLink(link: string): Promise<Installation>;
  /** Takes an app away, with all its accounts. */
  uninstall(app: string): void;
  installedApps(): readonly string[];
  channelApps(): readonly ChannelApp[];
  /** Looks closer: asks for the integration's health on the way. */
  channelApp(integration: string): Promise<ChannelAppStanding>;
  /** Asks for the manifest now; answers why the newest one is not taken over, or `null`. */
  refreshManifest(integration: string): Promise<string | null>;
  /** Opens the integration's pages. */
  addAccount(integration: string): Promise<Frame>;
  /** The same for an account that exists. */
  editAccount(accountName: string): Promise<Frame>;
  deactivateAccount(accountName: string): void;
  activateAccount(accountName: string): void;
  deleteAccount(accountName: string): void;
  /** The lists that people pick a rule's conditions and actions from. */
  choices(kind: RuleKind): { readonly conditions: Json; readonly actions: Json };
}

export function createAdminCenter(desk: Desk, browser: Browser): AdminCenter {
  const { world } = desk;
  const accounts = (): Instance[] =>
    world.integrations.flatMap((integration) => integration.instances);
  const appNamed = (name: string): Integration =>
    found('channel app', name, world.integrations, ({ manifest }) => manifest.name);
  const accountNamed = (name: string): Instance =>
    found('account', name, accounts(), (instance) => instance.name);
  const installFrom = async (manifestUrl: string): Promise<Installation> => {
    const made = await install(desk, manifestUrl);
    return 'refused' in made ? made : { installed: true, name: made.name };
  };
  return {
    install: installFrom,
    installationLink: (manifestUrl) => linkFor(desk.origin, manifestUrl),
    async installByLink(link) {
      const leads = manifestOf(desk, link);
      return 'refused' in leads
        ? { ...leads, because: 'link-not-good' }
        : installFrom(leads.manifestUrl);
    },
    uninstall: (app) => uninstall(desk, appNamed(app)),
    installedApps: () => world.integrations.map(({ manifest }) => manifest.name),
    channelApps: () => channelApps(world.integrations),
    async channelApp(name) {
      await refreshAllDue(desk);
      const integration = appNamed(name);
      await checkHealth(desk, integration);
      return standingOf(integration);
    },
    refreshManifest: async (name) => refreshManifest(desk, appNamed(name)),
    async addAccount(name) {
      await refreshAllDue(desk);
      return openVisit(desk, browser, startVisit(desk, appNamed(name)));
    },
    async editAccount(name) {
      await refreshAllDue(desk);
      return openVisit(desk, browser, revisit(desk, accountNamed(name)));
    },
    deactivateAccount: (name) => deactivateAccount(desk, accountNamed(name)),
    activateAccount: (name) => activateAccount(desk, accountNamed(name)),
    deleteAccount: (name) => deleteAccount(desk, accountNamed(name)),
    choices: (kind) => ({
      conditions: conditionDefinitions(world, kind),
      // Views do nothing to tickets.
      actions: kind === 'view' ? [] : actionDefinitions(world, kind),
    }),
  };
}

const accountOf = (instance: Instance): ChannelAccount => ({
  name: instance.name,
  active: isActive(instance),
});

export const channelApps = (integrations: readonly Integration[]): ChannelApp[] =>
  integrations.map(({ manifest, instances }) => ({
    integration: manifest.name,
    accounts: instances.map(accountOf),
  }));

const standingOf = ({ health, manifestProblem, instances }: Integration): ChannelAppStanding => ({
  health,
  manifestProblem,
  accounts: instances.map((instance) => ({
    ...accountOf(instance),
    needsUpdate: instance.needsUpdate,
    stoppedBecause:
      instance.stopped === null ? null : (instance.stopped.error ?? 'an admin has stopped it'),
  })),
});

function found<T>(what: string, name: string, there: readonly T[], nameOf: (item: T) => string): T {
  const item = there.find((each) => nameOf(each) === name);
  if (item !== undefined) return item;
  const names = there.map(nameOf).join(', ') || 'none';
  throw new ScreenMismatch(`there is no ${what} "${name}"; there are: ${names}`);
}
