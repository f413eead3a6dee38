// Messages as tickets: which ticket, what is on it, and what leaves it.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const TICKET = [
  {
    id: 'TICKET-1',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: "A customer's first message opens one ticket, under the integration's channel and account, requested by the customer with name and WhatsApp number.",
      ja: 'カスタマーの最初のメッセージにより、チケットが1件作成されること。チケットにはチャネルとインテグレーションアカウントが設定され、リクエスタは名前とWhatsAppの電話番号を持つそのカスタマーであること。',
    },
    origin: 'F',
    source: SOURCES.support,
    capability: 'connector-only',
  },
  {
    id: 'TICKET-2',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: 'Later messages are added to the same ticket until it is closed.',
      ja: 'その後のメッセージは、終了済みになるまで同じチケットに追加されること。',
    },
    origin: 'F',
    source: SOURCES.support,
    capability: 'connector-only',
  },
  {
    id: 'TICKET-5',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: "An agent's public comment goes to the customer; an internal note never does.",
      ja: 'エージェントのパブリックコメントはカスタマーに届き、社内メモは決して届かないこと。',
    },
    origin: 'F',
    source: SOURCES.replying,
    capability: 'connector-only',
  },
  {
    id: 'TICKET-6',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: 'A conversation keeps its order in both directions, even when webhooks overtake each other.',
      ja: 'Webhookの到着順が入れ替わっても、双方向で会話の順序が保たれること。',
    },
    origin: 'E',
    source: SOURCES.webhooks,
    capability: 'connector-only',
  },
  {
    id: 'TICKET-7',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: 'Each message appears exactly once, whatever is delivered twice or tried again.',
      ja: '二重配信や再試行があっても、各メッセージはちょうど1回だけ現れること。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
] as const satisfies readonly Requirement[];
