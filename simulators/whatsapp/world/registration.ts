// Registering a business's number on Cloud and taking it off again: what stands in the way, in Meta's order.
import type { Instant } from '../../../src/kernel/clock.ts';
import {
  type BusinessNumber,
  connect,
  disconnect,
  isLocked,
  type Occupied,
  occupied,
  type Registry,
  removedLately,
} from './business-number.ts';
import type { Phone } from './phone.ts';
import { numbersMax } from './portfolio.ts';
import { type RegisterLimits, take } from './quota.ts';
import { checkPin, type PinLimits, type PinRefusal, type TwoStep } from './two-step.ts';
import { type CodeLimits, verificationState } from './verification.ts';

interface TooOften {
  readonly refused: 'too-often';
  readonly waitMs: number;
}

export type RegisterRefusal =
  | Occupied
  | PinRefusal
  | TooOften
  | { readonly refused: 'not-verified' | 'locked' }
  | { readonly refused: 'too-many-numbers'; readonly max: number };

export interface Registering {
  readonly number: BusinessNumber;
  readonly phone: Phone | undefined;
  readonly registry: Registry;
  readonly twoStep: TwoStep;
  readonly limits: CodeLimits & PinLimits & RegisterLimits;
  /** When a number that was removed from its account is free again. */
  readonly freeAt: Instant | undefined;
  /** Whose backup proves that the number is held: then no code is needed. */
  readonly backedUp: BusinessNumber | undefined;
  readonly now: Instant;
}

function inTheWay(registering: Registering): RegisterRefusal | undefined {
  const { number, phone, registry, limits, freeAt, backedUp, now } = registering;
  const taken =
    occupied(number, phone, registry, now, backedUp ?? number.migratesFrom) ??
    removedLately(freeAt, now);
  if (taken !== undefined) return taken;
  const registered = registry.get(number.phone) === number;
  if (
    backedUp === undefined &&
    verificationState(number.verification, registered, now, limits) !== 'verified'
  ) {
    return { refused: 'not-verified' };
  }
  const max = numbersMax(number.portfolio);
  return !registered && number.portfolio.registered.size >= max
    ? { refused: 'too-many-numbers', max }
    : undefined;
}

/** Registers with a PIN, which is set if the number had none. A wrong one takes a backed-up client down. */
export function register(registering: Registering, pin: string): RegisterRefusal | undefined {
  const { number, registry, twoStep, limits, backedUp, now } = registering;
  const waitMs = take(number.registers, now, limits);
  if (waitMs !== undefined) return { refused: 'too-often', waitMs };
  const source = backedUp ?? number.migratesFrom;
  if (isLocked(number) || (source !== undefined && isLocked(source))) return { refused: 'locked' };
  const taken = inTheWay(registering);
  if (taken !== undefined) return taken;
  const refusal = checkPin(twoStep, pin, now, limits);
  if (refusal?.refused === 'pin-wrong' && backedUp !== undefined) {
    disconnect(backedUp, registry, 'disconnected');
  }
  if (refusal !== undefined) return refusal;
  twoStep.pin = pin;
  if (backedUp !== undefined) number.verification.verifiedAt = now;
  connect(number, registry, now);
  return undefined;
}

export type DeregisterRefusal =
  | TooOften
  | { readonly refused: 'not-registered' | 'coexists' | 'locked' };

/** The number and its history stay; it can be registered again while its verification lasts. */
export function deregister(
  number: BusinessNumber,
  registry: Registry,
  now: Instant,
  limits: RegisterLimits,
): DeregisterRefusal | undefined {
  const waitMs = take(number.deregisters, now, limits);
  if (waitMs !== undefined) return { refused: 'too-often', waitMs };
  if (registry.get(number.phone) !== number) return { refused: 'not-registered' };
  if (isLocked(number)) return { refused: 'locked' };
  if (number.coexists) return { refused: 'coexists' };
  disconnect(number, registry, 'disconnected');
  number.verification.verifiedAt = now;
  return undefined;
}
