// A message template: what it says, and how far its review has come.
import { HOUR, type Instant } from '../../../src/kernel/clock.ts';
import type { TemplateCategory } from './content.ts';
import type { MediaKind } from './media.ts';

export const TEMPLATE_STATES = [
  'pending',
  'approved',
  'rejected',
  'paused',
  'disabled',
  'in-appeal',
  'pending-deletion',
  'deleted',
] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

export const TEMPLATE_QUALITIES = ['unknown', 'green', 'yellow', 'red'] as const;
export type TemplateQuality = (typeof TEMPLATE_QUALITIES)[number];

export type TemplateButton =
  | { readonly kind: 'quick-reply'; readonly text: string }
  /** `{{1}}` at the end of the address is filled in when it is sent. */
  | { readonly kind: 'url'; readonly text: string; readonly url: string }
  | { readonly kind: 'phone'; readonly text: string; readonly phone: string }
  | { readonly kind: 'copy-code'; readonly text: string };

export type TemplateHeader =
  | { readonly format: 'text'; readonly text: string }
  | { readonly format: Exclude<MediaKind, 'audio' | 'sticker'> }
  | { readonly format: 'location' };

/** The texts hold `{{1}}`, `{{2}}` … or, named, `{{customer_name}}`. */
export interface TemplateParts {
  readonly header: TemplateHeader | undefined;
  readonly body: string;
  readonly footer: string;
  readonly buttons: readonly TemplateButton[];
}

/** What stands for a placeholder while WhatsApp reviews the template. */
export interface TemplateExamples {
  /** A text for each placeholder of the header, or the handles of its file. */
  readonly header: readonly string[];
  /** In the order in which the placeholders first appear. */
  readonly body: readonly string[];
  /** By button; empty where a button needs none. */
  readonly buttons: readonly string[];
}

/** WhatsApp's own wording for one-time codes: whether it warns, and the minutes that it names. */
export interface CodeWording {
  readonly warns: boolean;
  readonly minutes: number | undefined;
}

/** What a business hands in. */
export interface TemplateDraft {
  readonly name: string;
  readonly language: string;
  readonly naming: 'positional' | 'named';
  readonly category: TemplateCategory;
  readonly parts: TemplateParts;
  readonly examples: TemplateExamples;
  readonly wording: CodeWording | undefined;
}

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly naming: 'positional' | 'named';
  category: TemplateCategory;
  /** Until it was changed. */
  previousCategory: TemplateCategory | undefined;
  parts: TemplateParts;
  examples: TemplateExamples;
  wording: CodeWording | undefined;
  state: TemplateState;
  /** While it is pending: when WhatsApp approves it unless it decides otherwise before. */
  reviewDue: Instant | undefined;
  /** Why it was rejected, in Meta's own words; `NONE` otherwise. */
  rejection: string;
  quality: TemplateQuality;
  /** How often it has been paused: the third time disables it. */
  pauses: number;
  pausedUntil: Instant | undefined;
  /** When it was edited while approved, oldest first. */
  edits: readonly Instant[];
}

/** A third pause is none: https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/template-pausing */
export const PAUSES_MS = [3 * HOUR, 6 * HOUR] as const;

export const newTemplate = (id: string, draft: TemplateDraft, state: TemplateState): Template => ({
  id,
  name: draft.name,
  language: draft.language,
  naming: draft.naming,
  category: draft.category,
  previousCategory: undefined,
  parts: draft.parts,
  examples: draft.examples,
  wording: draft.wording,
  state,
  reviewDue: undefined,
  rejection: 'NONE',
  quality: 'unknown',
  pauses: 0,
  pausedUntil: undefined,
  edits: [],
});

/** The templates of one account. */
export interface TemplateBook {
  /** By id. */
  readonly templates: Map<string, Template>;
  /** When templates were created, within the last hour. */
  created: readonly Instant[];
  /** Names of deleted approved templates (`name language`) and until when they cannot be used again. */
  readonly blocked: Map<string, Instant>;
}

export const newTemplateBook = (): TemplateBook => ({
  templates: new Map(),
  created: [],
  blocked: new Map(),
});

/** The template of that name and language that has not been deleted. */
export function templateNamed(
  book: TemplateBook,
  name: string,
  language: string,
): Template | undefined {
  for (const template of book.templates.values()) {
    if (template.name === name && template.language === language && template.state !== 'deleted') {
      return template;
    }
  }
  return undefined;
}
