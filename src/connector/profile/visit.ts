// An admin looks at an account: what WhatsApp has is read and shown, section by section.
import { isDeepStrictEqual } from 'node:util';
import type { Profile } from '../../domain/business-profile.ts';
import type { Response } from '../../kernel/wire.ts';
import { changeAccount } from '../change-account.ts';
import { type Context, mintKey } from '../context.ts';
import { type AccountShown, accountPage } from '../pages/account-page.ts';
import { answerPage, type Problem } from '../pages/page.ts';
import type { Notice } from '../pages/wording.ts';
import type { AccountRecord } from '../records/account.ts';
import type { ProfileVisit } from '../records/session.ts';
import { put } from '../store.ts';
import { clientOf } from '../whatsapp/client-of.ts';

export async function openProfile(
  context: Context,
  account: AccountRecord,
  returnUrl: string,
  state: string,
): Promise<Response> {
  const visit: ProfileVisit = {
    id: mintKey(context, 'session'),
    accountId: account.id,
    returnUrl,
    state,
    applied: [],
  };
  await context.store.commit([put('visit', visit.id, visit)]);
  return showAccount(context, visit, account, {});
}

export interface ToSay {
  readonly problem?: Problem | undefined;
  readonly notices?: readonly Notice[];
  /** WhatsApp has just failed to answer, so it is not asked again for this page. */
  readonly unreachable?: boolean;
}

/** PROFILE-8: read anew for every page, so that changes made elsewhere show. */
export async function showAccount(
  context: Context,
  visit: ProfileVisit,
  account: AccountRecord,
  say: ToSay,
): Promise<Response> {
  const read = say.unreachable === true ? undefined : await readProfile(context, account);
  const profile = context.law.profileShown(read, account.profile);
  const now =
    read === undefined
      ? await context.store.get('account', account.id)
      : await changeAccount(context, account.id, (now) => remembering(now, account.profile, read));
  const notices = [...(say.notices ?? [])];
  if (read === undefined) notices.push('not-from-whatsapp');
  const shown: AccountShown = { context, visit, account: now ?? account, profile };
  const problem =
    say.problem ?? (read === undefined ? { reason: 'whatsapp-unavailable' } : undefined);
  return answerPage({ ...accountPage(shown), notices, problem });
}

/** What was read while somebody else wrote is older than what they wrote. */
const remembering = (now: AccountRecord, before: Profile, read: Profile): AccountRecord =>
  isDeepStrictEqual(now.profile, before) ? { ...now, profile: read } : now;

async function readProfile(context: Context, account: AccountRecord): Promise<Profile | undefined> {
  const deployment = await context.store.get('deployment', account.deploymentId);
  if (deployment === undefined) return undefined;
  const read = await clientOf(context, deployment).readProfile();
  return 'ok' in read ? read.ok : undefined;
}
