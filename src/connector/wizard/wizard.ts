// The wizard that adds an account: one step after the other, each in its own place.
import type { Step } from '../../domain/connection.ts';
import { readDeploymentId } from '../../domain/deployment.ts';
import type { Call } from '../../kernel/routes.ts';
import type { Response } from '../../kernel/wire.ts';
import { mayAdd } from '../back-office/hosted.ts';
import { type Context, mintKey } from '../context.ts';
import { readForm } from '../door.ts';
import { errorPage, languageAsked } from '../pages/notice.ts';
import type { DeploymentRecord } from '../records/deployment.ts';
import type { WizardSession } from '../records/session.ts';
import { put } from '../store.ts';
import { CLOUD_WEBHOOK_PATH } from '../webhooks/cloud.ts';
import { clientOf } from '../whatsapp/client-of.ts';
import { whatsAppProblem } from '../whatsapp/problem.ts';
import { awaitCode, enterCode, sendCode } from './code-screen.ts';
import { confirmMigration, continueMigration, startMigration } from './migration.ts';
import { wizardPage } from './show.ts';
import { type Fields, FORM, outOfOrder, type Taken, type TakeStep } from './step.ts';

const TAKE: { readonly [S in Step]: TakeStep } = {
  'choose-channel': chooseChannel,
  'save-deployment': saveDeployment,
  'send-code': sendCode,
  'await-code': awaitCode,
  'enter-code': enterCode,
  migrate: startMigration,
  'confirm-migration': confirmMigration,
  'continue-migration': continueMigration,
};

const PATHS: { readonly [S in Step]: string } = {
  'choose-channel': 'channel',
  'save-deployment': 'deployment',
  'send-code': 'method',
  'await-code': 'no-code',
  'enter-code': 'code',
  migrate: 'migrate',
  'confirm-migration': 'migration',
  'continue-migration': 'migration-done',
};

export const STEP_PATHS: readonly { readonly step: Step; readonly path: string }[] = (
  Object.keys(PATHS) as Step[]
).map((step) => ({ step, path: `/connector/wizard/${PATHS[step]}` }));

const BODY_MAX = 16 * 1024;

export async function takeStep(context: Context, call: Call, step: Step): Promise<Response> {
  const read = readForm(call.request, FORM, BODY_MAX);
  if ('answer' in read) return read.answer;
  const fields = read.ok;
  return context.lanes.run(`session:${fields.session}`, async () => {
    const session = await context.store.get('session', fields.session);
    if (session === undefined) {
      return errorPage(404, 'session-unknown', languageAsked(call.request));
    }
    const taken = context.law.stepInOrder(session, step)
      ? await TAKE[step](context, session, fields)
      : outOfOrder(session);
    if (taken.session !== session) {
      await context.store.commit([put('session', session.id, taken.session)]);
    }
    return wizardPage(
      { context, session: taken.session, deployment: await deploymentOf(context, taken.session) },
      taken,
    );
  });
}

async function deploymentOf(
  context: Context,
  session: WizardSession,
): Promise<DeploymentRecord | undefined> {
  return session.deploymentId === undefined
    ? undefined
    : context.store.get('deployment', session.deploymentId);
}

async function chooseChannel(
  context: Context,
  session: WizardSession,
  fields: Fields,
): Promise<Taken> {
  if (fields.channel !== 'WhatsApp') return { session, problem: { reason: 'channel-unknown' } };
  return { session: { ...session, screen: context.law.screenAfter('choose-channel') } };
}

async function saveDeployment(
  context: Context,
  session: WizardSession,
  fields: Fields,
): Promise<Taken> {
  const { store, law } = context;
  const id = readDeploymentId(fields.deployment_id);
  return context.lanes.run(`deployment:${id}`, async () => {
    const deployment = await store.get('deployment', id);
    const standing =
      deployment === undefined
        ? undefined
        : { customer: deployment.customer, connected: deployment.accountId !== undefined };
    const ruling = law.acceptDeployment(standing, session.customer);
    if (!('ok' in ruling)) return { session, problem: { reason: ruling.refused } };
    if (deployment === undefined) return { session, problem: { reason: 'deployment-unknown' } };
    const may = await mayAdd(context, session.customer, deployment.number.e164);
    if (!('ok' in may)) return { session, problem: { reason: may.refused } };
    const client = clientOf(context, deployment);
    if (deployment.registeredElsewhere === true) {
      // WhatsApp moves a number only to an account that an app is subscribed to.
      const { baseUrl, webhookVerifyToken } = context.settings;
      const subscribed = await client.subscribe(baseUrl + CLOUD_WEBHOOK_PATH, webhookVerifyToken);
      if (!('ok' in subscribed)) return { session, problem: whatsAppProblem(subscribed) };
    }
    const prepared = await client.prepare();
    if (!('ok' in prepared)) return { session, problem: whatsAppProblem(prepared) };
    await store.commit([put('deployment', id, { ...deployment, ...prepared.ok })]);
    const account = {
      id: law.accountId(session.customer, `account-${context.ids.hex(16)}`),
      key: mintKey(context, 'account key'),
    };
    const screen = law.screenAfter('save-deployment');
    return { session: { ...session, screen, deploymentId: id, account } };
  });
}
