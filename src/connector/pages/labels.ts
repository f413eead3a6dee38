// What stands on the pages besides reasons and notices: titles, labels, hints and buttons, in both languages.
import type { Words } from './language.ts';

export const LABELS = {
  // Titles; the second part of each says what the page belongs to.
  titleChannel: { en: 'Choose a channel', ja: 'チャネルを選択' },
  titleDeployment: { en: 'Enter the deployment ID', ja: 'デプロイメントIDを入力' },
  titleCode: { en: 'Enter the verification code', ja: '確認コードを入力' },
  titleMigration: { en: 'Migrate this number', ja: 'この番号を移行' },
  titleMigrationSteps: {
    en: 'Delete the account in the app',
    ja: 'アプリのアカウントを削除',
  },
  titleFinish: { en: 'The account is ready', ja: 'アカウントの準備ができました' },
  titleAccount: { en: 'Edit account', ja: 'アカウントの編集' },
  titleError: { en: 'This cannot be done', ja: 'この操作は行えません' },
  titleClicked: {
    en: 'WhatsApp messages have no page of their own',
    ja: 'WhatsAppのメッセージには専用のページがありません',
  },
  addingAccount: { en: 'Add a WhatsApp account', ja: 'WhatsAppアカウントの追加' },
  titleInTrouble: { en: 'Error: {title}', ja: 'エラー: {title}' },
  clicked: {
    en: 'The conversation is shown at the ticket and on the customer’s phone.',
    ja: '会話はチケットとカスタマーの端末に表示されます。',
  },

  // Installing.
  titleInstall: { en: 'Install WhatsApp in Support', ja: 'WhatsApp in Supportのインストール' },
  integration: { en: 'WhatsApp in Support', ja: 'WhatsApp in Supportインテグレーション' },
  zendesk: { en: 'Your Zendesk', ja: 'お使いのZendesk' },
  zendeskHint: {
    en: 'Its subdomain: acme, if you work at acme.zendesk.com.',
    ja: 'サブドメイン。acme.zendesk.comをお使いの場合はacmeです。',
  },
  install: { en: 'Install', ja: 'インストール' },

  // No page has it: what a connector would say that led back to an app.
  wayBack: { en: 'Back to the app', ja: 'アプリに戻す' },

  // The wizard.
  channel: { en: 'Channel', ja: 'チャネル' },
  continue: { en: 'Continue', ja: '続行' },
  deploymentId: { en: 'Deployment ID', ja: 'デプロイメントID' },
  deploymentHint: {
    en: 'It stands in the e-mail that you received.',
    ja: '届いたメールに記載されています。',
  },
  save: { en: 'Save changes', ja: '変更を保存' },
  methods: { en: 'How to receive the code', ja: '確認コードの受け取り方法' },
  sms: { en: 'SMS', ja: 'SMS' },
  voice: { en: 'Voice call', ja: '音声通話' },
  send: { en: 'Send code', ja: 'コードを送信' },
  code: { en: 'Verification code', ja: '確認コード' },
  codeHint: { en: 'Six digits.', ja: '6桁の数字。' },
  add: { en: 'Add account', ja: 'アカウントを追加' },
  noCode: { en: 'I have no code yet', ja: 'コードがまだ届かない' },
  migrate: { en: 'Migrate this number', ja: 'この番号を移行' },
  acceptLoss: {
    en: 'I accept that everything in the app is deleted',
    ja: 'アプリの内容がすべて削除されることに同意します',
  },
  confirm: { en: 'Confirm', ja: '確認' },
  deleted: { en: 'The account is deleted', ja: 'アカウントを削除しました' },
  finish: { en: 'Finish', ja: '完了' },

  // The account.
  channelName: { en: 'Channel name', ja: 'チャネル名' },
  channelNameHint: {
    en: 'Shown in Support only. At most 200 characters.',
    ja: 'Supportだけに表示されます。200文字まで。',
  },
  photo: { en: 'Profile photo', ja: 'プロフィール写真' },
  photoHint: { en: 'A JPEG or PNG of at most 5 MB.', ja: 'JPEGまたはPNG、5MBまで。' },
  about: { en: 'Short description', ja: '簡単な説明' },
  aboutHint: {
    en: 'Shown at the top of the profile. At most 139 characters.',
    ja: 'プロフィールの上部に表示されます。139文字まで。',
  },
  businessInfo: { en: 'Business information', ja: 'ビジネス情報' },
  address: { en: 'Address', ja: '住所' },
  addressHint: { en: 'At most 256 characters.', ja: '256文字まで。' },
  description: { en: 'Description', ja: '説明' },
  descriptionHint: { en: 'At most 512 characters.', ja: '512文字まで。' },
  email: { en: 'E-mail', ja: 'メール' },
  emailHint: { en: 'At most 128 characters.', ja: '128文字まで。' },
  vertical: { en: 'Vertical', ja: '業種' },
  verticalHint: {
    en: 'One of the sixteen names in the list, exactly as it stands there.',
    ja: 'リストにある16の名称のいずれかを、そのまま入力します。',
  },
  websites: { en: 'Websites', ja: 'Webサイト' },
  websitesHint: {
    en: 'One per line, at most two, each at most 256 characters, with http:// or https://.',
    ja: '1行に1つ、2つまで。それぞれ256文字まで、http://またはhttps://で始めます。',
  },
  now: { en: 'In place now: {now}', ja: '現在の内容: {now}' },
  nothingNow: { en: 'Nothing is in place now.', ja: '現在は何も設定されていません。' },
  autoReply: { en: 'Automatic reply', ja: '自動応答' },
  autoReplyHint: {
    en: 'Sent once a day to each customer who writes, exactly as it stands here. Leave it empty to send none. At most 4,096 characters.',
    ja: 'メッセージを送ってきた各カスタマーに、1日1回、入力したとおりに送信されます。送信しない場合は空のままにします。4,096文字まで。',
  },
  apply: { en: 'Apply changes', ja: '変更を適用' },
  announce: { en: 'Announce this number:', ja: 'この番号の告知に使えるリンク:' },
  qrCode: { en: 'QR code of {link}', ja: '{link}のQRコード' },
  done: { en: 'Done', ja: '完了' },
} as const satisfies Readonly<Record<string, Words>>;
export type Label = keyof typeof LABELS;
