// What a message says, in words of no dialect: each dialect reads and writes it in its own.
import type { Json } from '../../../src/kernel/trace.ts';
import type { MediaKind } from './media.ts';

/** Where a file comes from: uploaded before, or to be fetched when the message is sent. */
export type FileSource = { readonly media: string } | { readonly link: string };

export interface FileContent {
  readonly type: MediaKind;
  readonly file: FileSource;
  readonly caption: string;
  readonly filename: string;
  /** A voice message: audio recorded in the app. */
  readonly voice: boolean;
}

/** A card of the address book. Both dialects write cards alike, so the card is kept as it was given. */
export interface ContactCard {
  readonly name: string;
  readonly card: Json;
}

export type Header =
  | { readonly text: string }
  | { readonly kind: MediaKind; readonly file: FileSource };

export interface ListRow {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export type InteractiveAction =
  | {
      readonly kind: 'buttons';
      readonly buttons: readonly { readonly id: string; readonly title: string }[];
    }
  | {
      readonly kind: 'list';
      readonly button: string;
      readonly sections: readonly { readonly title: string; readonly rows: readonly ListRow[] }[];
    }
  | { readonly kind: 'cta-url'; readonly text: string; readonly url: string };

export const TEMPLATE_CATEGORIES = ['authentication', 'marketing', 'utility'] as const;
export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number];

/** A button under a template as the customer sees it; `payload` comes back when a quick reply is tapped. */
export interface ShownButton {
  readonly kind: 'quick-reply' | 'url' | 'phone' | 'copy-code';
  readonly text: string;
  readonly payload: string;
}

/** A template with its parameters filled in. */
export interface FilledTemplate {
  readonly type: 'template';
  readonly template: string;
  readonly name: string;
  readonly language: string;
  readonly category: TemplateCategory;
  readonly header: Header | undefined;
  readonly body: string;
  readonly footer: string;
  readonly buttons: readonly ShownButton[];
}

/** Either side can send these. */
export type CommonContent =
  | { readonly type: 'text'; readonly text: string }
  | FileContent
  | {
      readonly type: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string;
      readonly address: string;
      readonly url: string;
    }
  | { readonly type: 'contacts'; readonly contacts: readonly ContactCard[] }
  /** An empty emoji takes the reaction back. */
  | { readonly type: 'reaction'; readonly to: string; readonly emoji: string };

/** What a business can send. */
export type BusinessContent =
  | CommonContent
  | {
      readonly type: 'interactive';
      readonly header: Header | undefined;
      readonly body: string;
      readonly footer: string;
      readonly action: InteractiveAction;
    }
  | FilledTemplate;

/** What a customer can send. */
export type CustomerContent =
  | CommonContent
  /** A tap on a quick reply of a template. */
  | { readonly type: 'button'; readonly text: string; readonly payload: string }
  /** A tap on a reply button or a row of a list. */
  | {
      readonly type: 'choice';
      readonly of: 'buttons' | 'list';
      readonly id: string;
      readonly title: string;
      readonly description: string;
    }
  /** Something the platform does not hand on, such as a poll. */
  | { readonly type: 'unsupported'; readonly because?: 'file-too-large' };

export type Content = BusinessContent | CustomerContent;

/** The file of a message, or of its header. */
export function fileOf(
  content: BusinessContent,
): { readonly kind: MediaKind; readonly file: FileSource } | undefined {
  if ('file' in content) return { kind: content.type, file: content.file };
  if (!('header' in content) || content.header === undefined) return undefined;
  return 'file' in content.header ? content.header : undefined;
}

/** The words that a phone shows of a message; a picture's words are its caption. */
export function wordsOf(content: Content): string {
  switch (content.type) {
    case 'text':
      return content.text;
    case 'location':
      return [content.name, content.address].filter((part) => part !== '').join(', ');
    case 'contacts':
      return content.contacts.map(({ name }) => name).join(', ');
    case 'reaction':
      return content.emoji;
    case 'interactive':
    case 'template': {
      const head =
        content.header !== undefined && 'text' in content.header ? content.header.text : '';
      return [head, content.body, content.footer].filter((part) => part !== '').join('\n');
    }
    case 'button':
      return content.text;
    case 'choice':
      return content.title;
    case 'unsupported':
      return '';
    default:
      return content.caption;
  }
}
