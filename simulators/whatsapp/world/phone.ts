// A person's phone: the WhatsApp app on it, and the chats that the app shows.
import type { Instant } from '../../../src/kernel/clock.ts';

export const APPS = ['messenger', 'business'] as const;
export type App = (typeof APPS)[number];

export interface ShownMessage {
  readonly id: string;
  readonly direction: 'sent' | 'shown';
  readonly at: Instant;
  readonly type: string;
  readonly text: string;
  readonly template: boolean;
}

export interface Phone {
  readonly number: string;
  app: App | 'none';
  name: string;
  /** After the account was deleted: when WhatsApp lets the number go. */
  freeAt: Instant;
  /** Chats by the other side's number. Messages between two apps are only counted. */
  readonly chats: Map<string, { readonly messages: ShownMessage[]; apart: number }>;
}

export const newPhone = (number: string): Phone => ({
  number,
  app: 'none',
  name: '',
  freeAt: 0,
  chats: new Map(),
});

export function chatOf(phone: Phone, other: string): { messages: ShownMessage[]; apart: number } {
  const known = phone.chats.get(other);
  if (known !== undefined) return known;
  const chat = { messages: [], apart: 0 };
  phone.chats.set(other, chat);
  return chat;
}

/** Settings > Account > Delete: the chats are gone, and the number is let go a little later. */
export function deleteAccount(phone: Phone, now: Instant, freedAfterMs: number): void {
  if (phone.app === 'none') return;
  phone.app = 'none';
  phone.chats.clear();
  phone.freeAt = now + freedAfterMs;
}
