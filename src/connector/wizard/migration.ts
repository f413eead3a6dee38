// Moving a number out of an app: announced, confirmed, done by the phone's holder, then on with the code.
import type { Step } from '../../domain/connection.ts';
import type { MigrationEvent } from '../../domain/migration.ts';
import type { Context } from '../context.ts';
import type { WizardSession } from '../records/session.ts';
import { type Fields, outOfOrder, type Taken } from './step.ts';

function advance(
  context: Context,
  session: WizardSession,
  event: MigrationEvent,
  step: Step,
): Taken {
  const migration = context.law.migrate(session.migration, event);
  if (!('ok' in migration)) return outOfOrder(session);
  return {
    session: { ...session, migration: migration.ok, screen: context.law.screenAfter(step) },
  };
}

/** MIGRATION-4: the loss is announced on the screen that follows. */
export const startMigration = async (context: Context, session: WizardSession): Promise<Taken> =>
  advance(context, session, 'migrate', 'migrate');

/** MIGRATION-4: without the tick nothing happens, and nobody is told to delete anything. */
export async function confirmMigration(
  context: Context,
  session: WizardSession,
  fields: Fields,
): Promise<Taken> {
  const ruling = context.law.confirmLoss(fields.confirm === 'yes');
  return 'ok' in ruling
    ? advance(context, session, 'confirm', 'confirm-migration')
    : { session, problem: { reason: ruling.refused } };
}

export const continueMigration = async (context: Context, session: WizardSession): Promise<Taken> =>
  advance(context, session, 'continue', 'continue-migration');
