// The code screen: asking WhatsApp for a code, and giving it back.
import { lineOf } from '../../domain/line.ts';
import { hasMoved } from '../../domain/migration.ts';
import { clean, dayOf, restedFrom } from '../../domain/number-past.ts';
import { CODE_PAUSE_S, type Method, readMethod } from '../../domain/verification.ts';
import type { Context } from '../context.ts';
import type { Problem } from '../pages/problem.ts';
import type { DeploymentRecord } from '../records/deployment.ts';
import type { WizardSession } from '../records/session.ts';
import { put } from '../store.ts';
import type { WhatsAppFailure } from '../whatsapp/client.ts';
import { clientOf } from '../whatsapp/client-of.ts';
import { whatsAppProblem } from '../whatsapp/problem.ts';
import { connect } from './connect.ts';
import { type Fields, outOfOrder, type Taken } from './step.ts';

/** Works on the session's deployment, alone: two admins may be at it. */
async function withDeployment(
  context: Context,
  session: WizardSession,
  work: (deployment: DeploymentRecord) => Promise<Taken>,
): Promise<Taken> {
  const id = session.deploymentId;
  if (id === undefined) return outOfOrder(session);
  return context.lanes.run(`deployment:${id}`, async () => {
    const deployment = await context.store.get('deployment', id);
    if (deployment === undefined) return outOfOrder(session);
    const connected = deployment.accountId !== undefined;
    // CONNECT-9: somebody else may have finished in the meantime.
    const ruling = context.law.acceptDeployment(
      { customer: deployment.customer, connected },
      session.customer,
    );
    return 'ok' in ruling ? work(deployment) : { session, problem: { reason: ruling.refused } };
  });
}

const tooSoon = (seconds: number): Problem => ({
  reason: 'code-too-soon',
  more: { say: 'wait-to-send', seconds },
});

const entryPaused = (seconds: number): Problem => ({
  reason: 'code-entry-paused',
  more: seconds > 0 ? { say: 'wait-to-enter', seconds } : { say: 'try-later' },
});

export const sendCode = (
  context: Context,
  session: WizardSession,
  fields: Fields,
): Promise<Taken> =>
  withDeployment(context, session, async (deployment) => {
    const { law } = context;
    const chosen = readMethod(fields.method);
    if (!('ok' in chosen)) return { session, problem: { reason: chosen.refused } };
    if (!law.migratedNumberUsable(session.migration)) {
      return { session, problem: { reason: 'number-not-eligible' } };
    }
    const unclean = uncleanNumber(context, deployment, session);
    if (unclean !== undefined) return keptOut(context, session, unclean);
    if (await registeredAlready(context, deployment)) return connect(context, session, deployment);
    const asked = deployment.asked?.sure === true ? deployment.asked : undefined;
    const wait = law.codeWait(asked, context.services.clock.now());
    if (wait > 0) return { session, problem: tooSoon(wait) };
    return askForCode(context, session, deployment, law.methodUsed(chosen.ok));
  });

/** NUMBER-2, NUMBER-4: what the customer has said of the number's past; MIGRATION-2: a migration settles it. */
function uncleanNumber(
  { law, services }: Context,
  { number, lastOnWhatsApp }: DeploymentRecord,
  { migration }: WizardSession,
): Problem | undefined {
  if (lastOnWhatsApp === undefined || hasMoved(migration)) return undefined;
  const ruling = clean(lineOf(number), lastOnWhatsApp, dayOf(services.clock.now()), law);
  if ('ok' in ruling) return undefined;
  return ruling.refused === 'number-used-lately'
    ? { reason: ruling.refused, more: { say: 'free-from', words: restedFrom(lastOnWhatsApp) } }
    : { reason: ruling.refused };
}

/** MIGRATION-2: an app may have it still, and a number that is migrated may be registered whatever its past. */
function keptOut({ law }: Context, session: WizardSession, problem: Problem): Taken {
  const migration = law.migrate(session.migration, 'past-in-the-way');
  return {
    session: 'ok' in migration ? { ...session, migration: migration.ok } : session,
    problem,
  };
}

/** NUMBER-6: a number with a code given by hand needs none, and could not be called with one. */
async function registeredAlready(context: Context, deployment: DeploymentRecord): Promise<boolean> {
  if (deployment.registeredByHand !== true) return false;
  const registered = await clientOf(context, deployment).registered();
  return 'ok' in registered && registered.ok;
}

