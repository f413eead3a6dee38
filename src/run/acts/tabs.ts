// Acts at several tabs: turning from one to another, and doing the same in all of them at one moment.
import { couldNot, DONE, type Outcome } from '../act.ts';
import type { Admin } from '../people/admin.ts';
import { named, type Stage } from '../stage.ts';
import { type CodeChoice, digitsTyped } from './connecting.ts';

export function usesTab({ tabs }: Stage, { tab }: { readonly tab: string }): Outcome {
  tabs.turnTo(tab);
  return DONE;
}

/** Done when one of them is: the others may be told no. */
async function inAll({ tabs }: Stage, act: (tab: Admin) => Promise<Outcome>): Promise<Outcome> {
  const outcomes = await Promise.all(tabs.all().map(act));
  return (
    outcomes.find(({ outcome }) => outcome === 'done') ?? outcomes[0] ?? couldNot('there is no tab')
  );
}

export function allTabsSave(
  stage: Stage,
  { account }: { readonly account: string },
): Promise<Outcome> {
  stage.memory.wizardOf = account;
  const id = named(Object.fromEntries(stage.deployments), account);
  return inAll(stage, (tab) => tab.savesDeployment(id));
}

export async function allTabsEnter(
  stage: Stage,
  { code }: { readonly code: CodeChoice },
): Promise<Outcome> {
  const typed = await digitsTyped(stage, code);
  return typeof typed === 'string' ? inAll(stage, (tab) => tab.entersCode(typed)) : typed;
}
