// Who is let in, and what is kept from whom.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const SECURE = [
  {
    id: 'SECURE-1',
    level: 'MUST',
    area: 'SECURE',
    text: {
      en: 'A Cloud webhook that is not signed with the app secret of the very account it speaks of is refused and changes nothing.',
      ja: '対象アカウントのアプリシークレットで署名されていないCloudのWebhookは、拒否され、何も変更しないこと。',
    },
    origin: 'W',
    source: SOURCES.webhooks,
    capability: 'connector-only',
  },
  {
    id: 'SECURE-2',
    level: 'MUST',
    area: 'SECURE',
    text: {
      en: 'The subscription handshake is answered only to a caller that shows the right verify token.',
      ja: 'Webhook登録時の確認要求には、正しい検証トークンを示した相手にだけ応答すること。',
    },
    origin: 'W',
    source: SOURCES.webhooks,
    capability: 'connector-only',
  },
  {
    id: 'SECURE-3',
    level: 'MUST',
    area: 'SECURE',
    text: {
      en: 'Replies and the admin pages are open to Zendesk for that account only: a caller who cannot show what Zendesk was given is refused.',
      ja: '返信の受付と管理ページは、そのアカウントについてのZendeskからの呼び出しにだけ応じ、Zendeskに渡した情報を示せない相手は拒否すること。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
  {
    id: 'SECURE-4',
    level: 'MUST',
    area: 'SECURE',
    text: {
      en: 'No token, code, PIN or password stands in a log, a trace, a ticket or a report.',
      ja: 'トークン、コード、PIN、パスワードが、ログ、トレース、チケット、レポートのいずれにも現れないこと。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
  {
    id: 'SECURE-5',
    level: 'MUST',
    area: 'SECURE',
    text: {
      en: 'What somebody writes as markup is read as that very text on the ticket, on the phone and in the report, and never takes effect as markup.',
      ja: 'メッセージに書かれたマークアップは、チケット、端末、レポートのいずれでも書かれたとおりの文字として表示され、マークアップとして働かないこと。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
  {
    id: 'SECURE-6',
    level: 'MUST',
    area: 'SECURE',
    text: {
      en: 'Input that is malformed, too large or unexpected is refused with a clear error, and the next request works.',
      ja: '形式の誤った入力、大きすぎる入力、想定外の入力は明確なエラーで拒否され、次のリクエストは正常に処理されること。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
  {
    id: 'SECURE-7',
    level: 'MUST',
    area: 'SECURE',
    text: {
      en: 'What belongs to one customer is never reached with what another customer or account can show.',
      ja: 'あるお客様に属するものに、別のお客様やアカウントの資格情報で到達できないこと。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'connector-only',
  },
] as const satisfies readonly Requirement[];
