// What WhatsApp decides on numbers and accounts, and what people do in its own pages: for whoever plays it.
import { HarnessError } from '../../src/kernel/harness-error.ts';
import { type ByHand, registerByHand } from './by-hand.ts';
import type { Context } from './context.ts';
import { changeTier, tellCapability } from './messaging-limit.ts';
import { decideName } from './name-review.ts';
import { announceFor, businessAt, numberAt } from './owner.ts';
import type { AccountReview } from './world/business.ts';
import {
  type BusinessNumber,
  disconnect,
  isLocked,
  type Quality,
} from './world/business-number.ts';
import type { Tier } from './world/portfolio.ts';
import { changeProfile, type ProfilePatch } from './world/profile.ts';
import { UPGRADE_MS } from './world/throughput.ts';
import { verticalNamed } from './world/vertical.ts';

/** Numbers are E.164 with a plus. Each throws `HarnessError` for a number or account that there is not. */
export interface Numbers {
  /** Decides on the display name that was asked for, or else on the one that the number has; `pending` and `defer` leave it under review. */
  decideName(phone: string, decision: keyof typeof NAME_DECISIONS, reason?: string): void;
  /** What customers think of the number; red flags it. */
  setQuality(phone: string, quality: Exclude<Quality, 'unrated'>): void;
  /** The messaging limit of the account, given by its id or by one of its numbers. */
  setTier(owner: string, tier: Tier): void;
  /** Business verification: opens the way to more numbers and, from the first step, to the next limit. */
  verifyBusiness(wabaId: string): void;
  reviewAccount(wabaId: string, decision: AccountReview): void;
  /** About a minute in which nothing is sent, then a thousand messages a second. */
  upgradeThroughput(phone: string): void;
  ban(phone: string, violation?: string): void;
  restrict(phone: string, violation?: string): void;
  /** Ends a ban or a restriction. */
  reinstate(phone: string): void;
  /** The badge of an official business account. */
  makeOfficial(phone: string, official: boolean): void;
  /** WhatsApp Manager: the link in an e-mail, the only way to end two-step verification on Cloud. */
  switchOffPin(phone: string): void;
  /** WhatsApp Manager: the business profile; the vertical by the name that phones show. */
  changeProfile(phone: string, changes: WrittenProfile): void;
  /** In use in the WhatsApp Business app as well, at 20 messages a second. */
  coexistence(phone: string, on: boolean): void;
  /** What a registered number is known by, and the account that has it; `undefined` when none has. */
  standing(phone: string): Standing | undefined;
  /** Registers a number without sending a code to it, as WhatsApp has done for lines that no code reaches. */
  registerByHand(given: ByHand): void;
  /** WhatsApp Manager: takes the number out of its account. It can be registered again a little later. */
  remove(phone: string): void;
}

export interface WrittenProfile extends Omit<ProfilePatch, 'vertical' | 'photo'> {
  readonly vertical?: string;
}

export interface Standing {
  readonly owner: string;
  readonly displayName: string;
  readonly quality: Quality;
  readonly limit: Tier;
  /** Names of the account's templates. */
  readonly templates: readonly string[];
}

const NAME_DECISIONS = {
  approve: 'approved',
  decline: 'declined',
  pending: 'pending',
  defer: 'deferred',
} as const;

function setQuality(context: Context, number: BusinessNumber, quality: Quality): void {
  const was = number.state;
  number.quality = quality;
  if (was !== 'connected' && was !== 'flagged') return;
  number.state = quality === 'red' ? 'flagged' : 'connected';
  if (number.state === was) return;
  const { tier } = number.portfolio;
  announceFor(context, number, {
    kind: 'number-quality',
    number,
    event: number.state === 'flagged' ? 'flagged' : 'unflagged',
    previous: tier,
    current: tier,
  });
}

function setTier(context: Context, owner: string, tier: Tier): void {
  const { world } = context;
  const number = owner.startsWith('+') ? numberAt(world, owner) : undefined;
  if (number?.platform === 'on-premises') {
    number.portfolio.tier = tier;
    return;
  }
  const business = businessAt(world, number?.owner ?? owner);
  changeTier(context, business, tier);
  tellCapability(context, business);
}

function verifyBusiness(context: Context, wabaId: string): void {
  const business = businessAt(context.world, wabaId);
  business.portfolio.verified = true;
  if (business.portfolio.tier === '250') changeTier(context, business, '2K');
  tellCapability(context, business);
}

