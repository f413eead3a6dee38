// Who and what the world of a scenario holds, as its steps may name them.

import type { Path } from './placeholder.ts';
import { didYouMean, type Problem } from './problem.ts';
import type { WorldSpec } from './world-spec.ts';

/** Resolves what a step names; what cannot be resolved is reported, with the key it stands under. */
export interface Cast {
  /** A customer by name; the only one when none is named. */
  customer(name: string | undefined, ...path: Path): string;
  /** An account by name; the only one when none is named. */
  account(name: string | undefined, ...path: Path): string;
  /** A number in any spelling as E.164. */
  phone(spelling: string, ...path: Path): string;
  /** Something else that is wrong with the step. */
  refuse(message: string, hint: string, ...path: Path): void;
}

export type Report = (problem: Problem) => void;

/** The names of the accounts, the shorthand `account: ready` included. */
export function accountNames(world: WorldSpec): readonly string[] {
  const names = Object.keys(world.accounts ?? {});
  return world.account === undefined || names.includes('main') ? names : ['main', ...names];
}

interface Kind {
  readonly kind: string;
  readonly names: readonly string[];
  readonly declare: (name: string) => string;
}

function resolve(kind: Kind, name: string | undefined, path: Path, report: Report): string {
  const { names } = kind;
  if (name === undefined) {
    const only = names[0];
    if (names.length === 1 && only !== undefined) return only;
    const key = String(path.at(-1) ?? '');
    report(
      only === undefined
        ? { path, at: 'key', message: `the world has no ${kind.kind}`, hint: kind.declare('') }
        : {
            path,
            at: 'key',
            message: `the world has several ${kind.kind}s`,
            hint: `say which with "${key}": ${names.join(', ')}`,
          },
    );
    return '';
  }
  if (names.includes(name)) return name;
  report({
    path,
    at: 'value',
    message: `there is no ${kind.kind} "${name}"`,
    hint: names.length === 0 ? kind.declare(name) : didYouMean(name, names),
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
    names: Object.keys(world.customers ?? {}),
    declare: (name) => `declare it: world: { customers: { ${name || 'ana'}: {} } }`,
  };
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
    refuse: (message, hint, ...path) =>
      report({ path: [...at(), ...path], at: 'key', message, hint }),
  };
}
