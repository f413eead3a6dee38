import type { BrokenSpec } from '../../src/cli/broken.ts';
import { LAW, type Law } from '../../src/connector/law.ts';
import { VERTICALS } from '../../src/domain/vertical.ts';
import { type Response, textOf } from '../../src/kernel/wire.ts';
import { connectorWith, inEachLife } from '../../src/run/seat.ts';

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
const nearest = (text: string): string | undefined =>
  VERTICALS.find((name) => letters(name) === letters(text));

const isRefusal = ({ body }: Response): boolean => textOf(body).includes('vertical-unknown');

const LATER_MS = 2_000;

/** It says no to the section, and once nobody is looking takes it all the same. */
const broken: BrokenSpec = {
  wrong: 'refuses a section, and writes it two seconds later',
  violates: ['PROFILE-4', 'PROFILE-5'],
  integration(settings, services, life) {
    let lenient = false;
    const law: Law = {
      ...LAW,
      isVertical: (text) => LAW.isVertical(text) || (lenient && nearest(text) !== undefined),
      fieldsWritten: (changes, current) => {
        const written = LAW.fieldsWritten(changes, current);
        const { vertical } = written;
        if (!lenient || vertical === undefined) return written;
        return { ...written, vertical: nearest(vertical) ?? '' };
      },
    };
    const hand = inEachLife(connectorWith(law), (seat, own) => {
      const seated = seat(own);
      return {
        ...seated,
        async handler(request) {
          const answer = await seated.handler(request);
          if (isRefusal(answer)) {
            own.clock.at(own.clock.now() + LATER_MS, 'write it after all', async () => {
              lenient = true;
              await seated.handler(request);
              lenient = false;
            });
          }
          return answer;
        },
      };
    });
    return hand(settings, services, life);
  },
  alike: ({ received }) =>
    received.every(({ answer }) => answer === undefined || !isRefusal(answer)),
};

export default broken;
