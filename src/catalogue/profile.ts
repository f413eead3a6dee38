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
] as const satisfies readonly Requirement[];
