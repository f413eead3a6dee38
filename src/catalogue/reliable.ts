// What keeps messages whole when the wire does not.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const RELIABLE = [
  {
    id: 'RELIABLE-1',
    level: 'MUST',
    area: 'RELIABLE',
    text: {
      en: 'A webhook that is delivered several times has the effect of one.',
      ja: '同じWebhookが何度配信されても、1回分の効果しか持たないこと。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
] as const satisfies readonly Requirement[];
