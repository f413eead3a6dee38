// An admin looks at an account: what WhatsApp has is read and shown, section by section.
import { isDeepStrictEqual } from 'node:util';
import { type Profile, SECTIONS, type Section } from '../../domain/business-profile.ts';
import type { Response } from '../../kernel/wire.ts';
import { changeAccount } from '../change-account.ts';
import { type Context, mintKey } from '../context.ts';
import { type AccountShown, accountPage, type Entered } from '../pages/account-page.ts';
import { answerPage } from '../pages/page.ts';
import type { Problem } from '../pages/problem.ts';
import type { Notice } from '../pages/wording.ts';
import type { AccountRecord } from '../records/account.ts';
import type { ProfileVisit } from '../records/session.ts';
import { put } from '../store.ts';
import { clientOf } from '../whatsapp/client-of.ts';

export async function openProfile(
  context: Context,
  account: AccountRecord,
  opening: Pick<ProfileVisit, 'returnUrl' | 'state' | 'language'>,
): Promise<Response> {
  const visit: ProfileVisit = {
    ...opening,
    id: mintKey(context, 'session'),
    accountId: account.id,
    applied: [],
  };
  await context.store.commit([put('visit', visit.id, visit)]);
  return showAccount(context, visit, account, {});
}

export interface ToSay {
  readonly problem?: Problem | undefined;
  readonly notices?: readonly Notice[];
  /** What was not applied, so that nobody has to write it again. */
  readonly entered?: Entered;
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
  const problem =
    say.problem ?? (read === undefined ? ({ reason: 'whatsapp-unavailable' } as const) : undefined);
  const notices = [...(say.notices ?? [])];
  // PROFILE-9: in trouble, the page says how far it has come.
  if (problem !== undefined) notices.push(...sectionsIn(visit, say.entered?.section));
  if (read === undefined) notices.push('not-from-whatsapp');
  const { entered } = say;
  const shown: AccountShown = {
    context,
    visit,
    account: now ?? account,
    profile,
    problem,
    entered,
  };
  return answerPage({ ...accountPage(shown), notices });
}

/** Of the section that is in trouble, the problem speaks. */
const sectionsIn = ({ applied }: ProfileVisit, inTrouble: Section | undefined): readonly Notice[] =>
  SECTIONS.filter((section) => section !== inTrouble && applied.includes(section)).map(
    (section) => `applied-${section}` as const,
  );

/** What was read while somebody else wrote is older than what they wrote. */
const remembering = (now: AccountRecord, before: Profile, read: Profile): AccountRecord =>
  isDeepStrictEqual(now.profile, before) ? { ...now, profile: read } : now;

async function readProfile(context: Context, account: AccountRecord): Promise<Profile | undefined> {
  const deployment = await context.store.get('deployment', account.deploymentId);
  if (deployment === undefined) return undefined;
  const read = await clientOf(context, deployment).readProfile();
  return 'ok' in read ? read.ok : undefined;
}
