// What an On-Premises message says, in words of no dialect, or what is wrong with it.
import type { Json } from '../../../src/kernel/trace.ts';
import type { Context } from '../context.ts';
import type { BusinessContent } from '../world/content.ts';
import { CONTENT_LIMITS, isLonger } from '../world/content-limits.ts';
import type { Deployment } from '../world/deployment.ts';
import type { MediaKind } from '../world/media.ts';
import { checked } from './client.ts';
import { isProblem, type Problem } from './errors.ts';
import { sourceOf } from './file-content.ts';
import { readInteractive } from './interactive-content.ts';
import { Cards, File, Location, type Message, Text } from './message-wire.ts';
import { readTemplate } from './template-content.ts';

function readText(value: unknown): BusinessContent | Problem {
  const result = checked(Text, value, 'text');
  if (isProblem(result)) return result;
  const { body: text } = result.value;
  return isLonger(text, CONTENT_LIMITS.text)
    ? { code: 1001, details: `A text has at most ${CONTENT_LIMITS.text} characters.` }
    : { type: 'text', text };
}

const WORDLESS: ReadonlySet<MediaKind> = new Set(['audio', 'sticker']);

function readFile(
  context: Context,
  deployment: Deployment,
  type: MediaKind,
  value: unknown,
): BusinessContent | Problem {
  const result = checked(File, value, type);
  if (isProblem(result)) return result;
  const { caption = '', filename = '' } = result.value;
  if (caption !== '' && WORDLESS.has(type)) {
    return { code: 1010, details: `${type}.caption is not required: it is not shown.` };
  }
  if (isLonger(caption, CONTENT_LIMITS.caption)) {
    return { code: 1001, details: `A caption has at most ${CONTENT_LIMITS.caption} characters.` };
  }
  const file = sourceOf(context, deployment, type, type, result.value);
  if (isProblem(file)) return file;
  return { type, file, caption, filename: type === 'document' ? filename : '', voice: false };
}

function readLocation(value: unknown): BusinessContent | Problem {
  const result = checked(Location, value, 'location');
  if (isProblem(result)) return result;
  const { latitude, longitude, name = '', address = '' } = result.value;
  return { type: 'location', latitude, longitude, name, address, url: '' };
}

function readContacts(value: unknown): BusinessContent | Problem {
  const result = checked(Cards, value, 'contacts');
  if (isProblem(result)) return result;
  return {
    type: 'contacts',
    contacts: result.value.map((card) => ({ name: card.name.formatted_name, card: card as Json })),
  };
}

export function readContent(
  context: Context,
  deployment: Deployment,
  message: Message,
): BusinessContent | Problem {
  const { type = 'text' } = message;
  const value = message[type];
  if (type === 'hsm') {
    return { code: 501, details: 'Messages of type hsm are not supported: send a template.' };
  }
  if (value === undefined) return { code: 1008, details: `${type} is missing.` };
  switch (type) {
    case 'text':
      return readText(value);
    case 'location':
      return readLocation(value);
    case 'contacts':
      return readContacts(value);
    case 'interactive':
      return readInteractive(context, deployment, value);
    case 'template':
      return readTemplate(context, deployment, value);
    default:
      return readFile(context, deployment, type, value);
  }
}
