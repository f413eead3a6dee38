// Announcing the number: what the integration offers, and what only people can judge.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const ANNOUNCE = [
  {
    id: 'ANNOUNCE-1',
    level: 'SHOULD',
    area: 'ANNOUNCE',
    text: {
      en: 'The account page offers the click-to-chat link and the QR code of the connected number, and of no other.',
      ja: 'アカウントの画面に、接続した電話番号のクリックトゥチャットのリンクとQRコードが表示され、他の番号のものは表示されないこと。',
    },
    origin: 'A',
    source: SOURCES.announcing,
    reading:
      'The article asks for announcing the number and names no means; link and QR code are those that WhatsApp knows.',
    capability: 'full-service',
  },
  {
    id: 'ANNOUNCE-2',
    level: 'MUST',
    area: 'ANNOUNCE',
    text: {
      en: 'Customers know where a link or an advertisement leads them, and none misleads them.',
      ja: 'カスタマーは誘導先を明確に理解でき、誤解を招く広告で誘導されないこと。',
    },
    origin: 'W',
    source: SOURCES.businessPolicy,
    capability: 'full-service',
    excluded:
      "Whether an advertisement misleads is a human judgement. WhatsApp's rule: a business must not mislead customers as to the nature of its business.",
  },
] as const satisfies readonly Requirement[];
