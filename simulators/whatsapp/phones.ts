// What people do with WhatsApp on their phones, and what the phones show them.
import { HarnessError } from '../../src/kernel/harness-error.ts';
import type { Context } from './context.ts';
import { newMessageId } from './message-id.ts';
import type { CustomerMessage } from './world/notice.ts';
import { type App, chatOf, deleteAccount, type ShownMessage } from './world/phone.ts';
import { NO_PROFILE, type Profile } from './world/profile.ts';
import { nameOf } from './world/vertical.ts';
import { waIdOf } from './world/wa-id.ts';
import { noteInbound, secondsOf } from './world/window.ts';
import { phoneOf } from './world/world.ts';

/** A business's profile as its customers see it. */
export interface ShownProfile extends Omit<Profile, 'photo' | 'vertical'> {
  /** In words, as the phone shows it; empty when not set. */
  readonly vertical: string;
  readonly photo: { readonly type: string; readonly size: number; readonly digest: string } | null;
}

export interface DeviceChat {
  readonly business: string;
  /** The verified name, or the number while it is no business on the platform. */
  readonly displayName: string;
  readonly profile: ShownProfile;
  readonly messages: readonly ShownMessage[];
}

export interface Device {
  readonly phone: string;
  readonly app: App | 'none';
  readonly chats: readonly DeviceChat[];
}

export interface Phones {
  /** The app on a person's phone. A number on the business platform cannot sign in to an app. */
  install(phone: string, app: App, name: string): { readonly refused: 'on-platform' } | undefined;
  /** A message from app to app, so that there is something to erase. */
  chat(phone: string, withPhone: string, text: string): void;
  /** Settings > Account > Delete: chats erased, the number free again up to three minutes later. */
  deleteAccount(phone: string): void;
  /** Answers the message id. Throws `HarnessError` when there is no WhatsApp on the phone. */
  send(from: string, to: string, message: CustomerMessage): string;
  app(phone: string): { readonly app: App | 'none'; readonly chats: number };
  device(phone: string): Device;
  /** What anybody sees who looks a business up, with or without a chat; `undefined` when it is none. */
  card(business: string): Pick<DeviceChat, 'displayName' | 'profile'> | undefined;
}

export function shownProfile(profile: Profile): ShownProfile {
  const { photo, vertical } = profile;
  return {
    about: profile.about,
    address: profile.address,
    description: profile.description,
    email: profile.email,
    websites: profile.websites,
    vertical: vertical === '' ? '' : nameOf(vertical),
    photo:
      photo === null ? null : { type: photo.type, size: photo.bytes.length, digest: photo.digest },
  };
}

const NOTHING_SHOWN = shownProfile(NO_PROFILE);

function send(context: Context, from: string, to: string, message: CustomerMessage): string {
  const { world, services, notify } = context;
  const phone = world.phones.get(from);
  if (phone === undefined || phone.app === 'none') {
    throw new HarnessError(`${from} has no WhatsApp to write from: install it first`);
  }
  const at = services.clock.now();
  const number = world.registry.get(to);
  const id = newMessageId(context, number?.platform ?? 'cloud');
  const { type, text } = message;
  chatOf(phone, to).messages.push({ id, direction: 'sent', at, type, text, template: false });
  services.trace.record('device', {
    phone: from,
    business: to,
    direction: 'sent',
    message: id,
    type,
    text,
    template: false,
  });
  if (number !== undefined) {
    const timestamp = secondsOf(at);
    noteInbound(world.windows, to, from, timestamp);
    number.inbox.set(id, false);
    const { name } = phone;
    notify(number, { kind: 'inbound', id, from: waIdOf(from), name, timestamp, message });
    return id;
  }
  // Into another app it is an ordinary chat; without WhatsApp there it stays at one tick.
  const other = world.phones.get(to);
  if (other !== undefined && other.app !== 'none') chatOf(other, from).apart++;
  return id;
}

export function createPhones(context: Context): Phones {
  const { world, services, options } = context;
  return {
    install(number, app, name) {
      if (world.registry.has(number)) return { refused: 'on-platform' };
      const phone = phoneOf(world, number);
      phone.app = app;
      phone.name = name;
      phone.freeAt = 0;
      return undefined;
    },
    chat(phone, withPhone, _text) {
      chatOf(phoneOf(world, phone), withPhone).apart++;
      chatOf(phoneOf(world, withPhone), phone).apart++;
    },
    deleteAccount(number) {
      deleteAccount(phoneOf(world, number), services.clock.now(), options.freedAfterMs);
    },
    send: (from, to, message) => send(context, from, to, message),
    app(number) {
      const phone = world.phones.get(number);
      return { app: phone?.app ?? 'none', chats: phone?.chats.size ?? 0 };
    },
    device(number) {
      const phone = world.phones.get(number);
      if (phone === undefined) return { phone: number, app: 'none', chats: [] };
      const chats: DeviceChat[] = [];
      for (const [business, { messages }] of phone.chats) {
        const registered = world.registry.get(business);
        // Chats from app to app are counted, not shown.
        if (messages.length === 0 && registered === undefined) continue;
        chats.push({
          business,
          displayName: registered?.verifiedName ?? business,
          profile: registered === undefined ? NOTHING_SHOWN : shownProfile(registered.profile),
          messages: [...messages],
        });
      }
      return { phone: number, app: phone.app, chats };
    },
    card(business) {
      const number = world.registry.get(business);
      if (number === undefined) return undefined;
      return { displayName: number.verifiedName, profile: shownProfile(number.profile) };
    },
  };
}
