// Everything there is in one WhatsApp: a few maps, so that a world costs next to nothing.
import type { Business } from './business.ts';
import type { BusinessNumber, Registry } from './business-number.ts';
import type { Deployment } from './deployment.ts';
import { newPhone, type Phone } from './phone.ts';
import { newTwoStep, type TwoStep } from './two-step.ts';
import type { Windows } from './window.ts';

export interface World {
  /** By id. */
  readonly businesses: Map<string, Business>;
  readonly businessByToken: Map<string, Business>;
  /** Cloud numbers by phone number id. */
  readonly numbers: Map<string, BusinessNumber>;
  readonly deployments: Map<string, Deployment>;
  readonly phones: Map<string, Phone>;
  readonly registry: Registry;
  /** PINs belong to a phone number, whoever registers it. */
  readonly twoSteps: Map<string, TwoStep>;
  readonly windows: Windows;
}

export const createWorld = (): World => ({
  businesses: new Map(),
  businessByToken: new Map(),
  numbers: new Map(),
  deployments: new Map(),
  phones: new Map(),
  registry: new Map(),
  twoSteps: new Map(),
  windows: new Map(),
});

export function phoneOf(world: World, number: string): Phone {
  const known = world.phones.get(number);
  if (known !== undefined) return known;
  const phone = newPhone(number);
  world.phones.set(number, phone);
  return phone;
}

export function twoStepOf(world: World, number: string): TwoStep {
  const known = world.twoSteps.get(number);
  if (known !== undefined) return known;
  const twoStep = newTwoStep();
  world.twoSteps.set(number, twoStep);
  return twoStep;
}
