// The display name of a number.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const NAME = [
  {
    id: 'NAME-1',
    level: 'MUST',
    area: 'NAME',
    text: {
      en: 'Customers see on their devices the display name that was given with the number’s information.',
      ja: '電話番号の情報とともに伝えた表示名が、カスタマーの端末に表示されること。',
    },
    origin: 'A',
    source: SOURCES.displayName,
    capability: 'full-service',
  },
  {
    id: 'NAME-2',
    level: 'SHOULD',
    area: 'NAME',
    text: {
      en: 'The display name is the company’s own name, or that name made more specific. Any other is taken with a warning.',
      ja: '表示名は実際の社名、またはそれをより具体的にした名前であること。それ以外の名前は、警告とともに受け付けられること。',
    },
    origin: 'A',
    source: SOURCES.displayName,
    reading:
      'More specific is the company’s name with something after it, such as a team or a city.',
    capability: 'full-service',
  },
] as const satisfies readonly Requirement[];
