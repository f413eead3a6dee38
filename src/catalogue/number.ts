// Which phone numbers may be connected.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const NUMBER = [
  {
    id: 'NUMBER-2',
    level: 'MUST',
    area: 'NUMBER',
    text: {
      en: 'A number that WhatsApp already knows is refused until it is eligible again or has been migrated, and the refusal gives the reason and the way out.',
      ja: 'WhatsAppに登録されたことのある番号は、再び対象となるか移転が済むまで拒否されること。拒否の際は、理由と取るべき手順(移転)が示されること。',
    },
    origin: 'A',
    source: SOURCES.number,
    capability: 'full-service',
  },
] as const satisfies readonly Requirement[];
