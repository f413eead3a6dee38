// Automations on WhatsApp tickets.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const AUTOMATION = [
  {
    id: 'AUTOMATION-1',
    level: 'MUST',
    area: 'AUTOMATION',
    text: {
      en: 'An automation can ask for the channel, the integration account and the WhatsApp phone number of the requester.',
      ja: '自動化の条件として、チャネル、インテグレーションアカウント、リクエスタのWhatsAppの電話番号を使用できること。',
    },
    origin: 'A',
    source: SOURCES.automations,
    capability: 'connector-only',
  },
  {
    id: 'AUTOMATION-2',
    level: 'MUST',
    area: 'AUTOMATION',
    text: {
      en: 'An automation can set the WhatsApp phone number of the requester; what it sets stays, and the conversation goes on.',
      ja: '自動化のアクションとしてリクエスタのWhatsAppの電話番号を設定でき、設定した値は維持され、会話も継続すること。',
    },
    origin: 'A',
    source: SOURCES.automations,
    reading:
      'The article offers the action and says no more; it is read as a value that later messages of the customer do not undo.',
    capability: 'connector-only',
  },
  {
    id: 'AUTOMATION-3',
    level: 'MUST',
    area: 'AUTOMATION',
    text: {
      en: 'No automation action notifies through WhatsApp; the automatic reply takes that place.',
      ja: 'WhatsAppで通知する自動化のアクションは存在せず、代わりに自動応答を使用すること。',
    },
    origin: 'A',
    source: SOURCES.automations,
    capability: 'connector-only',
  },
] as const satisfies readonly Requirement[];
