// Whoever stands beside the business's telephone: reads codes from text messages and spoken calls.
import type { Telephone } from '../../../simulators/telephone/telephone.ts';
import { MINUTE, SECOND, type Timeline } from '../../kernel/clock.ts';

/** The article: a code takes 60 seconds at most. */
export const CODE_WITHIN_MS = MINUTE;

const digitsIn = (text: string): string => text.replace(/\D/g, '');

export interface Arrival {
  readonly at: number;
  readonly by: 'sms' | 'voice';
  readonly code: string;
}

export interface CodeReader {
  /** Every code that has reached the number, oldest first. */
  codes(number: string): readonly Arrival[];
  /** Waits for a code that came after `since`, up to 60 s of virtual time; `undefined` if none comes. */
  await(number: string, since: number): Promise<Arrival | undefined>;
}

export function createCodeReader(telephone: Telephone, clock: Timeline): CodeReader {
  const codes = (number: string): readonly Arrival[] => {
    const { sms, calls } = telephone.received(number);
    return [
      ...sms.map(({ at, text }) => ({ at, by: 'sms' as const, code: digitsIn(text) })),
      ...calls.map(({ at, text }) => ({ at, by: 'voice' as const, code: digitsIn(text) })),
    ].sort((a, b) => a.at - b.at);
  };
  return {
    codes,
    async await(number, since) {
      const deadline = since + CODE_WITHIN_MS;
      for (;;) {
        const arrival = codes(number).findLast(({ at }) => at >= since);
        if (arrival !== undefined || clock.now() >= deadline) return arrival;
        await clock.sleep(SECOND, 'a code to arrive');
      }
    },
  };
}
