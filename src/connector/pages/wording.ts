// What people read for each reason and notice, in both languages. The keys are stable; the words may change.

import type { ProfileRefusal, Section } from '../../domain/business-profile.ts';
import type { DeploymentRefusal } from '../../domain/deployment.ts';
import type { LinkRefusal } from '../../domain/installation.ts';
import type { TakenReason } from '../../domain/migration.ts';
import type { PastRefusal } from '../../domain/number-past.ts';
import type { Words } from './language.ts';
import { NUMBER_NOTICES, NUMBER_PROBLEMS } from './number-wording.ts';

export type ProblemReason =
  | DeploymentRefusal
  | LinkRefusal
  | TakenReason
  | PastRefusal
  | ProfileRefusal
  | 'auto-reply-too-long'
  | 'hosting-limit'
  | 'hosting-missing'
  | 'not-installed'
  | 'channel-unknown'
  | 'out-of-order'
  | 'method-missing'
  | 'code-too-soon'
  | 'code-too-many'
  | 'code-entry-paused'
  | 'code-wrong'
  | 'code-expired'
  | 'code-malformed'
  | 'confirmation-missing'
  | 'number-not-eligible'
  | 'whatsapp-unavailable'
  | 'whatsapp-refused';

export const PROBLEM_TEXT: { readonly [R in ProblemReason]: Words } = {
  'channel-unknown': {
    en: 'Choose a channel from the list.',
    ja: 'リストからチャネルを選択してください。',
  },
  'deployment-unknown': {
    en: 'No deployment has this ID. Check the ID in the e-mail that you received.',
    ja: 'このIDのデプロイメントはありません。届いたメールに記載されたIDを確認してください。',
  },
  'deployment-other-customer': {
    en: 'This deployment ID belongs to another customer.',
    ja: 'このデプロイメントIDは別のお客様のものです。',
  },
  'deployment-connected': {
    en: 'This deployment ID is already connected to an account.',
    ja: 'このデプロイメントIDは、すでにアカウントに接続されています。',
  },
  'link-unknown': {
    en: 'This is no install link. Use the link in the mail that you received.',
    ja: 'これはインストールリンクではありません。届いたメールのリンクを使用してください。',
  },
  'link-other-customer': {
    en: 'This install link was made for another customer. Use the link in your own mail, or install from the Marketplace.',
    ja: 'このインストールリンクは別のお客様のものです。自社に届いたメールのリンクを使用するか、マーケットプレイスからインストールしてください。',
  },
  'hosting-limit': {
    en: 'Hosting was bought for other numbers. For one more number, ask your account manager.',
    ja: 'ホスティングは別の電話番号について購入されています。番号を追加するには、アカウントマネージャーに連絡してください。',
  },
  'hosting-missing': {
    en: 'No hosting was bought for this number. Ask your account manager.',
    ja: 'この電話番号のホスティングは購入されていません。アカウントマネージャーに連絡してください。',
  },
  'not-installed': {
    en: 'The integration is not installed in this Zendesk any more. Install it again.',
    ja: 'インテグレーションはこのZendeskからアンインストールされています。もう一度インストールしてください。',
  },
  'out-of-order': {
    en: 'This step cannot be taken now. Go on with the step shown here.',
    ja: 'この操作は今は行えません。ここに表示されている手順から続けてください。',
  },
  'method-missing': {
    en: 'Choose how to receive the code: SMS or voice call.',
    ja: '確認コードの受け取り方法(SMSまたは音声通話)を選択してください。',
  },
  'number-in-use': {
    en: 'This number is in use in a WhatsApp app. It can be added after it has been migrated out of that app.',
    ja: 'この番号はWhatsAppのアプリで使われています。アプリから移行すると追加できます。',
  },
  'number-not-free-yet': {
    en: 'WhatsApp has not freed this number yet. That can take up to three minutes after the account was deleted in the app.',
    ja: 'WhatsAppがまだこの番号を解放していません。アプリのアカウントを削除してから最大で3分かかります。',
  },
  ...NUMBER_PROBLEMS,
  'number-not-eligible': {
    en: 'This number cannot be registered now.',
    ja: 'この番号は今は登録できません。',
  },
  'code-too-soon': {
    en: 'A code has been asked for just now.',
    ja: '確認コードは送信を依頼したばかりです。',
  },
  'code-too-many': {
    en: 'WhatsApp sends no more codes to this number for now. Try again in 24 hours.',
    ja: 'WhatsAppは今、この番号にこれ以上コードを送信しません。24時間後にもう一度お試しください。',
  },
  'code-entry-paused': {
    en: 'WhatsApp takes no code for this number right now.',
    ja: 'WhatsAppは今、この番号のコードを受け付けていません。',
  },
  'code-wrong': {
    en: 'This is not the right code. Check the last message or call, and enter that code.',
    ja: '確認コードが違います。最後に届いたメッセージまたは通話のコードを入力してください。',
  },
  'code-expired': {
    en: 'This code has expired: a code is good for ten minutes. Send a new one.',
    ja: '確認コードの有効期限(10分)が切れました。新しいコードを送信してください。',
  },
  'code-malformed': { en: 'The code has six digits.', ja: '確認コードは6桁の数字です。' },
  'confirmation-missing': {
    en: 'Tick the box to confirm. Nothing has been changed.',
    ja: '確認のチェックボックスをオンにしてください。何も変更されていません。',
  },
  'whatsapp-unavailable': {
    en: 'WhatsApp cannot be reached now. Nothing is lost: try again.',
    ja: '今はWhatsAppに接続できません。何も失われていないので、もう一度お試しください。',
  },
  'whatsapp-refused': { en: 'WhatsApp has refused this.', ja: 'WhatsAppに拒否されました。' },
  'about-empty': {
    en: 'The short description cannot be empty.',
    ja: '簡単な説明は空にできません。',
  },
  'about-too-long': {
    en: 'The short description can have at most 139 characters.',
    ja: '簡単な説明は139文字までです。',
  },
  'address-too-long': {
    en: 'The address can have at most 256 characters.',
    ja: '住所は256文字までです。',
  },
  'description-too-long': {
    en: 'The description can have at most 512 characters.',
    ja: '説明は512文字までです。',
  },
  'email-too-long': {
    en: 'The e-mail address can have at most 128 characters.',
    ja: 'メールアドレスは128文字までです。',
  },
  'email-malformed': {
    en: 'This is no e-mail address. It should look like name@company.example.',
    ja: 'メールアドレスの形式が正しくありません。name@company.exampleのように入力してください。',
  },
  'vertical-unknown': {
    en: 'The vertical must be one of the names in the list, to the letter.',
    ja: '業種は、リストにある名称のいずれかを一字一句そのまま入力してください。',
  },
  'too-many-websites': {
    en: 'There can be at most two websites.',
    ja: 'Webサイトは2つまでです。',
  },
  'website-too-long': {
    en: 'A website can have at most 256 characters.',
    ja: 'Webサイトは1つにつき256文字までです。',
  },
  'website-malformed': {
    en: 'A website must begin with http:// or https://.',
    ja: 'Webサイトはhttp://またはhttps://で始まる必要があります。',
  },
  'photo-type': {
    en: 'The photo must be a JPEG or a PNG.',
    ja: '写真はJPEGまたはPNGにしてください。',
  },
  'photo-too-large': {
    en: 'The photo can have at most 5 MB.',
    ja: '写真は5MBまでです。',
  },
  'channel-name-empty': {
    en: 'The channel name cannot be empty.',
    ja: 'チャネル名は空にできません。',
  },
  'channel-name-too-long': {
    en: 'The channel name can have at most 200 characters.',
    ja: 'チャネル名は200文字までです。',
  },
  'auto-reply-too-long': {
    en: 'The automatic reply can have at most 4,096 characters.',
    ja: '自動応答は4,096文字までです。',
  },
};

