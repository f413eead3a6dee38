// Acts around adding an account: the wizard, its codes, and a migration out of an app.
import { couldNot, DONE, type Outcome } from '../act.ts';
import type { CodeMethod } from '../people/admin.ts';
import { named, type Stage } from '../stage.ts';
import { mailedId } from './office.ts';

const numberOf = (stage: Stage, account: string): string =>
  named(stage.plan.world.accounts, account).number;

export function savesDeployment(
  stage: Stage,
  deployment: { readonly account: string } | { readonly id: string },
): Promise<Outcome> {
  if ('id' in deployment) return stage.admin.savesDeployment(deployment.id);
  stage.memory.wizardOf = deployment.account;
  const id = stage.deployments.get(deployment.account) ?? mailedId(stage, deployment.account);
  return id === undefined
    ? Promise.resolve(couldNot('no mail has brought the deployment ID'))
    : stage.admin.savesDeployment(id);
}

export function requestsCode(stage: Stage, method: CodeMethod): Promise<Outcome> {
  stage.memory.codeAskedAt = stage.world.clock.now();
  return stage.admin.requestsCode(method);
}

export const CODE_CHOICES = ['right', 'wrong', 'previous'] as const;
export type CodeChoice = (typeof CODE_CHOICES)[number];

/** Six digits that are not the code: the last one is another. */
const spoil = (code: string): string => code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10);

export async function entersCode(
  stage: Stage,
  choice: CodeChoice | { readonly literal: string },
): Promise<Outcome> {
  if (typeof choice === 'object') return stage.admin.entersCode(choice.literal);
  const typed = await digitsTyped(stage, choice);
  return typeof typed === 'string' ? stage.admin.entersCode(typed) : typed;
}

/** What the admin types. Waits for a code that is still under way. */
export async function digitsTyped(stage: Stage, choice: CodeChoice): Promise<string | Outcome> {
  const { wizardOf } = stage.memory;
  if (wizardOf === undefined) return couldNot('no deployment was saved, so no code can have come');
  const number = numberOf(stage, wizardOf);
  const latest = await stage.codes.await(number, stage.memory.codeAskedAt);
  if (choice === 'previous') {
    const previous = stage.codes.codes(number).at(-2);
    return previous?.code ?? couldNot('there is no earlier code');
  }
  // A code that came earlier (and may have expired meanwhile) is what a person would still have at hand.
  const code = latest ?? stage.codes.codes(number).at(-1);
  if (code === undefined) return couldNot('no code has arrived within 60 seconds');
  return choice === 'right' ? code.code : spoil(code.code);
}

/** The whole wizard at once, up to the first page that says no. */
export async function connectAccount(
  stage: Stage,
  account: string,
  method: CodeMethod,
): Promise<Outcome> {
  const pages = [
    () => stage.admin.opensWizard(),
    () => savesDeployment(stage, { account }),
    () => requestsCode(stage, method),
    () => entersCode(stage, 'right'),
  ];
  for (const page of pages) {
    const outcome = await page();
    if (outcome.outcome !== 'done') return outcome;
    // A number that WhatsApp has registered already needs no code.
    if (stage.admin.screen()?.name === 'account-saved') return DONE;
  }
  return DONE;
}

export function deletesApp(stage: Stage, account: string): Outcome {
  const number = numberOf(stage, account);
  if (stage.world.whatsapp.phones.app(number).app === 'none') {
    return couldNot(`there is no WhatsApp app on ${number}`);
  }
  stage.world.whatsapp.phones.deleteAccount(number);
  return DONE;
}
