// What customers do, as an On-Premises webhook tells it: one message in a bare array.
import type { Context } from '../context.ts';
import type { CustomerContent, FileContent } from '../world/content.ts';
import type { AutoDownload, Deployment, KnownIdentity } from '../world/deployment.ts';
import type { Inbound, NumberChanged, Referral } from '../world/notice.ts';
import { unreadable } from './errors.ts';

type Fields = Record<string, unknown>;

/** What is not empty. */
const given = (name: string, text: string): Fields => (text === '' ? {} : { [name]: text });

/** A voice message is a type of its own. */
const typeOf = ({ type, voice }: FileContent): AutoDownload => (voice ? 'voice' : type);

/** Where the client keeps what it fetched before it told of it. */
const FOLDER = '/usr/local/wamedia/shared';

function fileOf(
  { world }: Context,
  { settings }: Deployment,
  content: FileContent,
  type: AutoDownload,
): Fields {
  const media = 'media' in content.file ? world.media.get(content.file.media) : undefined;
  const id = media?.id ?? '';
  return {
    id,
    mime_type: media?.mimeType ?? '',
    sha256: media?.sha256 ?? '',
    ...given('caption', content.caption),
    ...given('filename', content.filename),
    ...(settings.autoDownload.includes(type) ? { file: `${FOLDER}/${id}` } : {}),
  };
}

function contentOf(context: Context, deployment: Deployment, content: CustomerContent): Fields {
  switch (content.type) {
    case 'text':
      return { type: 'text', text: { body: content.text } };
    case 'location': {
      const { latitude, longitude, name, address, url } = content;
      const words = { ...given('name', name), ...given('address', address), ...given('url', url) };
      return { type: 'location', location: { latitude, longitude, ...words } };
    }
    case 'contacts':
      return { type: 'contacts', contacts: content.contacts.map(({ card }) => card) };
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: content.to, emoji: content.emoji } };
    case 'button':
      return { type: 'button', button: { text: content.text, payload: content.payload } };
    case 'choice': {
      const { of, id, title, description } = content;
      const interactive =
        of === 'buttons'
          ? { type: 'button_reply', button_reply: { id, title } }
          : { type: 'list_reply', list_reply: { id, title, ...given('description', description) } };
      return { type: 'interactive', interactive };
    }
    case 'unsupported':
      return { type: 'unknown', errors: [unreadable()] };
    default: {
      const type = typeOf(content);
      return { type, [type]: fileOf(context, deployment, content, type) };
    }
  }
}

function contextOf({ context, forwarded }: Inbound, deployment: Deployment): Fields {
  if (context === undefined && !forwarded) return {};
  return {
    context: {
      ...(context === undefined ? {} : { from: deployment.number.waId, id: context }),
      ...(forwarded ? { forwarded } : {}),
    },
  };
}

function referralOf(referral: Referral | undefined): Fields {
  if (referral === undefined) return {};
  const { url, id, headline, body } = referral;
  return { referral: { source_type: 'ad', source_id: id, source_url: url, headline, body } };
}

const identityOf = ({ hash, at, acknowledged }: KnownIdentity): Fields => ({
  identity: { acknowledged, created_timestamp: at, hash },
});

export function inboundBody(
  context: Context,
  deployment: Deployment,
  notice: Inbound,
  identity: KnownIdentity | undefined,
): unknown {
  const { id, from, name, timestamp, content, referral } = notice;
  return {
    contacts: [{ profile: { name }, wa_id: from }],
    messages: [
      {
        from,
        id,
        timestamp: `${timestamp}`,
        ...contentOf(context, deployment, content),
        ...contextOf(notice, deployment),
        ...referralOf(referral),
        ...(identity === undefined ? {} : identityOf(identity)),
      },
    ],
  };
}

export const numberChangedBody = ({ id, from, to, name, timestamp }: NumberChanged): unknown => ({
  messages: [
    {
      from,
      id,
      timestamp: `${timestamp}`,
      type: 'system',
      system: {
        body: `${name} changed from ${from} to ${to}`,
        new_wa_id: to,
        type: 'user_changed_number',
      },
    },
  ],
});
