// What holds on every trace, whatever the scenario was about.
import { requirementOf } from './catalogue.ts';

export interface Invariant {
  readonly id: string;
  readonly text: { readonly en: string; readonly ja: string };
  /** The row it speaks for; `null` while the catalogue does not have that row yet. */
  readonly requirement: string | null;
}

export const INVARIANT_IDS = [
  'exactly-once',
  'window',
  'notes-stay',
  'order',
  'no-secret',
  'failure-visible',
  'accounts-agree',
  'profile-agrees',
  'charges',
] as const;
export type InvariantId = (typeof INVARIANT_IDS)[number];

const SENTENCES: {
  readonly [I in InvariantId]: { readonly speaksFor: string; readonly text: Invariant['text'] };
} = {
  'exactly-once': {
    speaksFor: 'TICKET-7',
    text: {
      en: 'Every message of a customer stands exactly once on a ticket.',
      ja: 'カスタマーの各メッセージは、チケット上にちょうど1回だけ存在する。',
    },
  },
  window: {
    speaksFor: 'WINDOW-2',
    text: {
      en: 'Nothing free-form is shown to a customer later than 24 hours after their last message to that number.',
      ja: 'カスタマーがその番号へ最後に送ったメッセージから24時間を過ぎて、自由形式のメッセージがカスタマーに表示されることはない。',
    },
  },
  'notes-stay': {
    speaksFor: 'TICKET-5',
    text: {
      en: 'No internal note reaches a phone.',
      ja: '社内メモがカスタマーの端末に届くことはない。',
    },
  },
  order: {
    speaksFor: 'TICKET-6',
    text: {
      en: 'In each conversation, messages keep the order in which they were sent, both ways.',
      ja: '各会話で、メッセージは双方向とも送信された順序を保つ。',
    },
  },
  'no-secret': {
    speaksFor: 'SECURE-4',
    text: {
      en: 'No token, code, PIN or password is recorded.',
      ja: 'トークン、コード、PIN、パスワードが記録されることはない。',
    },
  },
  'failure-visible': {
    speaksFor: 'WINDOW-3',
    text: {
      en: "Every agent's reply that did not reach the customer has failed where the agent sees it.",
      ja: 'カスタマーに届かなかったエージェントの返信は、すべて失敗としてエージェントに表示されている。',
    },
  },
  'accounts-agree': {
    speaksFor: 'CONNECT-6',
    text: {
      en: 'Once nothing is under way, every account that Support lists stands for a number that is registered with WhatsApp, and WhatsApp tells the integration of it.',
      ja: '進行中の処理がないとき、Supportに表示されている各アカウントの番号はWhatsAppに登録されており、その通知はインテグレーションに届く設定になっている。',
    },
  },
  'profile-agrees': {
    speaksFor: 'PROFILE-8',
    text: {
      en: 'The Edit account page, opened again at the end, shows the profile that WhatsApp has.',
      ja: '最後に開き直した「アカウントの編集」画面は、WhatsAppに登録されているプロフィールを表示する。',
    },
  },
  charges: {
    speaksFor: 'HOSTING-2',
    text: {
      en: 'Every charge names one hosted number and one month since its purchase; no month is missing, and none is charged twice.',
      ja: '各料金はホスティングされている1つの番号と購入以降の1か月に対応し、抜けている月も重複した月もない。',
    },
  },
};

export const INVARIANTS: readonly Invariant[] = INVARIANT_IDS.map((id) => ({
  id,
  text: SENTENCES[id].text,
  requirement: requirementOf(SENTENCES[id].speaksFor)?.id ?? null,
}));
