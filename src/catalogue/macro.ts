// Macros on WhatsApp tickets.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const MACRO = [
  {
    id: 'MACRO-1',
    level: 'MUST',
    area: 'MACRO',
    text: {
      en: "What a macro writes to the customer arrives within 24 hours of the customer's last message.",
      ja: 'カスタマーの最後のメッセージから24時間以内であれば、マクロによるコメントがカスタマーに届くこと。',
    },
    origin: 'A',
    source: SOURCES.macros,
    capability: 'connector-only',
  },
  {
    id: 'MACRO-2',
    level: 'MUST',
    area: 'MACRO',
    text: {
      en: "After the 24 hours a macro's comment is not delivered, and its failure is seen like that of any reply.",
      ja: '24時間を過ぎたマクロのコメントは配信されず、その失敗は他の返信と同様に確認できること。',
    },
    origin: 'A',
    source: SOURCES.macros,
    capability: 'connector-only',
  },
] as const satisfies readonly Requirement[];
