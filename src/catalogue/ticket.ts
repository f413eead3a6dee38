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
    id: 'TICKET-3',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: 'A message on a ticket that is pending, on hold or solved opens that ticket again.',
      ja: '保留中、待機中、または解決済みのチケットにメッセージが届くと、そのチケットが再びオープンになること。',
    },
    origin: 'Z',
    source: SOURCES.ticketStates,
    reading:
      'What Support says of a comment by an end user is read as holding for a message by WhatsApp too.',
    capability: 'connector-only',
  },
  {
    id: 'TICKET-4',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: 'A message that comes after the ticket was closed makes a follow-up ticket that is linked to it.',
      ja: '終了済みになった後に届いたメッセージにより、そのチケットにリンクされたフォローアップチケットが作成されること。',
    },
    origin: 'Z',
    source: SOURCES.manifest,
    reading:
      'The channel framework leaves it to the integration whether the new ticket is a follow-up; here it has to be one.',
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
  {
    id: 'TICKET-8',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: 'Pictures, documents, recordings, videos, places and contacts come across as far as both sides have them. What cannot be carried is named where it was to stand, and never left out.',
      ja: '画像、文書、音声、動画、位置情報、連絡先は、双方のサービスが対応する範囲で相手側に届くこと。届けられないものは、その旨が本来表示される場所に示され、黙って省かれないこと。',
    },
    origin: 'F',
    source: SOURCES.support,
    reading:
      'Which files: those that WhatsApp takes, in type and size. Support has no places and contacts of its own, so these arrive as words.',
    capability: 'connector-only',
  },
  {
    id: 'TICKET-9',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: 'A customer who writes to two connected numbers has two conversations, each on a ticket of its own and answered from its own number.',
      ja: '1人のカスタマーが接続済みの2つの番号に書き込んだ場合、会話は2つとなり、それぞれ別のチケットに記録され、それぞれの番号から返信されること。',
    },
    origin: 'F',
    source: SOURCES.replying,
    capability: 'connector-only',
  },
  {
    id: 'TICKET-10',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: 'A customer is found in Support by the WhatsApp number, and with the customer the tickets.',
      ja: 'WhatsAppの電話番号で検索すると、そのカスタマーとそのチケットが見つかること。',
    },
    origin: 'F',
    source: SOURCES.support,
    capability: 'connector-only',
  },
  {
    id: 'TICKET-11',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: 'When WhatsApp tells later that a message could not be delivered, that is shown on the ticket with its reason.',
      ja: 'メッセージを配信できなかったことをWhatsAppが後から通知した場合、その理由とともにチケット上に表示されること。',
    },
    origin: 'W',
    source: SOURCES.errorCodes,
    capability: 'connector-only',
  },
  {
    id: 'TICKET-12',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: 'When the requester has been merged into another user, the conversation goes on in both directions, as that user’s.',
      ja: 'リクエスタが別のユーザーに統合された後も、そのユーザーの会話として双方向で継続されること。',
    },
    origin: 'F',
    source: SOURCES.merging,
    capability: 'connector-only',
  },
  {
    id: 'TICKET-13',
    level: 'MUST',
    area: 'TICKET',
    text: {
      en: 'When a customer changes the number, the conversation stays on its ticket, and replies reach the new number.',
      ja: 'カスタマーが電話番号を変更しても会話は同じチケットで継続され、返信は新しい番号に届くこと。',
    },
    origin: 'W',
    source: SOURCES.systemMessages,
    capability: 'connector-only',
  },
] as const satisfies readonly Requirement[];
