// What every route and every errand of one WhatsApp works with.
import type { Random } from '../../src/kernel/random.ts';
import type { Services } from '../../src/kernel/services.ts';
import type { WhatsAppOptions } from './options.ts';
import type { Announce, Notify } from './world/notice.ts';
import type { World } from './world/world.ts';

/** The part of a telephone network that sends codes. */
export interface CodeCarrier {
  sms(from: string, to: string, text: string): void;
  call(from: string, to: string, text: string): void;
}

export interface Context {
  readonly services: Services;
  readonly options: WhatsAppOptions;
  readonly telephone: CodeCarrier;
  readonly world: World;
  readonly ids: Random;
  readonly codes: Random;
  /** Tells the business what happens to messages, if it wants to know. */
  readonly notify: Notify;
  /** Tells the account what happens to it, if it wants to know. */
  readonly announce: Announce;
}

/** Registers a value as secret and hands it on. */
export function secret(context: Context, kind: string, value: string): string {
  context.services.trace.secret(kind, value);
  return value;
}
