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
] as const satisfies readonly Requirement[];
