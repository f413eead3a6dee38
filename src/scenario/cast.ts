// Who and what the world of a scenario holds, as its steps may name them.

import { type CrowdPart, membersOf } from './crowd.ts';
import type { Path } from './placeholder.ts';
import { nearest, type Problem } from './problem.ts';
import type { WorldSpec } from './world-spec.ts';

/** Resolves what a step names; what cannot be resolved is reported, with the key it stands under. */
export interface Cast {
  /** A customer by name; the only one when none is named. */
  customer(name: string | undefined, ...path: Path): string;
  /** An account by name; the only one when none is named. */
  account(name: string | undefined, ...path: Path): string;
  /** An agent by name. */
  agent(name: string, ...path: Path): string;
  /** All agents who have names. */
  agents(): readonly string[];
  /** A crowd by name, the only one when none is named, or its first or last so many. */
  crowd(part: WrittenPart): CrowdPart;
  /** A number in any spelling as E.164. */
  phone(spelling: string, ...path: Path): string;
  /** Something else that is wrong with the step. */
  refuse(message: string, hint: string, ...path: Path): void;
}

/** Which of a crowd: all of it, unless it is said otherwise. */
export interface WrittenPart {
  readonly crowd?: string | undefined;
  readonly first?: number | undefined;
  readonly last?: number | undefined;
}

export type Report = (problem: Problem) => void;

/** The names of the accounts, the shorthand `account: ready` included. */
export function accountNames(world: WorldSpec): readonly string[] {
  const names = Object.keys(world.accounts ?? {});
  return world.account === undefined || names.includes('main') ? names : ['main', ...names];
}

/** All customers whom a step may name, those in crowds included. */
export const customerNames = (world: WorldSpec): readonly string[] => [
  ...new Set([
    ...Object.keys(world.customers ?? {}),
    ...Object.entries(world.crowds ?? {}).flatMap(([name, { size }]) => membersOf(name, size)),
  ]),
];

/** More names than this are not read by anybody. */
const NAMES_SHOWN = 12;

const choice = (names: readonly string[]): string =>
  names.length <= NAMES_SHOWN
    ? names.join(', ')
    : `${names.slice(0, NAMES_SHOWN).join(', ')} and ${names.length - NAMES_SHOWN} more`;

/** "did you mean …?", or those there are. */
export const meantOrKnown = (name: string, names: readonly string[]): string => {
  const meant = nearest(name, names);
  return meant === undefined ? `known here: ${choice(names)}` : `did you mean "${meant}"?`;
};

interface Kind {
  readonly kind: string;
  readonly names: readonly string[];
  /** Those of whom one alone need not be named; default: all of them. */
  readonly named?: readonly string[];
  readonly declare: (name: string) => string;
}

function resolve(kind: Kind, name: string | undefined, path: Path, report: Report): string {
  const { names } = kind;
  if (name === undefined) {
    const { named = names } = kind;
    if (named.length === 1 && named[0] !== undefined) return named[0];
    const key = String(path.at(-1) ?? '');
    report(
      names.length === 0
        ? { path, at: 'key', message: `the world has no ${kind.kind}`, hint: kind.declare('') }
        : {
            path,
            at: 'key',
            message: `the world has several ${kind.kind}s`,
            hint: `say which with "${key}": ${choice(names)}`,
          },
    );
    return '';
  }
  if (names.includes(name)) return name;
  report({
    path,
    at: 'value',
    message: `there is no ${kind.kind} "${name}"`,
    hint: names.length === 0 ? kind.declare(name) : meantOrKnown(name, names),
  });
  return '';
}

/** `at` is where the step's arguments stand; `phone` answers `undefined` for what is no number. */
export function createCast(
  world: WorldSpec,
  phone: (spelling: string) => string | undefined,
  at: () => Path,
  report: Report,
): Cast {
  const customers: Kind = {
    kind: 'customer',
    names: customerNames(world),
    named: Object.keys(world.customers ?? {}),
    declare: (name) => `declare it: world: { customers: { ${name || 'ana'}: {} } }`,
  };
  const agents: Kind = {
    kind: 'agent',
    names: Object.keys(world.agents ?? {}),
    declare: (name) => `declare it: world: { agents: { ${name}: {} } }`,
  };
  const crowds: Kind = {
    kind: 'crowd',
    names: Object.keys(world.crowds ?? {}),
    declare: (name) => `declare it: world: { crowds: { ${name || 'monday'}: { size: 100 } } }`,
  };
  const refuse: Cast['refuse'] = (message, hint, ...path) =>
    report({ path: [...at(), ...path], at: 'key', message, hint });
  const accounts: Kind = {
    kind: 'account',
    names: accountNames(world),
    declare: (name) =>
      name === '' || name === 'main'
        ? 'declare it: world: { account: ready }'
        : `declare it: world: { accounts: { ${name}: {} } }`,
  };
  return {
    customer: (name, ...path) => resolve(customers, name, [...at(), ...path], report),
    account: (name, ...path) => resolve(accounts, name, [...at(), ...path], report),
    agent: (name, ...path) => resolve(agents, name, [...at(), ...path], report),
    agents: () => agents.names,
    crowd({ crowd: written, first, last }) {
      const crowd = resolve(crowds, written, [...at(), 'crowd'], report);
      const size = world.crowds?.[crowd]?.size ?? Number.POSITIVE_INFINITY;
      if (first !== undefined && last !== undefined) {
        refuse('"first" and "last" are two parts of a crowd', 'write one of them', 'last');
      }
      const [key, some] = first === undefined ? ['last', last] : ['first', first];
      if (some !== undefined && some > size) {
        refuse(`the crowd ${crowd} has ${size} people`, `write at most ${size}`, key);
      }
      return {
        crowd,
        from: last === undefined ? 1 : Math.max(1, size - last + 1),
        until: last === undefined ? Math.min(first ?? size, size) : size,
      };
    },
    phone(spelling, ...path) {
      const number = phone(spelling);
      if (number !== undefined) return number;
      report({
        path: [...at(), ...path],
        at: 'value',
        message: `"${spelling}" is not a phone number that exists`,
        hint: 'write it in international form: "+55 11 91234-5678"',
      });
      return '';
    },
    refuse,
  };
}
