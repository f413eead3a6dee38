// What webhooks keep between deliveries that is no part of the world: their dice and their circuits.
import type { Instant } from '../../../../src/kernel/clock.ts';
import type { Random } from '../../../../src/kernel/random.ts';
import type { Circuit } from './circuit.ts';

export interface WebhookWork {
  readonly ids: Random;
  readonly secrets: Random;
  /** By the id of the webhook. */
  readonly circuits: Map<string, Circuit>;
}

export const startWebhookWork = (random: Random): WebhookWork => ({
  ids: random.fork('webhook ids'),
  secrets: random.fork('webhook secrets'),
  circuits: new Map(),
});

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LENGTH = 10;
const CHANCE_LENGTH = 16;

/** An id that sorts by time. https://github.com/ulid/spec */
export function ulid(now: Instant, random: Random): string {
  let text = '';
  for (let rest = now; text.length < TIME_LENGTH; rest = Math.floor(rest / LETTERS.length)) {
    text = (LETTERS[rest % LETTERS.length] as string) + text;
  }
  for (let i = 0; i < CHANCE_LENGTH; i++) text += LETTERS[random.int(0, LETTERS.length - 1)];
  return text;
}
