// A person's phone: the WhatsApp app on it, and the chats that the app shows.
import { createHash } from 'node:crypto';
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Failure } from './failure.ts';
import type { Message } from './message.ts';

export const APPS = ['messenger', 'business'] as const;
export type App = (typeof APPS)[number];

export interface Chat {
  /** With a business. */
  readonly messages: Message[];
  /** Shown, and not looked at yet. */
  unread: Message[];
  /** The newest reaction of the business to each message of the customer. */
  readonly reactions: Map<string, string>;
  /** The business is typing until then. */
  typingUntil: Instant;
  /** Messages between two apps are only counted. */
  apart: number;
}

export interface Phone {
  readonly number: string;
  app: App | 'none';
  name: string;
  /** After the account was deleted: when WhatsApp lets the number go. */
  freeAt: Instant;
  /** Switched off, without a network, or without the app while the account lives on. */
  online: boolean;
  /** The app was taken off the phone, and the account lives on. */
  removed: boolean;
  /** What arrives while it is not, oldest first: handed to the phone that comes back. */
  waiting: ((phone: Phone) => void)[];
  /** Tells who writes that a message was read. */
  receipts: boolean;
  /** An app too old for what businesses send. */
  old: boolean;
  /** Numbers whose messages this person does not want at all, and whose marketing not. */
  readonly blocked: Set<string>;
  readonly noMarketing: Set<string>;
  /** How often the security code has changed: with each new installation. */
  keys: number;
  /** A failure that WhatsApp is to report for whatever is sent here. */
  fails: Failure | undefined;
  /** By the other side's number. */
  readonly chats: Map<string, Chat>;
}

export const newPhone = (number: string): Phone => ({
  number,
  app: 'none',
  name: '',
  freeAt: 0,
  online: true,
  removed: false,
  waiting: [],
  receipts: true,
  old: false,
  blocked: new Set(),
  noMarketing: new Set(),
  keys: 0,
  fails: undefined,
  chats: new Map(),
});

/** What a business compares to see whether the person behind a number is still the same. */
export const identityOf = ({ number, keys }: Phone): string =>
  createHash('sha256').update(`${number} ${keys}`).digest('base64').slice(0, 16);

export function chatOf(phone: Phone, other: string): Chat {
  const known = phone.chats.get(other);
  if (known !== undefined) return known;
  const chat: Chat = {
    messages: [],
    unread: [],
    reactions: new Map(),
    typingUntil: 0,
    apart: 0,
  };
  phone.chats.set(other, chat);
  return chat;
}

/** Takes what has been waiting, once. */
export function takeWaiting(phone: Phone): void {
  const { waiting } = phone;
  phone.waiting = [];
  for (const take of waiting) take(phone);
}

/** Settings > Account > Delete: the account's chats and choices are gone, its number is let go a little later. */
export function deleteAccount(phone: Phone, now: Instant, freedAfterMs: number): void {
  if (phone.app === 'none') return;
  phone.app = 'none';
  phone.chats.clear();
  phone.blocked.clear();
  phone.noMarketing.clear();
  phone.freeAt = now + freedAfterMs;
  // What was on its way to the account cannot arrive any more.
  takeWaiting(phone);
}
