// Installing the integration: by the link in the mail or from the Marketplace, and taking it away again.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const INSTALL = [
  {
    id: 'INSTALL-1',
    level: 'MUST',
    area: 'INSTALL',
    text: {
      en: "The install link in the customer's mail installs the integration in that customer's Support, and in no other.",
      ja: 'メールで受け取ったインストールリンクから、そのカスタマーのSupportにインテグレーションがインストールされること。他のカスタマーのSupportにはインストールされないこと。',
    },
    origin: 'A',
    source: SOURCES.installing,
    reading: 'A link that was made for another customer is refused, and nothing is installed.',
    capability: 'full-service',
  },
  {
    id: 'INSTALL-2',
    level: 'MUST',
    area: 'INSTALL',
    text: {
      en: 'Without the link, the Marketplace installs the same integration.',
      ja: 'リンクを使わずにマーケットプレイスからインストールしても、同じインテグレーションになること。',
    },
    origin: 'A',
    source: SOURCES.installing,
    capability: 'full-service',
  },
  {
    id: 'INSTALL-3',
    level: 'MUST',
    area: 'INSTALL',
    text: {
      en: 'Once installed, the integration stands in the list of installed apps.',
      ja: 'インストール後、インストール済みアプリのリストにインテグレーションが表示されること。',
    },
    origin: 'A',
    source: SOURCES.installing,
    capability: 'full-service',
  },
  {
    id: 'INSTALL-4',
    level: 'MUST',
    area: 'INSTALL',
    text: {
      en: 'The integration can be uninstalled: its accounts stop, its conditions go, and all tickets stay as they are. It can be installed and connected again.',
      ja: 'インテグレーションはアンインストールでき、アカウントは停止し、条件は消え、チケットはそのまま残ること。その後、再びインストールして接続できること。',
    },
    origin: 'A',
    source: SOURCES.installing,
    reading:
      'An account that has stopped takes in no message and sends none, not even one that was waiting; an agent sees that a reply failed.',
    capability: 'full-service',
  },
  {
    id: 'INSTALL-5',
    level: 'MUST',
    area: 'INSTALL',
    text: {
      en: 'Installing twice, by whichever way, leaves one installation.',
      ja: 'どの方法であっても、二度インストールしてもインストールは一つのままであること。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'full-service',
  },
] as const satisfies readonly Requirement[];
