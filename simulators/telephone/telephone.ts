// The telephone network: text messages and calls reach a number, or do not.
import { type Instant, SECOND } from '../../src/kernel/clock.ts';
import type { Services } from '../../src/kernel/services.ts';

export const LINE_KINDS = ['mobile', 'landline', 'toll-free', 'short-code'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface Line {
  readonly kind: LineKind;
  /** A voice menu answers: a spoken text reaches nobody. */
  readonly ivr: boolean;
  readonly takesSms: boolean;
  readonly takesCalls: boolean;
}

/** What has reached a number, in clear: for the person who holds it. */
export interface Arrived {
  readonly at: Instant;
  readonly from: string;
  readonly text: string;
}

export interface Telephone {
  /** Says what kind of line a number is. A number nobody defined is a clean mobile that takes both. */
  define(number: string, line: Partial<Line>): void;
  lineOf(number: string): Line;
  /** Arrives 2–6 s later, or never. */
  sms(from: string, to: string, text: string): void;
  /** Rings 4–8 s later, or never. A voice menu may answer instead of a person. */
  call(from: string, to: string, text: string): void;
  received(number: string): {
    readonly sms: readonly Arrived[];
    readonly calls: readonly Arrived[];
  };
}

const MOBILE: Line = { kind: 'mobile', ivr: false, takesSms: true, takesCalls: true };

/** What a kind of line takes unless it is defined otherwise. Assumption, after WhatsApp's table of number types. */
const USUAL: Readonly<Record<LineKind, Line>> = {
  mobile: MOBILE,
  landline: { kind: 'landline', ivr: false, takesSms: false, takesCalls: true },
  'toll-free': { kind: 'toll-free', ivr: true, takesSms: false, takesCalls: true },
  'short-code': { kind: 'short-code', ivr: false, takesSms: true, takesCalls: false },
};

const SMS_MS = { min: 2 * SECOND, max: 6 * SECOND } as const;
const CALL_MS = { min: 4 * SECOND, max: 8 * SECOND } as const;

const NOTHING = { sms: [], calls: [] } as const;
const DIGIT = /\d/g;

/** A history may say that a code came, never which. */
const masked = (text: string): string => text.replace(DIGIT, '*');

export function createTelephone(services: Pick<Services, 'clock' | 'random' | 'trace'>): Telephone {
  const { clock, random, trace } = services;
  const lines = new Map<string, Line>();
  const boxes = new Map<string, { readonly sms: Arrived[]; readonly calls: Arrived[] }>();

  const lineOf = (number: string): Line => lines.get(number) ?? MOBILE;

  function boxOf(number: string): { readonly sms: Arrived[]; readonly calls: Arrived[] } {
    const known = boxes.get(number);
    if (known !== undefined) return known;
    const box = { sms: [], calls: [] };
    boxes.set(number, box);
    return box;
  }

  return {
    define(number, line) {
      lines.set(number, { ...USUAL[line.kind ?? lineOf(number).kind], ...line });
    },
    lineOf,
    sms(from, to, text) {
      const due = clock.now() + random.int(SMS_MS.min, SMS_MS.max);
      if (!lineOf(to).takesSms) return;
      clock.at(due, `SMS to ${to}`, () => {
        boxOf(to).sms.push({ at: clock.now(), from, text });
        trace.record('sms', { to, from, text: masked(text) });
      });
    },
    call(from, to, text) {
      const due = clock.now() + random.int(CALL_MS.min, CALL_MS.max);
      const { takesCalls, ivr } = lineOf(to);
      if (!takesCalls) return;
      clock.at(due, `call to ${to}`, () => {
        if (!ivr) boxOf(to).calls.push({ at: clock.now(), from, text });
        trace.record('call', { to, answered: !ivr, text: masked(text) });
      });
    },
    received: (number) => boxes.get(number) ?? NOTHING,
  };
}
