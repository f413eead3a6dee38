// Everything there is in one WhatsApp: a few maps, so that a world costs next to nothing.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { AccessToken, Business } from './business.ts';
import type { BusinessNumber, Registry } from './business-number.ts';
import type { Deployment } from './deployment.ts';
import type { Media } from './media.ts';
import type { Messages } from './message.ts';
import type { Pairs } from './pair.ts';
import { newPhone, type Phone } from './phone.ts';
import { newTwoStep, type TwoStep } from './two-step.ts';
import { waIdOf } from './wa-id.ts';

export interface World {
  /** By id. */
  readonly businesses: Map<string, Business>;
  readonly tokens: Map<string, AccessToken>;
  /** Cloud numbers by phone number id. */
  readonly numbers: Map<string, BusinessNumber>;
  readonly deployments: Map<string, Deployment>;
  readonly phones: Map<string, Phone>;
  /** The number that each wa_id of a phone stands for. */
  readonly phoneNumbers: Map<string, string>;
  readonly registry: Registry;
  /** PINs belong to a phone number, whoever registers it. */
  readonly twoSteps: Map<string, TwoStep>;
  /** When a number that was removed from its account can be registered again. */
  readonly freeAt: Map<string, Instant>;
  readonly pairs: Pairs;
  readonly messages: Messages;
  /** When old messages were last let go. */
  sweptAt: Instant;
  readonly media: Map<string, Media>;
  /** Files fetched from addresses, oldest first, by number and address. */
  readonly links: Map<string, Media>;
  /** Whether wa_ids differ from numbers in the countries where they do. */
  readonly rewriting: boolean;
}

export const createWorld = (rewriting: boolean): World => ({
  businesses: new Map(),
  tokens: new Map(),
  numbers: new Map(),
  deployments: new Map(),
  phones: new Map(),
  phoneNumbers: new Map(),
  registry: new Map(),
  twoSteps: new Map(),
  freeAt: new Map(),
  pairs: new Map(),
  messages: new Map(),
  sweptAt: 0,
  media: new Map(),
  links: new Map(),
  rewriting,
});

export function phoneOf(world: World, number: string): Phone {
  const known = world.phones.get(number);
  if (known !== undefined) return known;
  const phone = newPhone(number);
  keepPhone(world, phone);
  return phone;
}

export function keepPhone(world: World, phone: Phone): void {
  world.phones.set(phone.number, phone);
  world.phoneNumbers.set(waIdOf(phone.number, world.rewriting), phone.number);
}

/** The number that somebody means who writes to `phone` (E.164): both forms of a wa_id reach the same person. */
export function meant(world: World, phone: string): string {
  if (world.phones.has(phone) || world.registry.has(phone)) return phone;
  return world.phoneNumbers.get(waIdOf(phone, world.rewriting)) ?? phone;
}

export function twoStepOf(world: World, number: string): TwoStep {
  const known = world.twoSteps.get(number);
  if (known !== undefined) return known;
  const twoStep = newTwoStep();
  world.twoSteps.set(number, twoStep);
  return twoStep;
}

/** Uploaded or received, and not yet gone. */
export function livingMedia(world: World, id: string, now: number): Media | undefined {
  const media = world.media.get(id);
  if (media === undefined) return undefined;
  if (now < media.expiresAt) return media;
  world.media.delete(id);
  return undefined;
}
