// The options of the WhatsApp simulator by name: which can be chosen for a served world, and what each may be.
import { z } from 'zod';
import { DEFAULTS, type WhatsAppOptions } from '../../../simulators/whatsapp/options.ts';
import { FAILURES } from '../../../simulators/whatsapp/world/failure.ts';
import { didYouMean } from '../nearest.ts';
import { wrongsOf } from './wrong.ts';

/** Follow from where the world is served. */
const OF_THE_SERVER: readonly string[] = ['onPremisesOrigin', 'mediaOrigin'];
/** A world is born with them. */
const OF_BIRTH: readonly string[] = ['waIdRewriting', 'firstPasswordChanged'];

type Value = string | number | boolean;
type Words = {
  readonly [Name in keyof WhatsAppOptions]?: readonly Extract<WhatsAppOptions[Name], Value>[];
};

/** Options that are one of a few values. */
const ONE_OF: Words = {
  outOfWindow: ['async', 'sync'],
  limitCode: [131064, 131048],
  linkCode: [131053, 131052],
  onPremisesSendStatus: [200, 201],
  unratedQuality: ['NA', 'UNKNOWN'],
  pricingModel: ['by-date', 'CBP', 'PMP'],
  onPremisesMode: ['live', 'registration-blocked', 'sunset', 'by-date'],
  onPremisesSetters: ['meta', 'empty', 'null'],
};

/** Times which something is taken, so that nothing would be left of it. */
const NEVER_ZERO: readonly string[] = ['rateFactor', 'webhookPauseFactor'];

const OPTIONS: Readonly<Record<string, unknown>> = { ...DEFAULTS };
export const OPTION_NAMES: readonly string[] = Object.keys(OPTIONS).filter(
  (name) => !OF_THE_SERVER.includes(name),
);
export const CHANGEABLE: readonly string[] = OPTION_NAMES.filter(
  (name) => !OF_BIRTH.includes(name),
);

const statuses = z.record(z.string().regex(/^\d+$/), z.number().int().min(200).max(599));

function schemaOf(name: string): z.ZodType {
  if (name === 'failAtOnce') return z.array(z.enum(FAILURES));
  const words: readonly Value[] | undefined = ONE_OF[name as keyof Words];
  if (words !== undefined) return z.literal([...words]);
  switch (typeof OPTIONS[name]) {
    case 'number':
      if (NEVER_ZERO.includes(name)) return z.number().positive().max(Number.MAX_SAFE_INTEGER);
      // Virtual time has no parts of a millisecond.
      return (name.endsWith('Ms') ? z.int() : z.number()).min(0).max(Number.MAX_SAFE_INTEGER);
    case 'boolean':
      return z.boolean();
    case 'string':
      return z.string().min(1).max(200);
    default:
      return z.union([z.literal('all-200'), statuses]);
  }
}

/** Why `value` cannot be chosen; `undefined` when it can. */
export function wrongOption(
  name: string,
  value: unknown,
  among: readonly string[],
): string | undefined {
  if (among.includes(name)) {
    const checked = schemaOf(name).safeParse(value, { reportInput: true });
    return checked.success ? undefined : wrongsOf(checked.error)[0]?.wrong;
  }
  if (OPTION_NAMES.includes(name)) return 'is chosen when the world begins: serve with --option';
  if (name in OPTIONS) return 'follows from the address that is served';
  return `is no option.${didYouMean(name, among)} Options: ${among.join(', ')}.`;
}

/** The text of a flag as a value: what is JSON is read as JSON. */
export function writtenValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
