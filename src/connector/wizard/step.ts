// A step of the wizard: what it is given, and what it brings about.
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { WizardSession } from '../records/session.ts';
import type { Said } from './show.ts';

/** What a step brought about: the session as it is afterwards, and what the page says. */
export interface Taken extends Said {
  readonly session: WizardSession;
}

export const FIELDS = z.object({
  session: z.string().max(64),
  channel: z.string().max(64).optional(),
  deployment_id: z.string().max(256).optional(),
  method: z.string().max(16).optional(),
  code: z.string().max(32).optional(),
  confirm: z.string().max(16).optional(),
});
export type Fields = z.output<typeof FIELDS>;

export type TakeStep = (context: Context, session: WizardSession, fields: Fields) => Promise<Taken>;

/** CONNECT-1: the page stays where it was, and nothing has changed. */
export const outOfOrder = (session: WizardSession): Taken => ({
  session,
  problem: { reason: 'out-of-order' },
});
