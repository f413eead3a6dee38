// What the integration team does for a number: its deployment at WhatsApp, and its entry in the back office.
import type { WhatsApp } from '../../simulators/whatsapp/whatsapp.ts';
import {
  bearer,
  json,
  jsonOf,
  type Method,
  NoAnswer,
  type Response,
  sendJson,
} from '../kernel/wire.ts';
import type { PlannedAccount } from '../scenario/plan-world.ts';
import { DONE, type Outcome, refused } from './act.ts';
import {
  ADMIN_ADDRESS,
  CONNECTOR_ORIGIN,
  deploymentUrl,
  GRAPH_ORIGIN,
  SUBDOMAIN,
} from './addresses.ts';
import { type Business, named, type Stage } from './stage.ts';

/** Another company's Support. */
const ANOTHER_SUBDOMAIN = 'globex';
const GRAPH_VERSION = 'v23.0';

/** Asks the integration's back office for something; without an answer in time, that is the answer. */
export async function askBackOffice(
  { world }: Stage,
  method: Method,
  path: string,
  value: unknown,
): Promise<Response> {
  const url = `${CONNECTOR_ORIGIN}/connector/back-office/${path}`;
  const request = sendJson(method, url, value, bearer(world.settings.backOfficeToken));
  try {
    return await world.browser('back-office')(request);
  } catch (error) {
    if (error instanceof NoAnswer) return json(504, { error: 'no-answer' });
    throw error;
  }
}

/** What an answer of the back office comes to: done, or refused for the reason that it names. */
export function outcomeOfAnswer(answer: Response): Outcome {
  if (answer.status < 300) return DONE;
  const { error, description } = (jsonOf(answer) ?? {}) as Readonly<Record<string, unknown>>;
  const reason = typeof error === 'string' ? error : `HTTP ${answer.status}`;
  return refused(reason, typeof description === 'string' ? description : '');
}

/** What Cloud's side of a business is reached by. */
export const cloudAccess = ({
  wabaId,
  accessToken,
  appSecret,
}: Pick<Business, 'wabaId' | 'accessToken' | 'appSecret'>) => ({
  dialect: 'cloud',
  baseUrl: GRAPH_ORIGIN,
  version: GRAPH_VERSION,
  wabaId,
  accessToken,
  appSecret,
});

/** Makes an account's side at WhatsApp, and answers what the integration reaches it by. */
export function prepareNumber({ memory, world }: Stage, id: string, account: PlannedAccount) {
  const { business } = memory;
  const { number: phone, displayName: verifiedName, registered } = account;
  const access =
    business === undefined
      ? {
          dialect: 'on-premises',
          baseUrl: deploymentUrl(id),
          ...world.whatsapp.startDeployment({ deploymentId: id, verifiedName, phoneNumber: phone }),
        }
      : cloudAccess(business);
  if (registered === 'by hand') {
    const at = business === undefined ? {} : { account: { wabaId: business.wabaId, verifiedName } };
    world.whatsapp.numbers.registerByHand({ phone, ...at });
  }
  if (registered === 'elsewhere' && business !== undefined) {
    memory.providers.set(phone, registerElsewhere(world.whatsapp, phone, verifiedName));
    // Only a verified business may take a number over.
    world.whatsapp.numbers.verifyBusiness(business.wabaId);
  }
  return access;
}

/** With another provider: two-step verification is on, and of three templates one is thought well of. */
function registerElsewhere(whatsapp: WhatsApp, phone: string, verifiedName: string): Business {
  const provider = whatsapp.createBusiness({ name: 'The provider before' });
  const { wabaId } = provider;
  whatsapp.numbers.registerByHand({ phone, account: { wabaId, verifiedName }, pin: '271828' });
  whatsapp.numbers.setQuality(phone, 'yellow');
  whatsapp.numbers.setTier(phone, '10K');
  const good = { name: 'order_ready', language: 'pt_BR' };
  whatsapp.templates.add(wabaId, { ...good, body: 'Seu pedido chegou' });
  whatsapp.templates.setQuality({ owner: wabaId, ...good }, 'green');
  const poor = { name: 'last_chance', language: 'pt_BR' };
  whatsapp.templates.add(wabaId, { ...poor, body: 'Só hoje' });
  whatsapp.templates.setQuality({ owner: wabaId, ...poor }, 'red');
  whatsapp.templates.add(wabaId, { name: 'new_hours', language: 'pt_BR', body: 'Novo horário' });
  return provider;
}

/** Has the account's number hosted, spelled as `spelled`; hosting is bought together with it. */
export function hostNumber(stage: Stage, name: string, spelled?: string): Promise<Outcome> {
  const account = named(stage.plan.world.accounts, name);
  const id = named(Object.fromEntries(stage.deployments), name);
  const { displayName, number, unpaid } = account;
  const hosting = { orderedBy: 'account-manager', company: displayName, contact: ADMIN_ADDRESS };
  return enterDeployment(stage, name, {
    id,
    phoneNumber: spelled ?? number,
    displayName,
    ...(unpaid === true ? {} : { hosting }),
  });
}

export interface Entry {
  readonly id: string;
  readonly phoneNumber: string;
  readonly displayName: string;
  /** Who buys hosting together with it. */
  readonly hosting?: object;
}

/** Hands the deployment over as it was prepared. */
export async function enterDeployment(stage: Stage, name: string, entry: Entry): Promise<Outcome> {
  const account = named(stage.plan.world.accounts, name);
  const whatsapp = stage.memory.access.get(name);
  const { ivr, lastOnWhatsApp, registered, foreign } = account;
  const { id: deploymentId, ...given } = entry;
  const answer = await askBackOffice(stage, 'POST', 'deployments', {
    deploymentId,
    subdomain: foreign === true ? ANOTHER_SUBDOMAIN : SUBDOMAIN,
    ...given,
    whatsapp,
    ...(ivr === undefined ? {} : { behindIvr: ivr }),
    ...(registered === undefined
      ? {}
      : {
          registeredByHand: registered === 'by hand',
          registeredElsewhere: registered === 'elsewhere',
        }),
    ...(lastOnWhatsApp === undefined ? {} : { lastOnWhatsApp }),
  });
  const outcome = outcomeOfAnswer(answer);
  if (outcome.outcome === 'done') {
    const { phoneNumber } = (jsonOf(answer) ?? {}) as { readonly phoneNumber?: unknown };
    stage.memory.hosted.set(name, typeof phoneNumber === 'string' ? phoneNumber : '');
  }
  return outcome;
}
