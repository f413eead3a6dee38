// Rows, invariants and fidelity of the made-up run: a few of each kind.
import type { Requirement } from '../../src/catalogue/requirement.ts';
import type { FidelityRow } from '../../src/report/report.ts';

const row = (
  id: string,
  level: Requirement['level'],
  en: string,
  ja: string,
  more: Partial<Requirement> = {},
): Requirement => ({
  id,
  level,
  area: id.split('-')[0] ?? id,
  text: { en, ja },
  origin: 'A',
  source: 'Article, "Use the deployment ID"',
  capability: 'full-service',
  ...more,
});

export const REQUIREMENTS: readonly Requirement[] = [
  row(
    'CONNECT-1',
    'MUST',
    'The wizard keeps its order: channel, deployment ID, code screen, method, code, account; a step out of order is refused.',
    'ウィザードは、チャネル、デプロイメントID、コード画面、受け取り方法、コード、アカウントの順に進み、順番を外れた操作は拒否される。',
  ),
  row(
    'CONNECT-4',
    'MUST',
    'The right code adds the account; a wrong, expired or earlier code does not, says so, and leaves the wizard where it was.',
    '正しいコードのときだけアカウントが追加され、誤ったコードや期限切れのコードでは理由が示され、画面は変わらない。',
  ),
  row(
    'CONNECT-8',
    'SHOULD',
    'After adding, setting up the business profile and the automatic reply is suggested.',
    '追加後に、ビジネスプロフィールと自動返信の設定が案内される。',
  ),
  row(
    'MIGRATION-4',
    'MUST',
    'The loss of old chats is announced and confirmed before anything is erased; without confirmation nothing happens.',
    '以前のチャットが消えることは事前に知らされ、確認があるまで何も消されない。',
  ),
  row(
    'PROFILE-2',
    'MUST',
    'At most two websites can be saved.',
    'ウェブサイトは二つまで登録できる。',
  ),
  row(
    'PROFILE-4',
    'MUST',
    'The vertical is one of the sixteen names, to the letter; anything else never reaches the profile, and the admin is told.',
    '業種は十六の名称のいずれかに限られ、それ以外は反映されず、管理者に知らされる。',
  ),
  row(
    'RELIABLE-1',
    'MUST',
    'A webhook delivered several times has the effect of one.',
    '同じウェブフックが何度届いても、結果は一度分である。',
    { origin: 'E', source: 'Engineering: at-least-once delivery' },
  ),
  row(
    'TICKET-1',
    'MUST',
    "A customer's first message makes one ticket with the channel, the account, the customer as requester, its name and WhatsApp number.",
    '最初のメッセージで一件のチケットが作られ、チャネル、アカウント、依頼者、氏名、番号がそろう。',
    { origin: 'Z', source: 'https://developer.zendesk.com/documentation/channel_framework/' },
  ),
  row(
    'TICKET-6',
    'MUST',
    'Order is kept in both directions, also when webhooks arrive out of order.',
    'ウェブフックの到着順が入れ替わっても、双方向で順序が保たれる。',
    { origin: 'E', source: 'Engineering' },
  ),
  row(
    'TICKET-12',
    'MUST',
    'After the requester was merged into another user, the conversation goes on.',
    '依頼者が別のユーザーに統合されても、会話は続く。',
    {
      origin: 'Z',
      source: 'https://developer.zendesk.com/api-reference/ticketing/users/users/',
      capability: 'full-service',
    },
  ),
  row(
    'WINDOW-1',
    'MUST',
    "An agent's reply within 24 hours of the customer's last message is delivered.",
    '顧客の最後のメッセージから二十四時間以内の返信は届けられる。',
  ),
  row(
    'WINDOW-2',
    'MUST',
    'Later it is not delivered, and stays on the ticket as written.',
    'それ以降の返信は届けられず、書かれたままチケットに残る。',
  ),
  row(
    'WINDOW-3',
    'MUST',
    'The agent sees the failure and its reason at the ticket, and it is in the event log.',
    'エージェントは失敗とその理由をチケットで確認でき、イベントログにも残る。',
  ),
  row(
    'WINDOW-7',
    'MUST',
    '23:59:59 and 24:00:00 are inside the window, 24:00:01 is outside.',
    '二十三時間五十九分五十九秒と二十四時間ちょうどは期間内、その一秒後は期間外である。',
    { reading: '"More than 24 hours" is read as strictly more, so exactly 24:00:00 is inside.' },
  ),
  row(
    'WINDOW-10',
    'MUST',
    'A reply that waits in a queue until the window has closed is reported as failed, never silently dropped.',
    '待っている間に期間が閉じた返信は、失敗として知らされる。',
    { origin: 'E', source: 'Engineering' },
  ),
  row(
    'WINDOW-11',
    'SHOULD',
    "WhatsApp's own refusal, at once or as a later status, is shown like the integration's own.",
    'WhatsApp側の拒否も、連携側の拒否と同じように表示される。',
    {
      origin: 'W',
      source: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes',
    },
  ),
  row(
    'ANNOUNCE-2',
    'SHOULD',
    'An advertisement for the number does not mislead.',
    '番号の告知は誤解を招かない。',
    { excluded: 'whether an advertisement misleads is a human judgement' },
  ),
];

export const INVARIANTS = [
  { id: 'exactly-once', text: 'Each customer message appears exactly once on a ticket.' },
  {
    id: 'nothing-outside-the-window',
    text: 'No free-form message is accepted by WhatsApp outside the 24 hours.',
  },
  { id: 'no-secret-in-the-trace', text: 'No token, code, PIN or password stands in the trace.' },
];

export const FIDELITY: readonly FidelityRow[] = [
  {
    node: 'whatsapp',
    what: 'POST /{version}/{phone-number-id}/messages',
    fidelity: 'partial',
    confidence: 'documented',
    source: 'https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages',
    note: 'text, image, document, audio, video, location and contacts',
  },
  {
    node: 'whatsapp',
    what: 'POST /v1/account/verify',
    fidelity: 'supported',
    confidence: 'third party',
    source: 'archived On-Premises reference',
  },
  {
    node: 'whatsapp',
    what: '24-hour window refuses with 131047',
    fidelity: 'supported',
    confidence: 'observed',
    source: 'public error reports',
    note: 'as a later status, unless set otherwise',
  },
  {
    node: 'zendesk',
    what: 'POST /api/v2/any_channel/push',
    fidelity: 'supported',
    confidence: 'documented',
    source: 'https://developer.zendesk.com/documentation/channel_framework/',
  },
  {
    node: 'zendesk',
    what: 'GET /api/v2/tickets/{id}/audits',
    fidelity: 'partial',
    confidence: 'documented',
    source: 'https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/',
  },
  {
    node: 'zendesk',
    what: 'satisfaction ratings',
    fidelity: 'not simulated',
    confidence: 'assumption',
    source: 'this project',
  },
];
