// An admin applies a section: checked whole, written alone, and shown as WhatsApp has it afterwards.
import {
  type Changes,
  checkSection,
  SECTIONS,
  type Section,
} from '../../domain/business-profile.ts';
import { type MultipartForm, readMultipart } from '../../kernel/multipart.ts';
import type { Call } from '../../kernel/routes.ts';
import { formOf, type Request, type Response } from '../../kernel/wire.ts';
import { changeAccount } from '../change-account.ts';
import type { Context } from '../context.ts';
import { tooLarge } from '../door.ts';
import type { Entered } from '../pages/account-page.ts';
import { errorPage, languageAsked } from '../pages/notice.ts';
import type { AccountRecord } from '../records/account.ts';
import type { ProfileVisit } from '../records/session.ts';
import { put } from '../store.ts';
import type { WhatsAppFailure } from '../whatsapp/client.ts';
import { clientOf } from '../whatsapp/client-of.ts';
import { whatsAppProblem } from '../whatsapp/problem.ts';
import { showAccount } from './visit.ts';

/** A photo of 5 MB and something around it; more than that is no photo either. */
const BODY_MAX = 8 * 1024 * 1024;

function readAnyForm(request: Request): MultipartForm | undefined {
  const type = request.headers['content-type'] ?? '';
  return type.startsWith('multipart/form-data')
    ? readMultipart(type, request.body)
    : { text: formOf(request), files: {} };
}

const tooOld = (call: Call): Response =>
  errorPage(404, 'session-unknown', languageAsked(call.request));

export async function applySection(context: Context, call: Call): Promise<Response> {
  const large = tooLarge(call.request, BODY_MAX);
  if (large !== undefined) return large;
  const form = readAnyForm(call.request);
  const { section: named, session: id = '' } = form?.text ?? {};
  const section = SECTIONS.find((known) => known === named);
  if (form === undefined || section === undefined) {
    return errorPage(400, 'malformed', languageAsked(call.request));
  }
  return context.lanes.run(`visit:${id}`, async () => {
    const visit = await context.store.get('visit', id);
    if (visit === undefined) return tooOld(call);
    return context.lanes.run(`profile:${visit.accountId}`, async () => {
      const account = await context.store.get('account', visit.accountId);
      return account === undefined ? tooOld(call) : apply(context, visit, account, section, form);
    });
  });
}

async function apply(
  context: Context,
  visit: ProfileVisit,
  account: AccountRecord,
  section: Section,
  form: MultipartForm,
): Promise<Response> {
  const { law } = context;
  const { photo } = form.files;
  const fields = { text: form.text, ...(photo === undefined ? {} : { photo: photo.bytes }) };
  const entered: Entered = { section, text: form.text };
  const ruling = checkSection(section, fields, law, account.profile);
  if (!('ok' in ruling)) {
    return showAccount(context, visit, account, { problem: { reason: ruling.refused }, entered });
  }
  const changes = law.fieldsWritten(ruling.ok, account.profile);
  const failure = await write(context, account, changes);
  if (!law.sectionApplied(failure === undefined)) {
    const problem = failure === undefined ? undefined : whatsAppProblem(failure);
    return showAccount(context, visit, account, {
      problem,
      entered,
      unreachable: problem?.reason === 'whatsapp-unavailable',
    });
  }
  const applied: ProfileVisit = { ...visit, applied: [...visit.applied, section] };
  const { photo: _photo, channelName, ...profile } = changes;
  const change = (now: AccountRecord): AccountRecord => ({
    ...now,
    channelName: channelName ?? now.channelName,
    profile: { ...now.profile, ...profile },
  });
  const changed = await changeAccount(context, account.id, change, [
    put('visit', visit.id, applied),
  ]);
  return showAccount(context, applied, changed ?? account, { notices: ['applied'] });
}

/** Writing the same again is safe, so a section that failed can simply be applied again. */
async function write(
  context: Context,
  account: AccountRecord,
  changes: Changes,
): Promise<WhatsAppFailure | undefined> {
  const { photo, channelName: _own, ...profile } = changes;
  const deployment = await context.store.get('deployment', account.deploymentId);
  if (deployment === undefined) return undefined;
  const client = clientOf(context, deployment);
  if (photo !== undefined) {
    const done = await client.writePhoto(photo);
    if (!('ok' in done)) return done;
  }
  if (Object.keys(profile).length === 0) return undefined;
  const done = await client.writeProfile(profile);
  return 'ok' in done ? undefined : done;
}
