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
  {
    id: 'RELIABLE-2',
    level: 'MUST',
    area: 'RELIABLE',
    text: {
      en: 'What WhatsApp or Zendesk did not take is tried again after pauses that grow, and when only the answer was lost, the message is not doubled.',
      ja: 'WhatsAppまたはZendeskが受け取らなかったものは、間隔を延ばしながら再試行され、応答だけが失われた場合でもメッセージが二重にならないこと。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
  {
    id: 'RELIABLE-3',
    level: 'MUST',
    area: 'RELIABLE',
    text: {
      en: 'A vendor that answers 429 with Retry-After gets no further message before that time is over.',
      ja: '429とRetry-Afterを返した相手には、その時間が過ぎるまで次のメッセージを送らないこと。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
  {
    id: 'RELIABLE-4',
    level: 'MUST',
    area: 'RELIABLE',
    text: {
      en: 'Wherever the integration crashes, it loses no message and doubles none once it runs again.',
      ja: 'インテグレーションがどの時点で停止しても、再開後にメッセージが失われたり二重になったりしないこと。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
  {
    id: 'RELIABLE-5',
    level: 'MUST',
    area: 'RELIABLE',
    text: {
      en: 'After hours in which WhatsApp or Zendesk could not be reached, every message arrives once and in order; a reply whose 24 hours have passed meanwhile is shown as failed.',
      ja: 'WhatsAppまたはZendeskに何時間も接続できなかった後でも、すべてのメッセージが1回ずつ順序どおりに届くこと。その間に24時間を過ぎた返信は、失敗として表示されること。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
  {
    id: 'RELIABLE-6',
    level: 'MUST',
    area: 'RELIABLE',
    text: {
      en: 'A webhook is acknowledged only when what it brings would outlive a crash.',
      ja: 'Webhookには、その内容が停止しても失われない状態になってから受領を応答すること。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
] as const satisfies readonly Requirement[];
