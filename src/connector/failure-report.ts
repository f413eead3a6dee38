// Telling Support that a reply did not reach the customer, until Support has heard it.
import type { Failure, FoundBy } from '../domain/failure.ts';
import { REFUSALS_MAX } from '../domain/retry.ts';
import type { Context } from './context.ts';
import { hush, quietUntil, zendeskOf } from './quiet.ts';
import type { ReportRecord } from './records/conversation.ts';
import { inAccount } from './records/keys.ts';
import { type Change, put, remove } from './store.ts';
import { reportError } from './zendesk.ts';

/** Zendesk learns a reply's external id from our answer: it must be there before the report of its failure. */
const ANSWER_ARRIVES_MS = 500;

interface FailedReply {
  readonly accountId: string;
  readonly externalId: string;
  readonly acceptedAt: number;
}

/** Commits `changes` together with the report, then reports. */
export async function reportFailure(
  context: Context,
  reply: FailedReply,
  why: Failure,
  by: FoundBy,
  description: string,
  changes: readonly Change[],
): Promise<void> {
  const { store, law } = context;
  if (!law.failureShown(why, by)) {
    await store.commit(changes);
    return;
  }
  const key = inAccount(reply.accountId, reply.externalId);
  // A reply with several parts fails once, whichever of them did.
  if ((await store.get('told', key)) !== undefined) {
    await store.commit(changes);
    return;
  }
  const report: ReportRecord = {
    key,
    accountId: reply.accountId,
    externalId: reply.externalId,
    description,
    notBefore: reply.acceptedAt + ANSWER_ARRIVES_MS,
    failures: 0,
  };
  await store.commit([
    ...changes,
    put('report', key, report),
    put('told', key, { at: context.services.clock.now() }),
  ]);
  tryLater(context, report);
}

export function tryLater(context: Context, report: ReportRecord): void {
  context.services.clock.at(report.notBefore, 'report of a failed reply', () =>
    tryReport(context, report),
  );
}

async function tryReport(context: Context, report: ReportRecord): Promise<void> {
  const { store, law, services } = context;
  const account = await store.get('account', report.accountId);
  // INSTALL-4: a deleted account can be told nothing.
  if (account === undefined) return giveUp(context, report, 'the account is gone');
  const vendor = zendeskOf(account.customer);
  const quiet = await quietUntil(context, vendor);
  if (quiet > services.clock.now()) {
    tryLater(context, { ...report, notBefore: quiet });
    return;
  }
  const handed = await reportError(context, account, report);
  if (handed.handed === 'done') {
    await store.commit([remove('report', report.key)]);
    return;
  }
  const failures = report.failures + 1;
  if (handed.handed === 'refused' && failures >= REFUSALS_MAX) {
    return giveUp(context, report, handed.reason);
  }
  const retryAfterS = handed.handed === 'later' ? handed.retryAfterS : 0;
  const notBefore = services.clock.now() + law.retryPause(failures);
  const again = { ...report, failures, notBefore };
  await store.commit([put('report', report.key, again), ...hush(context, vendor, retryAfterS)]);
  tryLater(context, again);
}

async function giveUp(context: Context, report: ReportRecord, reason: string): Promise<void> {
  const kept = { what: 'report', reason, record: report } as const;
  await context.store.commit([remove('report', report.key), put('undelivered', report.key, kept)]);
}
