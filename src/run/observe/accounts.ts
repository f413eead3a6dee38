// Accounts as Admin Center lists them under Channel apps.
import { named, type Stage } from '../stage.ts';
import type { Sight } from './sight.ts';

const digits = (text: string): string => text.replace(/\D/g, '');

/** An account is known by its number, which its name must carry. */
export function accountNameOf({ world, plan }: Stage, account: string): string | undefined {
  const names = world.zendesk.adminCenter
    .channelApps()
    .flatMap(({ accounts }) => accounts.map(({ name }) => name));
  // A planned number is E.164: a plus and digits.
  const number = named(plan.world.accounts, account).number.slice(1);
  return names.find((name) => digits(name).includes(number));
}

export function seeAccount(stage: Stage, account: string): Sight {
  const name = accountNameOf(stage, account);
  return { listed: name !== undefined, name: name ?? null };
}
