// What the customer's mailbox and the back office show of hosting, intakes and charges.
import { withoutKeys } from '../../../simulators/mail/mail.ts';
import { reasonIn } from '../acts/office.ts';
import { ADMIN_ADDRESS } from '../addresses.ts';
import { deploymentIdOf, readOverview } from '../people/back-office.ts';
import { named, type Stage } from '../stage.ts';
import type { Sight } from './sight.ts';

export function seeMail(stage: Stage): Sight {
  const letters = stage.world.mail.mailbox(ADMIN_ADDRESS);
  const text = letters.at(-1)?.text ?? '';
  return {
    count: letters.length,
    says: withoutKeys(text),
    reason: reasonIn(text),
    carries: [
      ...(carriesId(stage, text) ? ['deployment-id'] : []),
      ...(/https:\/\/\S+\/install\//.test(text) ? ['install-link'] : []),
    ],
    warning: /^Warning: ([\w-]+)$/m.exec(text)?.[1] ?? null,
  };
}

const carriesId = (stage: Stage, text: string): boolean =>
  Object.keys(stage.plan.world.accounts).some((account) =>
    text.includes(deploymentIdOf(stage, account)),
  );

/** What the back office does not show was not seen: it is no "not hosted". */
export async function seeHosting(stage: Stage, account: string): Promise<Sight> {
  const { number } = named(stage.plan.world.accounts, account);
  const overview = await readOverview(stage);
  if (overview === undefined) return {};
  const { hosting, intakes } = overview;
  const intake = intakes.find(({ phoneNumber }) => phoneNumber === number);
  const state = intake?.completeAt === null ? 'incomplete' : 'complete';
  return {
    hosted: hosting.some(({ phoneNumber }) => phoneNumber === number),
    intake: intake === undefined ? 'none' : state,
    displayName: intake?.displayName ?? '',
    businessManagerId: intake?.businessManagerId ?? '',
    lacks: [...(intake?.lacks ?? [])],
    numbersHosted: hosting.length,
    intakes: intakes.length,
  };
}

const DAY_LENGTH = '2025-06-02'.length;

export async function seeCharges(stage: Stage, account: string): Promise<Sight> {
  const { number } = named(stage.plan.world.accounts, account);
  const charges = (await readOverview(stage))?.charges.filter(
    ({ phoneNumber }) => phoneNumber === number,
  );
  if (charges === undefined) return {};
  return {
    months: charges.map(({ month }) => month),
    dates: charges.map(({ chargedAt }) => chargedAt.slice(0, DAY_LENGTH)),
  };
}
