// A step of the wizard: what it is given, and what it brings about.
import type { Context } from '../context.ts';
import type { FormRules } from '../door.ts';
import type { WizardSession } from '../records/session.ts';
import type { Said } from './show.ts';

/** What a step brought about: the session as it is afterwards, and what the page says. */
export interface Taken extends Said {
  readonly session: WizardSession;
}

const LENGTH_MAX = {
  session: 64,
  channel: 64,
  deployment_id: 256,
  method: 16,
  code: 32,
  confirm: 16,
} as const;
export type Fields = Readonly<Record<keyof typeof LENGTH_MAX, string>>;
export const FORM: FormRules<keyof Fields> = { lengthMax: LENGTH_MAX, needed: ['session'] };

export type TakeStep = (context: Context, session: WizardSession, fields: Fields) => Promise<Taken>;

/** CONNECT-1: the page stays where it was, and nothing has changed. */
export const outOfOrder = (session: WizardSession): Taken => ({
  session,
  problem: { reason: 'out-of-order' },
});
