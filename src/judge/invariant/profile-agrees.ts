// The Edit account page, opened once more at the end, shows the profile that WhatsApp has.

import type { Json } from '../../kernel/trace.ts';
import { equal } from '../expectation.ts';
import type { Ruling } from '../ruling.ts';
import type { Sighting } from '../sighting.ts';
import { numberOf } from './accounts-agree.ts';

const FIELDS = ['about', 'address', 'description', 'email', 'vertical', 'websites'] as const;

/** A vertical may be written as either company calls it. */
const plain = (value: Json | undefined): Json =>
  typeof value === 'string' ? value.toLowerCase() : (value ?? null);

export function profileAgrees({ end }: Sighting): Ruling {
  if (end === undefined) return { looked: 0, violations: [] };
  let looked = 0;
  const violations = end.pages.flatMap(({ account, shows }) => {
    const profile = numberOf(account, end.numbers)?.profile;
    if (profile === undefined) return [];
    looked++;
    const wrong = FIELDS.filter((name) => !equal(plain(shows[name]), plain(profile[name])));
    return wrong.map((name) => ({
      message: `the page of "${account}" shows ${name} as ${JSON.stringify(shows[name])}, WhatsApp has ${JSON.stringify(profile[name])}`,
      evidence: [end.seq],
    }));
  });
  return { looked, violations };
}
