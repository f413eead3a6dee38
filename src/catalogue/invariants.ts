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
};

export const INVARIANTS: readonly Invariant[] = INVARIANT_IDS.map((id) => ({
  id,
  text: SENTENCES[id].text,
  requirement: requirementOf(SENTENCES[id].speaksFor)?.id ?? null,
}));
