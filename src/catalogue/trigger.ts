// Triggers on WhatsApp tickets.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const TRIGGER = [
  {
    id: 'TRIGGER-1',
    level: 'MUST',
    area: 'TRIGGER',
    text: {
      en: 'A trigger can ask for the channel, the integration account and the WhatsApp phone number of the requester.',
      ja: 'トリガの条件として、チャネル、インテグレーションアカウント、リクエスタのWhatsAppの電話番号を使用できること。',
    },
    origin: 'A',
    source: SOURCES.triggers,
    capability: 'connector-only',
  },
  {
    id: 'TRIGGER-2',
    level: 'MUST',
    area: 'TRIGGER',
    text: {
      en: 'A trigger can set the WhatsApp phone number of the requester; what it sets stays, and the conversation goes on.',
      ja: 'トリガのアクションとしてリクエスタのWhatsAppの電話番号を設定でき、設定した値は維持され、会話も継続すること。',
    },
    origin: 'A',
    source: SOURCES.triggers,
    reading:
      'The article offers the action and says no more; it is read as a value that later messages of the customer do not undo.',
    capability: 'connector-only',
  },
  {
    id: 'TRIGGER-3',
    level: 'MUST',
    area: 'TRIGGER',
    text: {
      en: 'No trigger action notifies through WhatsApp; the automatic reply takes that place.',
      ja: 'WhatsAppで通知するトリガのアクションは存在せず、代わりに自動応答を使用すること。',
    },
    origin: 'A',
    source: SOURCES.triggers,
    capability: 'connector-only',
  },
] as const satisfies readonly Requirement[];
