// The kinds of value that verbs take. A message of two lines is a complaint and, below it, what to write.
import { z } from 'zod';
import { DURATION, durationMs } from '../duration.ts';

export const text = z.string().min(1);
export const wholeNumber = z.int().min(0).max(1_000_000_000);

/** Words that begin a verb of their own and so cannot name anybody. */
const RESERVED: readonly string[] = [
  'agent',
  'admin',
  'holder',
  'integration',
  'manager',
  'stranger',
  'crowd',
  'agents',
  'expect',
];
const NAME =
  /^(?!(?:agent|admin|holder|integration|manager|stranger|crowd|agents|expect)$)[A-Za-z\u00c0-\uffff][\w\u00c0-\uffff-]*$/;

export const name = z
  .string()
  .regex(
    NAME,
    `cannot be a name\na name is one word that begins with a letter; ${RESERVED.join(', ')} are taken`,
  );

const UNITS = 'write units, largest first: 24h, 23h 59m 59s, 90s, 2d';

/** Down to a millisecond. */
export const duration = z
  .string({
    error: (issue) => (issue.input === undefined ? undefined : `is not a duration\n${UNITS}`),
  })
  .regex(DURATION, `is not a duration\n${UNITS}`);

/** People act on whole seconds. */
export const wholeSeconds = duration.refine(
  (written) => {
    const ms = durationMs(written);
    return ms === undefined || (ms > 0 && ms % 1_000 === 0);
  },
  {
    error: `is not a pause that a person can make\nwrite whole seconds, at least one: 1s, 90s, 24h 1s`,
  },
);

/** A span in which something can be seen to happen, or not to. */
export const someTime = duration.refine((written) => durationMs(written) !== 0, {
  error: 'is no time, so nothing would be looked at\nwrite how long may pass: 60s, 10m',
});

/** Members that must be among those there; naming none would look at nothing. */
export const someOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .min(1, 'is empty, so nothing would be looked at\nname what must be there, or leave it out');

export const day = z.iso.date(
  'is not a day of the calendar\nwrite year, month and day: 2025-06-02',
);

/** The ms of a duration that its schema has let through. */
export const toMs = (written: string): number => durationMs(written) ?? 0;

/** A text by its length, for limits: `{ length: 257, starts: "https://" }`. */
const measured = z.strictObject({
  length: wholeNumber.max(100_000),
  starts: z.string().optional(),
  ends: z.string().optional(),
});

export const textOrLength = z.union([z.string(), measured]);
export type TextOrLength = z.output<typeof textOrLength>;

/** The text itself; one given by its length is filled up with the letter x. */
export function toText(written: TextOrLength): string {
  if (typeof written === 'string') return written;
  const { length, starts = '', ends = '' } = written;
  return `${starts}${'x'.repeat(Math.max(0, length - starts.length - ends.length))}${ends}`;
}

/** Nothing to say about it: `heal: true`, `admin opens wizard: {}`. */
export const bare = z.union([z.literal(true), z.strictObject({})]);
