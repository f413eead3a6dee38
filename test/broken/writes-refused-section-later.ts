import type { BrokenSpec } from '../../src/cli/broken.ts';
import { LAW } from '../../src/connector/law.ts';
import { VERTICALS } from '../../src/domain/vertical.ts';
import { type Response, textOf } from '../../src/kernel/wire.ts';
import { connectorWith } from '../../src/run/seat.ts';

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
    const seated = connectorWith({
      ...LAW,
      isVertical: (text) => LAW.isVertical(text) || (lenient && nearest(text) !== undefined),
      fieldsWritten: (changes, current) => {
        const written = LAW.fieldsWritten(changes, current);
        const { vertical } = written;
        if (!lenient || vertical === undefined) return written;
        return { ...written, vertical: nearest(vertical) ?? '' };
      },
    })(settings, services, life);
    return {
      ...seated,
      async handler(request) {
        const answer = await seated.handler(request);
        if (isRefusal(answer)) {
          services.clock.at(services.clock.now() + LATER_MS, 'write it after all', async () => {
            lenient = true;
            await seated.handler(request);
            lenient = false;
          });
        }
        return answer;
      },
    };
  },
  alike: ({ received }) =>
    received.every(({ answer }) => answer === undefined || !isRefusal(answer)),
};

export default broken;
