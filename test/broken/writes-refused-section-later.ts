import type { BrokenSpec } from '../../src/cli/broken.ts';
import { createConnector } from '../../src/connector/connector.ts';
import { LAW } from '../../src/connector/law.ts';
import { connectorSettings } from '../../src/connector/settings.ts';
import { VERTICALS } from '../../src/domain/vertical.ts';
import { textOf } from '../../src/kernel/wire.ts';

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
const nearest = (text: string): string | undefined =>
  VERTICALS.find((name) => letters(name) === letters(text));

const LATER_MS = 2_000;

/** It says no to the section, and once nobody is looking takes it all the same. */
const broken: BrokenSpec = {
  wrong: 'refuses a section, and writes it two seconds later',
  violates: ['PROFILE-4', 'PROFILE-5'],
  integration(settings, services) {
    let lenient = false;
    const connector = createConnector(connectorSettings(settings), services, {
      ...LAW,
      isVertical: (text) => LAW.isVertical(text) || (lenient && nearest(text) !== undefined),
      fieldsWritten: (changes, current) => {
        const { vertical, ...others } = LAW.fieldsWritten(changes, current);
        return vertical === undefined ? others : { ...others, vertical: nearest(vertical) ?? '' };
      },
    });
    return {
      start: () => connector.start(),
      async handler(request) {
        const response = await connector.handler(request);
        const refused = textOf(response.body).includes('vertical-unknown');
        if (refused) {
          services.clock.at(services.clock.now() + LATER_MS, 'write it after all', async () => {
            lenient = true;
            await connector.handler(request);
            lenient = false;
          });
        }
        return response;
      },
    };
  },
};

export default broken;
