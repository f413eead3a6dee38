// What Cloud tells of a customer's message: who wrote, what, and what it answers.
import type { CustomerContent, FileContent } from '../world/content.ts';
import { isAnimated } from '../world/media.ts';
import type { Inbound, NumberChanged, Referral } from '../world/notice.ts';
import { waIdOf } from '../world/wa-id.ts';
import type { World } from '../world/world.ts';
import { FILE_TOO_LARGE, UNSUPPORTED, webhookError } from './errors.ts';

const given = <K extends string>(name: K, text: string): Partial<Record<K, string>> =>
  text === '' ? {} : ({ [name]: text } as Record<K, string>);

/** Meta gives the digest of a file in base64 here, and in hexadecimal elsewhere. */
const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

function fileObject(world: World, content: FileContent): unknown {
  const { type, caption, filename, voice, file } = content;
  const id = 'media' in file ? file.media : '';
  const media = world.media.get(id);
  return {
    ...given('caption', caption),
    ...(type === 'document' ? given('filename', filename) : {}),
    mime_type: media?.mimeType ?? '',
    sha256: base64(media?.sha256 ?? ''),
    id,
    ...(type === 'audio' ? { voice } : {}),
    ...(type === 'sticker' ? { animated: media !== undefined && isAnimated(media.bytes) } : {}),
  };
}

/** The field that bears the name of the type, with what it holds, and the type. */
function said(world: World, content: CustomerContent): Record<string, unknown> {
  switch (content.type) {
    case 'text':
      return { text: { body: content.text }, type: 'text' };
    case 'location': {
      const { latitude, longitude, name, address, url } = content;
      const more = { ...given('name', name), ...given('address', address), ...given('url', url) };
      return { location: { latitude, longitude, ...more }, type: 'location' };
    }
    case 'contacts':
      return { contacts: content.contacts.map(({ card }) => card), type: 'contacts' };
    case 'reaction':
      // A reaction that is taken back comes without an emoji.
      return {
        reaction: { message_id: content.to, ...given('emoji', content.emoji) },
        type: 'reaction',
      };
    case 'button': {
      const { payload, text } = content;
      return { button: { payload, text }, type: 'button' };
    }
    case 'choice': {
      const { id, title, description } = content;
      const interactive =
        content.of === 'buttons'
          ? { type: 'button_reply', button_reply: { id, title } }
          : { type: 'list_reply', list_reply: { id, title, ...given('description', description) } };
      return { interactive, type: 'interactive' };
    }
    case 'unsupported':
      return {
        errors: [webhookError(content.because === undefined ? UNSUPPORTED : FILE_TOO_LARGE)],
        type: 'unsupported',
      };
    default:
      return { [content.type]: fileObject(world, content), type: content.type };
  }
}

function referralOf({ url, id, headline, body, click }: Referral): unknown {
  return {
    source_url: url,
    source_id: id,
    source_type: 'ad',
    body,
    headline,
    ...(click === undefined ? {} : { ctwa_clid: click }),
  };
}

/** What the message answers, and whether it was forwarded. */
function contextOf(world: World, business: string, { context, forwarded, from }: Inbound): unknown {
  const answered = context === undefined ? undefined : world.messages.get(context);
  const writer = answered?.by === 'customer' ? from : waIdOf(business, world.rewriting);
  return {
    ...(forwarded ? { forwarded: true } : {}),
    ...(context === undefined ? {} : { from: writer, id: context }),
  };
}

/** `business` is E.164. */
export function inboundOf(world: World, business: string, notice: Inbound): unknown {
  const { id, from, name, timestamp, content, context, forwarded, referral, identity } = notice;
  const answers = context !== undefined || forwarded;
  return {
    contacts: [
      {
        profile: { name },
        wa_id: from,
        ...(identity === undefined ? {} : { identity_key_hash: identity }),
      },
    ],
    messages: [
      {
        ...(answers ? { context: contextOf(world, business, notice) } : {}),
        ...(referral === undefined ? {} : { referral: referralOf(referral) }),
        from,
        id,
        timestamp: `${timestamp}`,
        ...said(world, content),
      },
    ],
  };
}

/** Without `contacts`, unlike what a customer writes. */
export function numberChangeOf({ id, from, to, name, timestamp }: NumberChanged): unknown {
  return {
    messages: [
      {
        from,
        id,
        timestamp: `${timestamp}`,
        type: 'system',
        system: {
          body: `User ${name} changed from ${from} to ${to}`,
          wa_id: to,
          type: 'user_changed_number',
        },
      },
    ],
  };
}
