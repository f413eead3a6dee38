// Moving a number out of a WhatsApp app: what has been announced and confirmed, and what may come next.
import { type Ruling, refused } from './refusal.ts';

/**
 * none: nothing is known that keeps the number out · offered: an app holds it, or its past keeps it out ·
 * announced: the loss has been shown · confirmed: the admin has accepted it · waiting: the holder says that the app account is gone
 * · done: WhatsApp sends codes to the number again.
 */
export const MIGRATION_STATES = [
  'none',
  'offered',
  'announced',
  'confirmed',
  'waiting',
  'done',
] as const;
export type MigrationState = (typeof MIGRATION_STATES)[number];

export const MIGRATION_EVENTS = [
  'number-taken',
  'past-in-the-way',
  'migrate',
  'confirm',
  'continue',
  'code-sent',
] as const;
export type MigrationEvent = (typeof MIGRATION_EVENTS)[number];

type Steps = { readonly [S in MigrationState]?: MigrationState };

const NEXT: { readonly [E in MigrationEvent]: Steps } = {
  'number-taken': { none: 'offered', offered: 'offered', waiting: 'waiting' },
  'past-in-the-way': { none: 'offered', offered: 'offered' },
  migrate: { offered: 'announced' },
  confirm: { announced: 'confirmed' },
  continue: { confirmed: 'waiting' },
  'code-sent': { none: 'none', offered: 'none', waiting: 'done', done: 'done' },
};

/** MIGRATION-1, MIGRATION-4: no state can be skipped. */
export function migrate(
  state: MigrationState,
  event: MigrationEvent,
): Ruling<MigrationState, 'out-of-order'> {
  const next = NEXT[event][state];
  return next === undefined ? refused('out-of-order') : { ok: next };
}

/** MIGRATION-4: nothing goes on without the tick. */
export const confirmLoss = (ticked: boolean): Ruling<true, 'confirmation-missing'> =>
  ticked ? { ok: true } : refused('confirmation-missing');

export const TAKEN_REASONS = ['number-in-use', 'number-not-free-yet'] as const;
export type TakenReason = (typeof TAKEN_REASONS)[number];

/**
 * NUMBER-2, MIGRATION-1: what it means that WhatsApp sends no code to the number. Before the app account
 * was deleted the number is in use; afterwards WhatsApp has not freed it yet.
 */
export const takenReason = (state: MigrationState): TakenReason | undefined =>
  hasMoved(state) ? 'number-not-free-yet' : 'number-in-use';

/** The number has been moved out of its app, as far as the admin has told. */
export const hasMoved = (state: MigrationState): boolean => state === 'waiting' || state === 'done';

/** MIGRATION-2: a migrated number may be registered whatever its past. */
export const migratedNumberUsable = (_state: MigrationState): boolean => true;

/**
 * MIGRATION-6: registering is the switch, after which the other account has the number no more. NUMBER-6: one
 * registered by hand has a PIN that was never ours, and is registered as it is.
 */
export const mustRegister = (before: {
  readonly registeredByHand: boolean;
  readonly registeredElsewhere: boolean;
}): boolean => !before.registeredByHand;

/** MIGRATION-5: nothing leads from the Business API back to an app. */
export const wayBack = (): boolean => false;

/** What an app held before; MIGRATION-3 keeps it out of Support. */
export interface OldMessage {
  readonly id: string;
  readonly customer: string;
  readonly name: string;
  readonly text: string;
  /** Epoch seconds. */
  readonly timestamp: number;
}

/** MIGRATION-3: nothing comes along. */
export const importedAfterMigration = (_number: string): readonly OldMessage[] => [];
