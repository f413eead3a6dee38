// Views of WhatsApp tickets: the conditions that an installed integration adds, and what they list.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const VIEW = [
  {
    id: 'VIEW-1',
    level: 'MUST',
    area: 'VIEW',
    text: {
      en: 'A view on the channel of the integration lists the tickets of every connected number.',
      ja: 'チャネルとしてインテグレーションを指定したビューに、接続済みのすべての番号のチケットが一覧表示されること。',
    },
    origin: 'A',
    source: SOURCES.views,
    capability: 'connector-only',
  },
  {
    id: 'VIEW-2',
    level: 'MUST',
    area: 'VIEW',
    text: {
      en: 'The channel condition is there as soon as the integration is installed, before any account is added.',
      ja: 'チャネルの条件は、アカウントをまだ追加していなくても、インテグレーションのインストール直後から選択できること。',
    },
    origin: 'A',
    source: SOURCES.views,
    capability: 'connector-only',
  },
  {
    id: 'VIEW-3',
    level: 'MUST',
    area: 'VIEW',
    text: {
      en: "A view on one integration account lists the tickets of that account's number, and no other.",
      ja: 'インテグレーションアカウントを1つ指定したビューに、その番号のチケットだけが一覧表示されること。',
    },
    origin: 'A',
    source: SOURCES.views,
    capability: 'connector-only',
  },
  {
    id: 'VIEW-4',
    level: 'MUST',
    area: 'VIEW',
    text: {
      en: 'Channel and integration account can each be asked for alone, and both together.',
      ja: 'チャネルとインテグレーションアカウントの条件は、それぞれ単独でも、両方同時でも使用できること。',
    },
    origin: 'A',
    source: SOURCES.views,
    capability: 'connector-only',
  },
  {
    id: 'VIEW-5',
    level: 'MUST',
    area: 'VIEW',
    text: {
      en: 'The conditions serve shared views, which admins make, and personal views, which agents make too.',
      ja: 'これらの条件は、管理者が作成する共有ビューでも、エージェントも作成できる個人用ビューでも使用できること。',
    },
    origin: 'A',
    source: SOURCES.views,
    capability: 'connector-only',
    excluded:
      'Who may make which view is decided by Zendesk alone; the simulator shows it, and no integration can change it.',
  },
  {
    id: 'VIEW-6',
    level: 'MUST',
    area: 'VIEW',
    text: {
      en: 'The conditions bear the name that the integration was given, and views and rules go on working when it is renamed.',
      ja: '条件にはインテグレーションに付けた名前が表示され、名前を変更した後もビューとビジネスルールが引き続き機能すること。',
    },
    origin: 'A',
    source: SOURCES.rules,
    reading:
      'The article names no way to rename; it is read as a new name in the manifest, which Support takes over.',
    capability: 'connector-only',
  },
] as const satisfies readonly Requirement[];
