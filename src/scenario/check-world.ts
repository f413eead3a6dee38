// What a world may not hold although each part of it is well written.
import { membersOf } from './crowd.ts';
import type { Path } from './placeholder.ts';
import type { Problem } from './problem.ts';
import { type AccountSpec, CROWD_MAX, type WorldSpec } from './world-spec.ts';

/** Answers the number, or `undefined` for what is none. */
export type PhoneBook = (spelling: string) => string | undefined;

export interface Held {
  readonly path: Path;
  readonly spelling: string;
}

/** Every number that the world gives to somebody. */
function numbersIn(world: WorldSpec): readonly Held[] {
  const held: Held[] = [];
  for (const [name, account] of Object.entries(world.accounts ?? {})) {
    if (account.number !== undefined) {
      held.push({ path: ['world', 'accounts', name, 'number'], spelling: account.number });
    }
  }
  for (const [name, customer] of Object.entries(world.customers ?? {})) {
    if (customer.phone !== undefined) {
      held.push({ path: ['world', 'customers', name, 'phone'], spelling: customer.phone });
    }
  }
  return held;
}

function checkNumbers(world: WorldSpec, phone: PhoneBook): readonly Problem[] {
  const problems: Problem[] = [];
  const holders = new Map<string, Path>();
  for (const { path, spelling } of numbersIn(world)) {
    const number = phone(spelling);
    if (number === undefined) {
      const message = `"${spelling}" is not a phone number that exists`;
      const hint = 'write it in international form: "+55 11 91234-5678"';
      problems.push({ path, at: 'value', message, hint });
      continue;
    }
    const other = holders.get(number);
    if (other !== undefined) {
      const message = `this number is held by ${other[2]} already`;
      problems.push({ path, at: 'value', message, hint: 'give everybody a number of their own' });
    }
    holders.set(number, path);
  }
  return problems;
}

function checkAccount(name: string, account: AccountSpec): readonly Problem[] {
  const path = ['world', 'accounts', name];
  const app = account.app ?? 'none';
  if (account.state === 'connected' && app !== 'none') {
    const message = 'a connected number is not in use in an app';
    return [{ path: [...path, 'app'], at: 'key', message, hint: 'write state: ready' }];
  }
  const { state = 'ready' } = account;
  if (account.hosting === false && state !== 'ready') {
    const message = `an account that is ${state} says by that whether it is hosted`;
    return [{ path: [...path, 'hosting'], at: 'key', message, hint: 'write state: ready' }];
  }
  if (account.company === 'another' && state !== 'ready') {
    const message = "of another company's account only the deployment ID is here";
    return [{ path: [...path, 'company'], at: 'key', message, hint: 'write state: ready' }];
  }
  if ((account.chats ?? 0) > 0 && app === 'none') {
    const message = 'chats are held by an app, and there is none';
    return [{ path: [...path, 'chats'], at: 'key', message, hint: 'add app: messenger' }];
  }
  return [];
}

/** Only what is installed can have accounts. */
function checkIntegration(world: WorldSpec): readonly Problem[] {
  const states = [world.account, ...Object.values(world.accounts ?? {}).map(({ state }) => state)];
  if (world.installation !== 'absent' || !states.includes('connected')) return [];
  const message = 'an account is connected, and the integration is not installed';
  const hint = 'write account: ready, or leave out "installation"';
  return [{ path: ['world', 'installation'], at: 'key', message, hint }];
}

/** Each person has one name, and each name is one person's. */
function checkCrowds(world: WorldSpec): readonly Problem[] {
  const problems: Problem[] = [];
  const holders = new Map(Object.keys(world.customers ?? {}).map((name) => [name, 'a customer']));
  let people = 0;
  for (const [name, { size }] of Object.entries(world.crowds ?? {})) {
    const path = ['world', 'crowds', name];
    people += size;
    if (people > CROWD_MAX) {
      const message = `the crowds are ${people} people`;
      const hint = `at most ${CROWD_MAX} in all of them together`;
      problems.push({ path: [...path, 'size'], at: 'value', message, hint });
      break;
    }
    for (const member of [name, ...membersOf(name, size)]) {
      const holder = holders.get(member);
      holders.set(member, `crowd ${name}`);
      if (holder === undefined) continue;
      const message = `${member} is the name of ${holder} already`;
      problems.push({ path, at: 'key', message, hint: 'give the crowd a name of its own' });
      break;
    }
  }
  return problems;
}

export function checkWorld(world: WorldSpec, phone: PhoneBook): readonly Problem[] {
  const main = Object.entries(world.accounts ?? {}).find(([name]) => name === 'main')?.[1];
  const twice: readonly Problem[] =
    world.account !== undefined && main?.state !== undefined
      ? [
          {
            path: ['world', 'account'],
            at: 'key',
            message: 'the state of account main is given twice',
            hint: 'leave out "account", or the state of accounts.main',
          },
        ]
      : [];
  return [
    ...twice,
    ...checkIntegration(world),
    ...Object.entries(world.accounts ?? {}).flatMap(([name, account]) =>
      checkAccount(
        name,
        name === 'main' && account.state === undefined && world.account !== undefined
          ? { ...account, state: world.account }
          : account,
      ),
    ),
    ...checkNumbers(world, phone),
    ...checkCrowds(world),
  ];
}