/** Why a request from an admin has no page of its own. */
export const ERROR_TEXT = {
  'session-unknown': {
    en: 'This page is too old. Open the account again from Admin Center.',
    ja: 'このページは古くなりました。管理センターからアカウントを開き直してください。',
  },
  'account-unknown': {
    en: 'No account has this metadata.',
    ja: 'このメタデータのアカウントはありません。',
  },
  malformed: { en: 'The form could not be read.', ja: 'フォームを読み取れませんでした。' },
  'return-url-foreign': {
    en: 'The return URL is not an address of this Zendesk.',
    ja: '戻り先のURLは、このZendeskのアドレスではありません。',
  },
} as const satisfies Readonly<Record<string, Words>>;
export type ErrorReason = keyof typeof ERROR_TEXT;

/** What only one case can add to its problem. */
export const MORE_TEXT = {
  'wait-to-send': {
    en: 'Wait {wait} before sending another one.',
    ja: '{wait}待ってから、もう一度送信してください。',
  },
  'wait-to-enter': {
    en: 'Wait {wait} before entering one.',
    ja: '{wait}待ってから、コードを入力してください。',
  },
  'free-from': {
    en: 'It can be added from {words} on.',
    ja: '{words}から追加できます。',
  },
  'try-later': { en: 'Try again later.', ja: '後でもう一度お試しください。' },
  'whatsapp-says': { en: 'WhatsApp says: {words}', ja: 'WhatsAppからの応答: {words}' },
} as const satisfies Readonly<Record<string, Words>>;

