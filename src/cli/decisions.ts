// What a connector decides while a case is played, call by call, and whether another would have decided the same.
import { isDeepStrictEqual } from 'node:util';
import { LAW, type Law } from '../connector/law.ts';

export interface Decision {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly answer: unknown;
}

type Decide = (...args: readonly unknown[]) => unknown;
const asDecide = (value: unknown): Decide | undefined =>
  typeof value === 'function' ? (value as Decide) : undefined;

/** The law, which writes every decision down. */
export function notingLaw(noted: Decision[]): Law {
  const law: Record<string, unknown> = { ...LAW };
  for (const [name, value] of Object.entries(LAW)) {
    const decide = asDecide(value);
    if (decide === undefined) continue;
    law[name] = (...args: readonly unknown[]): unknown => {
      const answer = decide(...args);
      noted.push({ name, args, answer });
      return answer;
    };
  }
  return law as unknown as Law;
}

/** Whether everything that was decided would have been decided so with these decisions in place of the right ones. */
export function decidesAlike(replaced: Partial<Law>, noted: readonly Decision[]): boolean {
  const others: Readonly<Record<string, unknown>> = { ...replaced };
  return noted.every(({ name, args, answer }) => {
    if (!Object.hasOwn(others, name)) return true;
    const decide = asDecide(others[name]);
    return decide !== undefined && answersAlike(decide, args, answer);
  });
}

function answersAlike(decide: Decide, args: readonly unknown[], answer: unknown): boolean {
  try {
    return isDeepStrictEqual(decide(...args), answer);
  } catch {
    return false;
  }
}
