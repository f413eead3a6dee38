// The 24-hour rule: until when an agent's reply may reach the customer.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const WINDOW = [
  {
    id: 'WINDOW-1',
    level: 'MUST',
    area: 'WINDOW',
    text: {
      en: "A reply given within 24 hours of the customer's last message reaches the customer.",
      ja: 'カスタマーの最後のメッセージから24時間以内の返信は、カスタマーに届くこと。',
    },
    origin: 'A',
    source: SOURCES.macros,
    capability: 'connector-only',
  },
  {
    id: 'WINDOW-2',
    level: 'MUST',
    area: 'WINDOW',
    text: {
      en: 'A later reply does not reach the customer, and stays on the ticket as it was written.',
      ja: '24時間を過ぎた返信はカスタマーに届かず、書かれたままチケットに残ること。',
    },
    origin: 'F',
    source: SOURCES.window,
    capability: 'connector-only',
  },
  {
    id: 'WINDOW-3',
    level: 'MUST',
    area: 'WINDOW',
    text: {
      en: 'The agent can see at the ticket that the reply failed and why, and the event log holds it.',
      ja: '返信が失敗したこととその理由が、チケット上でエージェントに表示され、イベントログにも残ること。',
    },
    origin: 'F',
    source: SOURCES.support,
    capability: 'connector-only',
  },
  {
    id: 'WINDOW-4',
    level: 'MUST',
    area: 'WINDOW',
    text: {
      en: 'The 24 hours begin again with every message of the customer.',
      ja: 'カスタマーからメッセージが届くたびに、24時間が新たに始まること。',
    },
    origin: 'F',
    source: SOURCES.window,
    capability: 'connector-only',
  },
  {
    id: 'WINDOW-5',
    level: 'MUST',
    area: 'WINDOW',
    text: {
      en: 'They count from when the customer sent the message, not from its arrival or from the making of the ticket.',
      ja: '起点はカスタマーがメッセージを送信した時刻であり、受信時刻やチケットの作成時刻ではないこと。',
    },
    origin: 'F',
    source: SOURCES.window,
    capability: 'connector-only',
  },
  {
    id: 'WINDOW-6',
    level: 'MUST',
    area: 'WINDOW',
    text: {
      en: 'Every pair of customer and business number has a window of its own.',
      ja: 'カスタマーとビジネス電話番号の組み合わせごとに、独立した24時間が適用されること。',
    },
    origin: 'W',
    source: SOURCES.customerServiceWindow,
    capability: 'connector-only',
  },
  {
    id: 'WINDOW-7',
    level: 'MUST',
    area: 'WINDOW',
    text: {
      en: 'A reply after 23:59:59 or 24:00:00 is inside the window; after 24:00:01 it is outside.',
      ja: '23時間59分59秒後とちょうど24時間後の返信は期限内、24時間0分1秒後の返信は期限外であること。',
    },
    origin: 'W',
    source: SOURCES.customerServiceWindow,
    reading:
      'The platform speaks of "more than 24 hours", so exactly 24:00:00 is read as still inside.',
    capability: 'connector-only',
  },
  {
    id: 'WINDOW-8',
    level: 'MUST',
    area: 'WINDOW',
    text: {
      en: "Nothing but the customer's own messages opens or extends the 24 hours: no reply, no automatic reply, no template, no delivery status.",
      ja: '24時間を開始または延長するのはカスタマー自身のメッセージだけであり、エージェントの返信、自動応答、テンプレート、配信ステータスでは開始も延長もされないこと。',
    },
    origin: 'W',
    source: SOURCES.customerServiceWindow,
    capability: 'connector-only',
  },
  {
    id: 'WINDOW-9',
    level: 'MUST',
    area: 'WINDOW',
    text: {
      en: 'A reply with files is bound by the same 24 hours as one of words alone.',
      ja: 'ファイルを添付した返信にも、テキストのみの返信と同じ24時間の制限が適用されること。',
    },
    origin: 'W',
    source: SOURCES.customerServiceWindow,
    capability: 'connector-only',
  },
  {
    id: 'WINDOW-10',
    level: 'MUST',
    area: 'WINDOW',
    text: {
      en: 'A reply that could not leave until the 24 hours were over is reported as failed; it is never dropped in silence.',
      ja: '送信待ちのまま24時間が過ぎた返信は失敗として報告され、黙って破棄されないこと。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
  {
    id: 'WINDOW-11',
    level: 'SHOULD',
    area: 'WINDOW',
    text: {
      en: 'When it is WhatsApp that refuses a reply as too late, at once or in a later status, the agent sees that as if the integration had refused it.',
      ja: 'WhatsApp自身が24時間の経過を理由に返信を拒否した場合も(即時の応答でも後からのステータスでも)、インテグレーションが拒否した場合と同じようにエージェントに表示されること。',
    },
    origin: 'W',
    source: SOURCES.customerServiceWindow,
    capability: 'connector-only',
  },
] as const satisfies readonly Requirement[];
