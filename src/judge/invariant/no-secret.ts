// No token, code, PIN or password was about to be recorded in clear.
import type { Ruling } from '../ruling.ts';
import type { Sighting } from '../sighting.ts';

export function noSecret({ events }: Sighting): Ruling {
  const leaks = events.filter((event) => event.kind === 'leak');
  return {
    looked: events.length,
    violations: leaks.map(({ secret, where, seq }) => ({
      message: `a secret (${secret}) was about to be recorded in ${where}`,
      evidence: [seq],
    })),
  };
}
