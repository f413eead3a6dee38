// The business profile: what an admin may set, and what customers then see.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const PROFILE = [
  {
    id: 'PROFILE-1',
    level: 'MUST',
    area: 'PROFILE',
    text: {
      en: "Channel name, photo, short description, address, description, e-mail, vertical and websites can be edited. Customers see them on their phones, except the channel name, which is Support's own.",
      ja: 'チャネル名、写真、簡単な説明、住所、説明、メール、業種、Webサイトを編集でき、Support内だけで使うチャネル名を除き、カスタマーの端末に表示されること。',
    },
    origin: 'A',
    source: SOURCES.profile,
    capability: 'full-service',
  },
  {
    id: 'PROFILE-2',
    level: 'MUST',
    area: 'PROFILE',
    text: {
      en: 'A profile has two websites at most.',
      ja: 'Webサイトは2つまでであること。',
    },
    origin: 'A',
    source: SOURCES.profile,
    capability: 'full-service',
  },
  {
    id: 'PROFILE-3',
    level: 'MUST',
    area: 'PROFILE',
    text: {
      en: 'A website has 256 characters at most and begins with http:// or https://; with 257 it is refused.',
      ja: '各Webサイトは256文字までで、http://またはhttps://で始まること。257文字は拒否されること。',
    },
    origin: 'A',
    source: SOURCES.profile,
    capability: 'full-service',
  },
  {
    id: 'PROFILE-4',
    level: 'MUST',
    area: 'PROFILE',
    text: {
      en: 'The vertical is one of the sixteen listed names, letter for letter. Any other never reaches the profile, and the admin is told.',
      ja: '業種は定められた16の名称のいずれかと一字一句一致すること。それ以外はプロフィールに反映されず、管理者に知らされること。',
    },
    origin: 'A',
    source: SOURCES.profile,
    capability: 'full-service',
  },
  {
    id: 'PROFILE-5',
    level: 'MUST',
    area: 'PROFILE',
    text: {
      en: 'Each section is applied by itself: the others stay as they are, and a refused section changes nothing.',
      ja: '変更はセクションごとに適用され、ほかのセクションは変わらないこと。拒否されたセクションは何も変えないこと。',
    },
    origin: 'A',
    source: SOURCES.profile,
    capability: 'full-service',
  },
  {
    id: 'PROFILE-6',
    level: 'MUST',
    area: 'PROFILE',
    text: {
      en: "WhatsApp's limits hold, with the limit itself inside: short description 139 characters, address 256, description 512, e-mail 128 and well-formed, photo a JPEG or PNG of 5 MB.",
      ja: 'WhatsAppの制限が境界値まで守られること。簡単な説明は139文字、住所は256文字、説明は512文字、メールは128文字で正しい形式、写真は5MBまでのJPEGまたはPNG。',
    },
    origin: 'W',
    source: SOURCES.businessProfile,
    reading:
      'A character is a code point, 5 MB are 5 × 1024 × 1024 bytes, and a file is what its first bytes say. For the description, whose documents disagree, 512 counts.',
    capability: 'full-service',
  },
  {
    id: 'PROFILE-7',
    level: 'MUST',
    area: 'PROFILE',
    text: {
      en: "In the Cloud dialect each of the sixteen names goes out as the API's own value, and comes back as the name.",
      ja: 'Cloud APIでは、16の業種名がそれぞれAPIの列挙値に変換されて送られ、読み取り時に業種名へ戻されること。',
    },
    origin: 'W',
    source: SOURCES.businessProfile,
    capability: 'full-service',
  },
  {
    id: 'PROFILE-8',
    level: 'MUST',
    area: 'PROFILE',
    text: {
      en: 'The Edit account page shows what WhatsApp has, also after a change that was made elsewhere.',
      ja: '「アカウントの編集」画面には、ほかの場所で変更された場合も含め、WhatsAppに実際に登録されている内容が表示されること。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    reading:
      'While WhatsApp cannot be asked, the page shows what it had when it was last known, and says so. The form of a section that was not applied keeps what was entered.',
    capability: 'full-service',
  },
  {
    id: 'PROFILE-9',
    level: 'MUST',
    area: 'PROFILE',
    text: {
      en: 'If WhatsApp fails in the middle, the page says which sections were applied, and applying again is safe.',
      ja: '途中でWhatsAppに障害が起きた場合、どのセクションが適用済みかが画面に示され、もう一度適用しても問題が起きないこと。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'full-service',
  },
] as const satisfies readonly Requirement[];
