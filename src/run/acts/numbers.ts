// Acts upon a number that is hosted: by the integration team, and by whoever holds it.
import type { Json } from '../../kernel/trace.ts';
import { DONE, type Outcome } from '../act.ts';
import { askBackOffice, cloudAccess, outcomeOfAnswer } from '../hosting.ts';
import { named, type Stage } from '../stage.ts';

interface Of {
  readonly account: string;
}

const pathOf = (stage: Stage, account: string, what: string): string =>
  `deployments/${named(Object.fromEntries(stage.deployments), account)}/${what}`;

export async function correctsNumber(
  stage: Stage,
  { account, spelled }: Of & { readonly spelled: string },
): Promise<Outcome> {
  const path = pathOf(stage, account, 'number');
  return outcomeOfAnswer(await askBackOffice(stage, 'PUT', path, { phoneNumber: spelled }));
}

/** The account at Cloud is made once, also when the move is taken up again. */
export async function movesToCloud(stage: Stage, { account }: Of): Promise<Outcome> {
  stage.memory.moveTo ??= stage.world.whatsapp.createBusiness({ name: 'Acme' });
  const value: Json = { whatsapp: cloudAccess(stage.memory.moveTo) };
  const path = pathOf(stage, account, 'move');
  return outcomeOfAnswer(await askBackOffice(stage, 'POST', path, value));
}

export const abandonsMove = async (stage: Stage, { account }: Of): Promise<Outcome> =>
  outcomeOfAnswer(await askBackOffice(stage, 'DELETE', pathOf(stage, account, 'move'), {}));

export function installsApp(
  { plan, world }: Stage,
  { account, app }: Of & { readonly app: 'messenger' | 'business' },
): Outcome {
  const { number, displayName } = named(plan.world.accounts, account);
  // Whether WhatsApp lets the number in is seen at the phone.
  world.whatsapp.phones.install(number, app, displayName);
  return DONE;
}

export function endsTwoStep({ plan, world }: Stage, { account }: Of): Outcome {
  world.whatsapp.numbers.switchOffPin(named(plan.world.accounts, account).number);
  return DONE;
}
