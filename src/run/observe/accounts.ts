// Accounts as Admin Center lists them under Channel apps.
import { named, type Stage } from '../stage.ts';
import type { Sight } from './sight.ts';

const digits = (text: string): string => text.replace(/\D/g, '');

/** An account is known by its number, which its name must carry. */
export function accountNameOf({ world, plan }: Stage, account: string): string | undefined {
  const names = world.zendesk.adminCenter
    .channelApps()
    .flatMap(({ accounts }) => accounts.map(({ name }) => name));
  const { number } = named(plan.world.accounts, account);
  return names.find((name) => isAccountOf(name, number));
}

/** Whether an account of that name is the one of a planned number, which is E.164: a plus and digits. */
export const isAccountOf = (name: string, number: string): boolean =>
  digits(name).includes(number.slice(1));

export function seeAccount(stage: Stage, account: string): Sight {
  const name = accountNameOf(stage, account);
  return { listed: name !== undefined, name: name ?? null };
}
