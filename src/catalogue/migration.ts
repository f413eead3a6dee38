// Moving a number out of the WhatsApp app, and what is lost by it.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const MIGRATION = [
  {
    id: 'MIGRATION-1',
    level: 'MUST',
    area: 'MIGRATION',
    text: {
      en: 'A number in use in a WhatsApp app, private or Business, cannot be registered before it has been migrated.',
      ja: 'WhatsAppアプリまたはWhatsApp Businessアプリで使用中の番号は、移転するまで登録できないこと。',
    },
    origin: 'A',
    source: SOURCES.number,
    capability: 'full-service',
  },
  {
    id: 'MIGRATION-2',
    level: 'MUST',
    area: 'MIGRATION',
    text: {
      en: 'Once migrated, the number can be registered as soon as WhatsApp has freed it (up to three minutes), however recently it was in use.',
      ja: '移転した番号は、WhatsAppが解放し次第(最長3分)、最近まで使われていたかどうかにかかわらず登録できること。',
    },
    origin: 'W',
    source: SOURCES.leavingTheApp,
    capability: 'full-service',
  },
  {
    id: 'MIGRATION-3',
    level: 'MUST',
    area: 'MIGRATION',
    text: {
      en: "Migration erases what was collected before: the app's chats are gone, and none of them turns up in Support.",
      ja: '移転によりそれまでのデータは消去されること。アプリのチャットはなくなり、その内容がSupportに現れることもないこと。',
    },
    origin: 'A',
    source: SOURCES.number,
    capability: 'full-service',
  },
  {
    id: 'MIGRATION-4',
    level: 'MUST',
    area: 'MIGRATION',
    text: {
      en: 'The admin is told of the loss and confirms it before anything is erased. Without the confirmation nothing happens.',
      ja: '消去の前にデータが失われることが告げられ、管理者が確認すること。確認がなければ何も起こらないこと。',
    },
    origin: 'A',
    source: SOURCES.number,
    capability: 'full-service',
  },
  {
    id: 'MIGRATION-5',
    level: 'MUST',
    area: 'MIGRATION',
    text: {
      en: 'There is no way back: a number on the Business API signs in to no app, and the integration offers nothing that leads there.',
      ja: '元に戻す手段がないこと。Business APIに登録した番号はアプリにサインインできず、インテグレーションもその手段を提供しないこと。',
    },
    origin: 'W',
    source: SOURCES.leavingTheApp,
    capability: 'full-service',
  },
  {
    id: 'MIGRATION-6',
    level: 'MUST',
    area: 'MIGRATION',
    text: {
      en: 'From another WhatsApp Business Account a number comes over by a code, once two-step verification is off there. Name, quality, limit and good templates come along, chats do not, and the other account stops at the switch.',
      ja: '別のWhatsApp Businessアカウントからの移行は、移行元の2段階認証を無効にしたうえで、確認コードにより行われること。表示名、品質、上限、品質の高い承認済みテンプレートは引き継がれ、チャットは引き継がれず、切り替えと同時に移行元は使えなくなること。',
    },
    origin: 'W',
    source: SOURCES.betweenAccounts,
    reading: 'Cloud only. That the number is registered elsewhere is told when it is handed over.',
    capability: 'full-service',
  },
  {
    id: 'MIGRATION-7',
    level: 'MUST',
    area: 'MIGRATION',
    text: {
      en: 'A number moves from an On-Premises client to Cloud by a backup and its PIN. The client is disconnected, and open conversations and their windows go on as they were.',
      ja: 'オンプレミスのクライアントからCloudへの移行は、バックアップとPINによって行われること。クライアントは切断され、進行中の会話とその24時間の枠はそのまま続くこと。',
    },
    origin: 'W',
    source: SOURCES.toCloud,
    reading:
      'The move is the integration team\u2019s: the admin and the agents go on with the same account.',
    capability: 'full-service',
  },
  {
    id: 'MIGRATION-8',
    level: 'MUST',
    area: 'MIGRATION',
    text: {
      en: 'Wherever a move is interrupted, the number works fully on exactly one side, and the move can be taken up again or given up.',
      ja: '移行がどの段階で中断しても、番号は必ずどちらか一方で完全に機能し、移行を再開または中止できること。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    reading:
      'Between the deletion in an app and the registration here, which only people can shorten, a number works nowhere; the wizard takes it up at any time. A switch that WhatsApp has made cannot be given up.',
    capability: 'full-service',
  },
] as const satisfies readonly Requirement[];
