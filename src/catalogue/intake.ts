// From hosting to the deployment ID: what a customer tells, and what it gets.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const INTAKE = [
  {
    id: 'INTAKE-1',
    level: 'MUST',
    area: 'INTAKE',
    text: {
      en: 'A number is activated only when its display name, the number itself and the Facebook Business Manager ID are there and well formed. What is lacking is named, and what was given is kept.',
      ja: '表示名、電話番号、FacebookビジネスマネージャIDがすべて正しい形式でそろった場合にのみアクティブ化が始まること。不足や誤りは名指しで伝えられ、すでに受け取った情報は保持されること。',
    },
    origin: 'A',
    source: SOURCES.intake,
    capability: 'full-service',
  },
  {
    id: 'INTAKE-2',
    level: 'MUST',
    area: 'INTAKE',
    text: {
      en: 'Of several hosted numbers each has information of its own, and the same number is not taken twice.',
      ja: '複数の電話番号をホスティングする場合は番号ごとに情報を受け取り、同じ番号の二重の受付は拒否されること。',
    },
    origin: 'A',
    source: SOURCES.intake,
    capability: 'full-service',
  },
  {
    id: 'INTAKE-3',
    level: 'MUST',
    area: 'INTAKE',
    text: {
      en: 'Once Social Messaging and hosting are both on, a mail asks for the information by itself. The answer to it starts the activation, and nothing else does.',
      ja: 'ソーシャルメッセージングとホスティングの両方が有効になると、情報を求めるメールが自動的に送られること。アクティブ化はそのメールへの返信によってのみ始まること。',
    },
    origin: 'A',
    source: SOURCES.intake,
    reading: 'Social Messaging is on when it is installed in the customer’s Support.',
    capability: 'full-service',
  },
  {
    id: 'INTAKE-4',
    level: 'MUST',
    area: 'INTAKE',
    text: {
      en: 'The deployment ID comes 7 to 14 days after the information was complete, and not before the customer has done its own part.',
      ja: 'デプロイメントIDは情報がそろってから7日以上14日以内に届き、カスタマー側の作業が終わるまでは届かないこと。',
    },
    origin: 'A',
    source: SOURCES.intake,
    reading:
      'One to two weeks are 7 to 14 days. Where the customer finishes later than that, the mail comes when it does.',
    capability: 'full-service',
  },
  {
    id: 'INTAKE-5',
    level: 'MUST',
    area: 'INTAKE',
    text: {
      en: 'The last mail carries the deployment ID together with the link that installs the integration.',
      ja: '最後のメールには、デプロイメントIDとインストールリンクの両方が記載されていること。',
    },
    origin: 'A',
    source: SOURCES.intake,
    capability: 'full-service',
  },
  {
    id: 'INTAKE-6',
    level: 'MUST',
    area: 'INTAKE',
    text: {
      en: 'A deployment ID is unique and stands for one number. One that is unknown, another customer’s or connected already is refused for that reason, and nothing changes.',
      ja: 'デプロイメントIDは一意で、1つの電話番号に対応すること。存在しないID、ほかのカスタマーのID、接続済みのIDは、それぞれの理由を示して拒否され、何も変わらないこと。',
    },
    origin: 'A',
    source: SOURCES.intake,
    capability: 'full-service',
  },
] as const satisfies readonly Requirement[];
