// What people do with WhatsApp on their phones, and what the phones show them.
import { HarnessError } from '../../src/kernel/harness-error.ts';
import type { Context } from './context.ts';
import { type CustomerMessage, inUse, type Sending, tap, write } from './customer.ts';
import { type Device, type DeviceChat, deviceOf, shownProfile } from './device.ts';
import { newMessageId } from './message-id.ts';
import { senderOf, tellStatus } from './status.ts';
import type { Failure } from './world/failure.ts';
import { secondsOf } from './world/pair.ts';
import {
  type App,
  chatOf,
  deleteAccount,
  newPhone,
  type Phone,
  takeWaiting,
} from './world/phone.ts';
import { waIdOf } from './world/wa-id.ts';
import { keepPhone, phoneOf } from './world/world.ts';

export interface Phones {
  /** The app on a person's phone. A number on the business platform cannot sign in to an app. */
  install(phone: string, app: App, name: string): { readonly refused: 'on-platform' } | undefined;
  /** Takes the app off the phone; the account lives on, and messages wait for the next installation. */
  uninstall(phone: string): void;
  /** Switches the phone on or off; what arrived meanwhile is shown at once. Throws `HarnessError` without an app. */
  online(phone: string, on: boolean): void;
  /** A message from app to app, so that there is something to erase. */
  chat(phone: string, withPhone: string, text: string): void;
  /** Settings > Account > Delete: chats erased, the number free again up to three minutes later. */
  deleteAccount(phone: string): void;
  /** Settings > Account > Change number: the chats come along, and businesses are told. */
  changeNumber(from: string, to: string): { readonly refused: 'taken' } | undefined;
  /** Blocks a business, or lets it write again. */
  block(phone: string, business: string, blocked: boolean): void;
  /** Stops a business's marketing, or lets it write again. */
  stopMarketing(phone: string, business: string, stopped: boolean): void;
  /** An app too old for what businesses send. */
  outdated(phone: string, old: boolean): void;
  /** Whether those who write are told what was read. */
  receipts(phone: string, on: boolean): void;
  /** Everything sent to this phone fails so, until it is taken back with `undefined`. */
  fail(phone: string, failure: Failure | undefined): void;
  /** Opens the chat with a business: all that it wrote has been read. */
  read(phone: string, business: string): void;
  /** Answers the message id. Throws `HarnessError` when there is no WhatsApp on the phone. */
  send(from: string, to: string, message: CustomerMessage, sending?: Sending): string;
  /** Taps what stands under a message of a business, by its words. Answers the id of what that sends. */
  tap(phone: string, message: string, words: string): string;
  app(phone: string): { readonly app: App | 'none'; readonly chats: number };
  device(phone: string): Device;
  /** What anybody sees who looks a business up, with or without a chat; `undefined` when it is none. */
  card(business: string): Pick<DeviceChat, 'displayName' | 'profile'> | undefined;
}

function goOnline(phone: Phone, on: boolean): void {
  if (on && phone.removed) {
    throw new HarnessError(`${phone.number} has no app to go online with: install it first`);
  }
  phone.online = on;
  if (on) takeWaiting(phone);
}

function install(context: Context, number: string, app: App, name: string) {
  const { world } = context;
  const holder = world.registry.get(number);
  // The Business app may be put on a phone again for a number that is in use in both.
  const shared = holder?.coexists === true && app === 'business';
  if (holder !== undefined && !shared) return { refused: 'on-platform' } as const;
  const phone = phoneOf(world, number);
  phone.app = app;
  phone.name = name;
  phone.freeAt = 0;
  phone.keys++;
  phone.removed = false;
  goOnline(phone, true);
  return undefined;
}

function changeNumber(context: Context, from: string, to: string) {
  const { world, services, notify } = context;
  const phone = inUse(context, from);
  const other = world.phones.get(to);
  const taken = other !== undefined && other.app !== 'none';
  if (taken || world.registry.has(to)) return { refused: 'taken' } as const;
  world.phones.set(from, newPhone(from));
  keepPhone(world, { ...phone, number: to });
  for (const business of phone.chats.keys()) {
    const number = world.registry.get(business);
    if (number === undefined) continue;
    const id = newMessageId(context, number.platform);
    services.trace.record('device', {
      phone: to,
      business,
      direction: 'sent',
      message: id,
      type: 'number-changed',
      text: '',
      template: false,
    });
    notify(number, {
      kind: 'number-changed',
      id,
      from: waIdOf(from, world.rewriting),
      to: waIdOf(to, world.rewriting),
      name: phone.name,
      timestamp: secondsOf(services.clock.now()),
    });
  }
  return undefined;
}

function setIn(set: Set<string>, value: string, inside: boolean): void {
  if (inside) set.add(value);
  else set.delete(value);
}

function read(context: Context, number: string, business: string): void {
  const phone = inUse(context, number);
  const chat = chatOf(phone, business);
  const { unread } = chat;
  chat.unread = [];
  for (const message of unread) {
    const sender = senderOf(context.world, message);
    if (sender === undefined || !phone.receipts) message.state = 'read';
    else tellStatus(context, sender, message, 'read');
  }
}

export function createPhones(context: Context): Phones {
  const { world, services, options } = context;
  const phone = (number: string): Phone => phoneOf(world, number);
  return {
    install: (number, app, name) => install(context, number, app, name),
    uninstall(number) {
      phone(number).online = false;
      phone(number).removed = true;
    },
    online: (number, on) => goOnline(phone(number), on),
    chat(number, withPhone, _text) {
      chatOf(phone(number), withPhone).apart++;
      chatOf(phone(withPhone), number).apart++;
    },
    deleteAccount(number) {
      deleteAccount(phone(number), services.clock.now(), options.freedAfterMs);
    },
    changeNumber: (from, to) => changeNumber(context, from, to),
    block: (number, business, blocked) => setIn(phone(number).blocked, business, blocked),
    stopMarketing: (number, business, off) => setIn(phone(number).noMarketing, business, off),
    outdated(number, old) {
      phone(number).old = old;
    },
    receipts(number, on) {
      phone(number).receipts = on;
    },
    fail(number, failure) {
      phone(number).fails = failure;
    },
    read: (number, business) => read(context, number, business),
    send: (from, to, message, sending) => write(context, from, to, message, sending),
    tap: (number, message, words) => tap(context, number, message, words),
    app(number) {
      const known = world.phones.get(number);
      return { app: known?.app ?? 'none', chats: known?.chats.size ?? 0 };
    },
    device: (number) => deviceOf(context, number),
    card(business) {
      const number = world.registry.get(business);
      if (number === undefined) return undefined;
      return { displayName: number.verifiedName, profile: shownProfile(number.profile) };
    },
  };
}
