// A template with what the business gives for its placeholders.
import type { FileSource, FilledTemplate } from './content.ts';
import type { MediaKind } from './media.ts';
import type { Template } from './template.ts';

/** What is given for one placeholder; named templates name theirs. */
export interface GivenText {
  readonly name: string | undefined;
  readonly text: string;
}

export interface GivenButton {
  readonly index: number;
  readonly kind: 'quick-reply' | 'url' | 'copy-code';
  /** The payload of a quick reply, the end of an address, or a code. */
  readonly value: string;
}

export interface Given {
  readonly header:
    | readonly GivenText[]
    | { readonly kind: MediaKind; readonly file: FileSource }
    | { readonly kind: 'location' };
  readonly body: readonly GivenText[];
  readonly buttons: readonly GivenButton[];
}

export const FILL_REFUSALS = [
  'count',
  'format',
  'too-long',
  'paused',
  'disabled',
  'missing',
] as const;
export interface FillRefusal {
  readonly refused: (typeof FILL_REFUSALS)[number];
  /** What is wrong, for the person who wrote the call. */
  readonly why: string;
}

/** Fills a template in, or says why it cannot be sent so. Only an approved template can be sent. */
export function fillTemplate(template: Template, given: Given): FilledTemplate | FillRefusal {
  if (template.state !== 'approved') return { refused: 'missing', why: 'It is not approved.' };
  if (given.body.length > 0) return { refused: 'count', why: 'It takes no parameters.' };
  return {
    type: 'template',
    template: template.id,
    name: template.name,
    language: template.language,
    category: template.category,
    header: undefined,
    body: template.parts.body,
    footer: template.parts.footer,
    buttons: [],
  };
}
