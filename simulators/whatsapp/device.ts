// What a phone shows: chats with businesses, their profiles, and every message as it appears.
import type { Instant } from '../../src/kernel/clock.ts';
import type { Context } from './context.ts';
import { wordsOf } from './world/content.ts';
import type { Message } from './world/message.ts';
import type { App, Chat } from './world/phone.ts';
import { NO_PROFILE, type Profile } from './world/profile.ts';
import { nameOf } from './world/vertical.ts';

/** A business's profile as its customers see it. */
export interface ShownProfile extends Omit<Profile, 'photo' | 'vertical'> {
  /** In words, as the phone shows it; empty when not set. */
  readonly vertical: string;
  readonly photo: { readonly type: string; readonly size: number; readonly digest: string } | null;
}

export interface ShownMessage {
  readonly id: string;
  readonly direction: 'sent' | 'shown';
  readonly at: Instant;
  readonly type: string;
  /** The words that can be read, such as a caption. */
  readonly text: string;
  readonly template: boolean;
  /** What can be tapped. */
  readonly buttons?: readonly string[];
  readonly file?: {
    readonly mimeType: string;
    readonly size: number;
    readonly sha256: string;
    readonly filename: string;
  };
  /** The message that it answers. */
  readonly context?: string;
  /** The business's reaction to it. */
  readonly reaction?: string;
}

export interface DeviceChat {
  readonly business: string;
  /** The verified name, or the number while it is no business on the platform. */
  readonly displayName: string;
  readonly profile: ShownProfile;
  readonly messages: readonly ShownMessage[];
  readonly typing: boolean;
}

export interface Device {
  readonly phone: string;
  readonly app: App | 'none';
  readonly chats: readonly DeviceChat[];
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

function buttonsOf({ content }: Message): readonly string[] | undefined {
  if (content.type === 'template') return content.buttons.map(({ text }) => text);
  if (content.type !== 'interactive') return undefined;
  const { action } = content;
  switch (action.kind) {
    case 'buttons':
      return action.buttons.map(({ title }) => title);
    case 'list':
      return action.sections.flatMap(({ rows }) => rows.map(({ title }) => title));
    case 'cta-url':
      return [action.text];
  }
}

export function shownMessage(message: Message, chat: Chat): ShownMessage {
  const { id, by, at, content, context, file } = message;
  const buttons = buttonsOf(message);
  const reaction = chat.reactions.get(id);
  return {
    id,
    direction: by === 'business' ? 'shown' : 'sent',
    at,
    type: content.type,
    text: wordsOf(content),
    template: content.type === 'template',
    ...(buttons === undefined ? {} : { buttons }),
    ...(file === undefined
      ? {}
      : {
          file: {
            mimeType: file.mimeType,
            size: file.bytes.length,
            sha256: file.sha256,
            filename: ('filename' in content && content.filename) || file.filename,
          },
        }),
    ...(context === undefined ? {} : { context }),
    ...(reaction === undefined ? {} : { reaction }),
  };
}

export function deviceOf({ world, services }: Context, number: string): Device {
  const phone = world.phones.get(number);
  if (phone === undefined) return { phone: number, app: 'none', chats: [] };
  const chats: DeviceChat[] = [];
  for (const [business, chat] of phone.chats) {
    const registered = world.registry.get(business);
    // Chats from app to app are counted, not shown.
    if (chat.messages.length === 0 && registered === undefined) continue;
    chats.push({
      business,
      displayName: registered?.verifiedName ?? business,
      profile: registered === undefined ? NOTHING_SHOWN : shownProfile(registered.profile),
      messages: chat.messages.map((message) => shownMessage(message, chat)),
      typing: services.clock.now() < chat.typingUntil,
    });
  }
  return { phone: number, app: phone.app, chats };
}
