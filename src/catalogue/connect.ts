// Connecting a number with its deployment ID: the wizard, the code, the account.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const CONNECT = [
  {
    id: 'CONNECT-1',
    level: 'MUST',
    area: 'CONNECT',
    text: {
      en: 'The wizard keeps its order: channel, deployment ID, code screen, code sent, code entered, account added. A step taken out of order is refused.',
      ja: 'ウィザードの順序(チャネル、デプロイメントID、確認コード画面、コードの送信、コードの入力、アカウントの追加)が守られ、順序を外れた操作は拒否されること。',
    },
    origin: 'A',
    source: SOURCES.connecting,
    capability: 'full-service',
  },
  {
    id: 'CONNECT-2',
    level: 'MUST',
    area: 'CONNECT',
    text: {
      en: 'The code can be had by SMS or by voice call, and it comes by the way that was chosen.',
      ja: '確認コードの受け取り方法としてSMSと音声通話の両方が選べ、選んだ方法でコードが届くこと。',
    },
    origin: 'A',
    source: SOURCES.connecting,
    capability: 'full-service',
  },
  {
    id: 'CONNECT-3',
    level: 'MUST',
    area: 'CONNECT',
    text: {
      en: 'The code arrives within 60 seconds of asking. If it does not, the wizard says so and lets the admin ask again.',
      ja: '確認コードは要求から60秒以内に届くこと。届かない場合、ウィザードはそのことを伝え、再送を選べるようにすること。',
    },
    origin: 'A',
    source: SOURCES.connecting,
    capability: 'full-service',
  },
  {
    id: 'CONNECT-4',
    level: 'MUST',
    area: 'CONNECT',
    text: {
      en: 'Only the right code adds the account. A wrong, expired or earlier code adds nothing, is named as the reason, and leaves the wizard where it was.',
      ja: '正しい確認コードだけがアカウントを追加すること。誤ったコード、期限切れのコード、以前のコードでは何も追加されず、理由が示され、ウィザードは同じ画面にとどまること。',
    },
    origin: 'A',
    source: SOURCES.connecting,
    capability: 'full-service',
  },
  {
    id: 'CONNECT-5',
    level: 'MUST',
    area: 'CONNECT',
    text: {
      en: 'Asking for codes and guessing them is limited as WhatsApp limits it, and the wizard shows how long to wait.',
      ja: 'コードの要求と入力の回数はWhatsAppの制限に従い、ウィザードは待ち時間を表示すること。',
    },
    origin: 'W',
    source: SOURCES.requestCode,
    capability: 'full-service',
  },
  {
    id: 'CONNECT-6',
    level: 'MUST',
    area: 'CONNECT',
    text: {
      en: 'Once added, and not before, the account stands under Channel apps with its name and number and receives messages.',
      ja: '追加が完了したアカウントだけが、名前と電話番号とともに「チャネルアプリ」に表示され、メッセージを受信すること。完了前には表示も受信もされないこと。',
    },
    origin: 'A',
    source: SOURCES.connecting,
    capability: 'full-service',
  },
  {
    id: 'CONNECT-7',
    level: 'MUST',
    area: 'CONNECT',
    text: {
      en: 'Several numbers are several accounts side by side, each with its own messages.',
      ja: '複数の電話番号は、それぞれ別のアカウントとして並び、メッセージも番号ごとに分かれること。',
    },
    origin: 'A',
    source: SOURCES.hosting,
    capability: 'full-service',
  },
  {
    id: 'CONNECT-8',
    level: 'SHOULD',
    area: 'CONNECT',
    text: {
      en: 'Once an account is added, setting up the business profile and the automatic reply is suggested.',
      ja: 'アカウントの追加後、ビジネスプロフィールの編集と自動応答の設定が案内されること。',
    },
    origin: 'A',
    source: SOURCES.connecting,
    capability: 'full-service',
  },
  {
    id: 'CONNECT-9',
    level: 'MUST',
    area: 'CONNECT',
    text: {
      en: 'Two admins, or one with two tabs, who add the same deployment end with one account.',
      ja: '二人の管理者、または二つのタブで同じデプロイメントを追加しても、アカウントは一つだけになること。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    capability: 'full-service',
  },
] as const satisfies readonly Requirement[];
