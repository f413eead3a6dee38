// Support's accounts and WhatsApp's numbers agree once nothing is under way.
import type { EndNumber } from '../ending.ts';
import { digitsOf } from '../reading.ts';
import type { Ruling } from '../ruling.ts';
import type { Sighting } from '../sighting.ts';

/** An account that Support lists stands for a number that is registered, and whose messages come to the integration. */
export function accountsAgree({ end, events, underWay }: Sighting): Ruling {
  if (end === undefined || end.faulty || underWay) return { looked: 0, violations: [] };
  const doors = new Set<string>();
  for (const event of events) {
    if (event.kind === 'request' && event.to === 'connector') doors.add(originOf(event.url));
  }
  return {
    looked: end.accounts.length,
    violations: end.accounts.flatMap((account) => {
      const wrong = wrongWith(account, end.numbers, doors);
      return wrong === undefined
        ? []
        : [{ message: `Support lists the account "${account}", ${wrong}`, evidence: [end.seq] }];
    }),
  };
}

function wrongWith(
  account: string,
  numbers: readonly EndNumber[],
  doors: ReadonlySet<string>,
): string | undefined {
  const number = numberOf(account, numbers);
  if (number === undefined) return 'which names no number that is registered with WhatsApp';
  return doors.has(originOf(number.callback))
    ? undefined
    : `whose number ${number.phone} WhatsApp does not tell the integration of`;
}

/** An account carries its number in its name. */
export const numberOf = (account: string, numbers: readonly EndNumber[]): EndNumber | undefined =>
  numbers.find(
    ({ phone, registered }) => registered && digitsOf(account).includes(digitsOf(phone)),
  );

const originOf = (url: string): string => /^[a-z]+:\/\/[^/]+/.exec(url)?.[0] ?? '';