/** A wait, for `{wait}`. */
export const WAIT_TEXT = {
  one: { en: '{seconds} second', ja: '{seconds}秒' },
  many: { en: '{seconds} seconds', ja: '{seconds}秒' },
} as const satisfies Readonly<Record<string, Words>>;

type AppliedNotice = `applied-${Section}`;

/** PROFILE-9: which sections are in place when another could not be applied. */
const APPLIED_TEXT: { readonly [N in AppliedNotice]: Words } = {
  'applied-channel-name': {
    en: 'Applied before: the channel name.',
    ja: '適用済み: チャネル名。',
  },
  'applied-photo': {
    en: 'Applied before: the profile photo.',
    ja: '適用済み: プロフィール写真。',
  },
  'applied-about': {
    en: 'Applied before: the short description.',
    ja: '適用済み: 簡単な説明。',
  },
  'applied-business-info': {
    en: 'Applied before: the business information.',
    ja: '適用済み: ビジネス情報。',
  },
};

export const NOTICE_TEXT = {
  'code-sent': {
    en: 'A code is on its way. It can take up to 60 seconds.',
    ja: '確認コードを送信しました。届くまで最大60秒かかります。',
  },
  'code-late': {
    en: 'No code after 60 seconds? Send it again, or choose the other way to get it.',
    ja: '60秒たっても確認コードが届かない場合は、もう一度送信するか、別の受け取り方法を選択してください。',
  },
  ...NUMBER_NOTICES,
  'code-pending': {
    en: 'It can take up to 60 seconds. Please wait a little longer.',
    ja: '届くまで最大60秒かかります。もう少しお待ちください。',
  },
  'data-loss': {
    en: 'Migrating deletes the WhatsApp account in the app with all of its chats. They cannot be brought back, and nothing of them appears in Support.',
    ja: '移行すると、アプリのWhatsAppアカウントとすべてのチャットが削除されます。元に戻すことはできず、Supportにも表示されません。',
  },
  'delete-account': {
    en: 'On the phone, open WhatsApp, then Settings > Account > Delete my account. The number is free up to three minutes later.',
    ja: '電話機でWhatsAppを開き、「設定」>「アカウント」>「アカウントを削除」の順に進みます。番号は最大3分後に解放されます。',
  },
  'set-up-profile': {
    en: 'Next: set up the business profile that your customers see.',
    ja: '次の手順: カスタマーに表示されるビジネスプロフィールを設定します。',
  },
  'set-up-auto-reply': {
    en: 'Recommended: set up an automatic reply.',
    ja: '推奨: 自動応答を設定します。',
  },
  applied: { en: 'The changes are applied.', ja: '変更を適用しました。' },
  ...APPLIED_TEXT,
  'not-from-whatsapp': {
    en: 'WhatsApp cannot be asked now: this is what it had when we last knew.',
    ja: '今はWhatsAppに確認できないため、最後に確認できた内容を表示しています。',
  },
} as const satisfies Readonly<Record<string, Words>>;
export type Notice = keyof typeof NOTICE_TEXT;
