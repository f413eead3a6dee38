// What the right connector decided while a case was played, call by call. A broken connector whose replaced decisions
// give the same answers to the same calls would have done the same to the byte, so that case need not be played with it.
import { isDeepStrictEqual } from 'node:util';
import { LAW, type Law } from '../connector/law.ts';
import { connectorWith, type Integration } from '../run/seat.ts';

export interface Decision {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly answer: unknown;
}

type Decide = (...args: readonly unknown[]) => unknown;
const asDecide = (value: unknown): Decide | undefined =>
  typeof value === 'function' ? (value as Decide) : undefined;

/** The right connector, which writes every decision down. */
export const noting = (noted: Decision[]): Integration => connectorWith(notedLaw(noted));

function notedLaw(noted: Decision[]): Law {
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