function upgradeThroughput(context: Context, number: BusinessNumber): void {
  const { clock } = context.services;
  const { throughput } = number;
  if (throughput.level !== 'standard') {
    throw new HarnessError(`${number.phone} has the throughput "${throughput.level}" already`);
  }
  throughput.maintenanceUntil = clock.now() + UPGRADE_MS;
  clock.at(throughput.maintenanceUntil, 'throughput upgraded', () => {
    if (throughput.level !== 'standard') return;
    throughput.level = 'high';
    const { tier } = number.portfolio;
    const told = { kind: 'number-quality', event: 'throughput-upgrade' } as const;
    announceFor(context, number, { ...told, number, previous: tier, current: tier });
  });
}

function punish(
  context: Context,
  number: BusinessNumber,
  state: 'banned' | 'restricted',
  violation: string | undefined,
): void {
  number.state = state;
  const event = state === 'banned' ? 'disabled' : 'account-violation';
  announceFor(context, number, { kind: 'account', event, number, violation });
}

function reinstate(context: Context, number: BusinessNumber): void {
  if (!isLocked(number)) return;
  const registered = context.world.registry.get(number.phone) === number;
  const standing = number.quality === 'red' ? 'flagged' : 'connected';
  number.state = registered ? standing : 'disconnected';
  const told = { kind: 'account', event: 'reinstated', violation: undefined } as const;
  announceFor(context, number, { ...told, number });
}

function switchOffPin(context: Context, number: BusinessNumber): void {
  const twoStep = context.world.twoSteps.get(number.phone);
  if (twoStep?.pin === undefined) return;
  twoStep.pin = undefined;
  twoStep.wrong = [];
  announceFor(context, number, { kind: 'pin-changed', number, event: 'reset-asked' });
  announceFor(context, number, { kind: 'pin-changed', number, event: 'reset' });
}

/** Assumption: a number of either dialect can be edited there, and its API shows it at once. */
function editProfile(context: Context, number: BusinessNumber, changes: WrittenProfile): void {
  const { vertical: name, ...others } = changes;
  const vertical = name === undefined ? undefined : verticalNamed(name);
  if (name !== undefined && vertical === undefined) {
    throw new HarnessError(`WhatsApp Manager lists no vertical "${name}"`);
  }
  const { descriptionMax } = context.options;
  const changed = changeProfile(number.profile, { ...others, vertical }, descriptionMax);
  if ('refused' in changed) {
    throw new HarnessError(`WhatsApp Manager refuses the ${changed.field}: ${changed.refused}`);
  }
  number.profile = changed;
}

function remove({ world, services, options }: Context, number: BusinessNumber): void {
  if (number.platform === 'on-premises') {
    throw new HarnessError(`${number.phone} is a hosted client's, which has no other number`);
  }
  if (isLocked(number)) {
    throw new HarnessError(`${number.phone} is ${number.state}: reinstate it first`);
  }
  disconnect(number, world.registry, 'disconnected');
  world.numbers.delete(number.id);
  world.businesses.get(number.owner)?.numbers.delete(number.id);
  world.freeAt.set(number.phone, services.clock.now() + options.deletedForMs);
}

export function createNumbers(context: Context): Numbers {
  const { world } = context;
  const at = (phone: string): BusinessNumber => numberAt(world, phone);
  return {
    decideName: (phone, decision, reason) =>
      decideName(context, at(phone), NAME_DECISIONS[decision], reason),
    setQuality: (phone, quality) => setQuality(context, at(phone), quality),
    setTier: (owner, tier) => setTier(context, owner, tier),
    verifyBusiness: (wabaId) => verifyBusiness(context, wabaId),
    reviewAccount(wabaId, decision) {
      const business = businessAt(world, wabaId);
      business.review = decision;
      context.announce(business, { kind: 'review', decision });
    },
    upgradeThroughput: (phone) => upgradeThroughput(context, at(phone)),
    ban: (phone, violation) => punish(context, at(phone), 'banned', violation),
    restrict: (phone, violation) => punish(context, at(phone), 'restricted', violation),
    reinstate: (phone) => reinstate(context, at(phone)),
    makeOfficial(phone, official) {
      at(phone).official = official;
    },
    switchOffPin: (phone) => switchOffPin(context, at(phone)),
    changeProfile: (phone, changes) => editProfile(context, at(phone), changes),
    coexistence(phone, on) {
      const number = at(phone);
      number.coexists = on;
      number.throughput.level = on ? 'coexistence' : 'standard';
    },
    standing(phone) {
      const number = world.registry.get(phone);
      if (number === undefined) return undefined;
      const { owner, verifiedName: displayName, quality, portfolio } = number;
      const book = world.businesses.get(owner)?.book ?? world.deployments.get(owner)?.book;
      const templates = [...(book?.templates.values() ?? [])].map(({ name }) => name);
      return { owner, displayName, quality, limit: portfolio.tier, templates };
    },
    registerByHand: (given) => registerByHand(context, given),
    remove: (phone) => remove(context, at(phone)),
  };
}
