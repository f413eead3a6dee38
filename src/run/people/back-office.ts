// The account manager and the integration team: they order, enter and read in the integration's back office.
import { bearer, get, jsonOf, NoAnswer } from '../../kernel/wire.ts';
import { couldNot, type Outcome } from '../act.ts';
import { ADMIN_ADDRESS, CONNECTOR_ORIGIN, SUBDOMAIN } from '../addresses.ts';
import { askBackOffice, outcomeOfAnswer } from '../hosting.ts';
import { named, type Stage } from '../stage.ts';

export type Orderer = 'account-manager' | 'integration-team' | 'customer';

const post = async (stage: Stage, path: string, value: object): Promise<Outcome> => {
  try {
    return outcomeOfAnswer(await askBackOffice(stage, 'POST', path, value));
  } catch (error) {
    if (error instanceof NoAnswer) return couldNot(`the back office: ${error.message}`);
    throw error;
  }
};

const numberOf = ({ plan }: Stage, account: string): string =>
  named(plan.world.accounts, account).number;

export interface Ordered {
  readonly accounts: readonly string[];
  readonly by: Orderer;
  /** For how many numbers; as many as are named, unless it is said otherwise. */
  readonly quantity?: number | undefined;
  /** The display name of the first number, unless it is said otherwise. */
  readonly company?: string | undefined;
}

export function orderHosting(stage: Stage, order: Ordered): Promise<Outcome> {
  const { accounts, by, quantity, company } = order;
  const [first] = accounts;
  const name = first === undefined ? 'Acme' : named(stage.plan.world.accounts, first).displayName;
  return post(stage, 'orders', {
    subdomain: SUBDOMAIN,
    orderedBy: by,
    company: company ?? name,
    contact: ADMIN_ADDRESS,
    quantity: quantity ?? accounts.length,
    phoneNumbers: accounts.map((account) => numberOf(stage, account)),
  });
}

export const finishTasks = (stage: Stage, account: string): Promise<Outcome> =>
  post(stage, 'tasks', { subdomain: SUBDOMAIN, phoneNumber: numberOf(stage, account) });

/** The ID under which the account's number has a deployment, or will have one. */
export const deploymentIdOf = ({ world, deployments }: Stage, account: string): string =>
  deployments.get(account) ?? `${account}-${world.random.fork(`deployment of ${account}`).hex(12)}`;

/** What the back office shows of our company; each list is empty where it shows nothing. */
export interface Overview {
  readonly installed: boolean;
  readonly hosting: readonly {
    readonly phoneNumber: string;
    readonly boughtAt: string;
    readonly deploymentId: string | null;
    readonly mailedAt: string | null;
  }[];
  readonly intakes: readonly {
    readonly phoneNumber: string;
    readonly displayName: string;
    readonly businessManagerId: string;
    readonly lacks: readonly string[];
    readonly warnings: readonly string[];
    readonly completeAt: string | null;
  }[];
  readonly charges: readonly {
    readonly phoneNumber: string;
    readonly month: string;
    readonly chargedAt: string;
  }[];
}

/** `undefined` where it shows nothing: an empty list would look like one without charges. */
export async function readOverview(stage: Stage): Promise<Overview | undefined> {
  try {
    const { browser, settings } = stage.world;
    const url = `${CONNECTOR_ORIGIN}/connector/back-office/customers/${SUBDOMAIN}`;
    const answer = await browser('back-office')(get(url, bearer(settings.backOfficeToken)));
    return answer.status === 200 ? (jsonOf(answer) as Overview) : undefined;
  } catch (error) {
    if (error instanceof NoAnswer) return undefined;
    throw error;
  }
}
