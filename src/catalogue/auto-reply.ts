// The automatic reply: what a customer who writes is answered by itself.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const AUTO_REPLY = [
  {
    id: 'AUTOREPLY-1',
    level: 'MUST',
    area: 'AUTOREPLY',
    text: {
      en: "Where an account has an automatic reply, a customer's message is answered with it without anybody's doing.",
      ja: 'アカウントに自動応答が設定されている場合、カスタマーのメッセージに対して自動的にその応答が返されること。',
    },
    origin: 'A',
    source: SOURCES.connecting,
    capability: 'full-service',
  },
  {
    id: 'AUTOREPLY-2',
    level: 'MUST',
    area: 'AUTOREPLY',
    text: {
      en: 'A customer gets it from an account at most once a day, and not for every message.',
      ja: '自動応答は、カスタマーとアカウントの組み合わせごとに1日1回までとし、メッセージのたびには返されないこと。',
    },
    origin: 'F',
    source: SOURCES.autoReply,
    reading:
      'A day is read as 24 hours between the messages that are answered so; exactly 24 hours later the next one is due.',
    capability: 'full-service',
  },
  {
    id: 'AUTOREPLY-3',
    level: 'MUST',
    area: 'AUTOREPLY',
    text: {
      en: "It is not among the ticket's events: it leaves neither a comment nor a note there.",
      ja: '自動応答はチケットのイベントに表示されず、コメントも社内メモも残さないこと。',
    },
    origin: 'F',
    source: SOURCES.autoReply,
    capability: 'full-service',
  },
  {
    id: 'AUTOREPLY-4',
    level: 'MUST',
    area: 'AUTOREPLY',
    text: {
      en: 'It is sent to the letter: what looks like a placeholder is not filled in.',
      ja: '自動応答は入力されたとおりに送信され、プレースホルダーは置き換えられないこと。',
    },
    origin: 'F',
    source: SOURCES.autoReply,
    capability: 'full-service',
  },
  {
    id: 'AUTOREPLY-5',
    level: 'MUST',
    area: 'AUTOREPLY',
    text: {
      en: 'It neither opens nor extends the 24 hours, and a webhook that is delivered again does not send it again.',
      ja: '自動応答は24時間を開始も延長もせず、Webhookが重複して届いても再び送信されないこと。',
    },
    origin: 'W',
    source: SOURCES.customerServiceWindow,
    capability: 'full-service',
  },
] as const satisfies readonly Requirement[];
