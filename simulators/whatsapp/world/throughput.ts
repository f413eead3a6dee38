// How many messages a number carries in a second, in and out together.
import { type Instant, MINUTE } from '../../../src/kernel/clock.ts';
import { secondsOf } from './pair.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput */
export const PER_SECOND = { coexistence: 20, standard: 80, high: 1_000 } as const;
export type ThroughputLevel = keyof typeof PER_SECOND;
export const UPGRADE_MS = MINUTE;

export interface Throughput {
  level: ThroughputLevel;
  /** While it is being upgraded nothing is sent. */
  maintenanceUntil: Instant;
  second: number;
  used: number;
}

export const newThroughput = (): Throughput => ({
  level: 'standard',
  maintenanceUntil: 0,
  second: 0,
  used: 0,
});

/** Counts one message; false when it is one too many in this second. */
export function carries(throughput: Throughput, now: Instant, factor: number): boolean {
  const second = secondsOf(now);
  if (throughput.second !== second) {
    throughput.second = second;
    throughput.used = 0;
  }
  return throughput.used++ < PER_SECOND[throughput.level] * factor;
}