async function askForCode(
  context: Context,
  session: WizardSession,
  deployment: DeploymentRecord,
  method: Method,
): Promise<Taken> {
  const at = context.services.clock.now();
  const outcome = await clientOf(context, deployment).requestCode(method);
  if ('ok' in outcome) {
    return outcome.ok === 'registered'
      ? connect(context, session, deployment)
      : codeSent(context, session, deployment, { method, at, sure: true });
  }
  switch (outcome.failed) {
    case 'number-being-freed':
    case 'number-in-app':
      return numberTaken(context, session, deployment, outcome.failed, { method, at, sure: true });
    case 'code-too-soon':
      return { session, problem: tooSoon(outcome.retryAfterS || CODE_PAUSE_S) };
    case 'code-too-many':
      return { session, problem: { reason: 'code-too-many' } };
    case 'in-doubt': {
      // It may be under way: then it can be entered, and nobody has to wait before asking again.
      const sent = await codeSent(context, session, deployment, { method, at, sure: false });
      return { session: sent.session, problem: whatsAppProblem(outcome) };
    }
    default:
      return { session, problem: whatsAppProblem(outcome) };
  }
}

type AskedCode = NonNullable<DeploymentRecord['asked']>;

async function codeSent(
  context: Context,
  session: WizardSession,
  deployment: DeploymentRecord,
  asked: AskedCode,
): Promise<Taken> {
  const { law, store } = context;
  await store.commit([put('deployment', deployment.deploymentId, { ...deployment, asked })]);
  const migration = law.migrate(session.migration, 'code-sent');
  return {
    session: {
      ...session,
      codeAsked: true,
      migration: 'ok' in migration ? migration.ok : session.migration,
    },
    notices: ['code-sent'],
  };
}

/** NUMBER-2, MIGRATION-1: a number that an app holds gets no code; migrating it is offered. */
async function numberTaken(
  context: Context,
  session: WizardSession,
  deployment: DeploymentRecord,
  how: 'number-in-app' | 'number-being-freed',
  asked: AskedCode,
): Promise<Taken> {
  const { law } = context;
  const reason = law.takenReason(session.migration);
  if (reason === undefined) return codeSent(context, session, deployment, asked);
  // Its account in the app is gone already: there is nothing to migrate, only to wait for.
  if (how === 'number-being-freed') return { session, problem: { reason: 'number-not-free-yet' } };
  const migration = law.migrate(session.migration, 'number-taken');
  return {
    session: 'ok' in migration ? { ...session, migration: migration.ok } : session,
    problem: { reason },
  };
}

/** CONNECT-3: the wizard says when a code should have come, and offers another. */
export const awaitCode = (context: Context, session: WizardSession): Promise<Taken> =>
  withDeployment(context, session, async ({ asked }) => {
    const { law, services } = context;
    const late = asked === undefined || law.codeLate(asked, services.clock.now());
    if (!late) return { session, notices: ['code-pending'] };
    const voice = asked !== undefined && law.insteadOf(asked.method) === 'voice';
    return { session, notices: voice ? ['code-late', 'try-voice'] : ['code-late'] };
  });

export const enterCode = (
  context: Context,
  session: WizardSession,
  fields: Fields,
): Promise<Taken> =>
  withDeployment(context, session, async (deployment) => {
    const { law } = context;
    const code = law.readCode(fields.code);
    if (!('ok' in code)) return { session, problem: { reason: code.refused } };
    // The right code was given before, and something after it went wrong.
    if (session.codeAccepted) return connect(context, session, deployment);
    const outcome = await clientOf(context, deployment).verifyCode(code.ok);
    if (law.codeAccepted('ok' in outcome)) return connect(context, session, deployment);
    return 'ok' in outcome
      ? { session, problem: { reason: 'code-wrong' } }
      : { session, problem: refusedCode(context, deployment, outcome) };
  });

function refusedCode(
  context: Context,
  deployment: DeploymentRecord,
  outcome: WhatsAppFailure,
): Problem {
  const wait = context.law.guessWait(outcome.retryAfterS);
  if (wait > 0) return entryPaused(wait);
  switch (outcome.failed) {
    case 'code-wrong': {
      const now = context.services.clock.now();
      const { asked } = deployment;
      return {
        reason: asked === undefined ? 'code-wrong' : context.law.wrongCodeReason(asked, now),
      };
    }
    case 'code-too-soon':
    case 'code-too-many':
      return entryPaused(wait);
    default:
      return whatsAppProblem(outcome);
  }
}
