// What a business may do with its templates: create, edit and delete them, and how often.
import type { Instant } from '../../../src/kernel/clock.ts';
import {
  newTemplate,
  type Template,
  type TemplateBook,
  type TemplateDraft,
  type TemplateState,
  templateNamed,
} from './template.ts';
import { checkTemplate, type TemplateFault } from './template-check.ts';
import { CREATIONS, EDITS, NAME_BLOCKED_MS } from './template-limits.ts';

export const BOOK_REFUSALS = ['too-fast', 'too-many', 'exists', 'blocked'] as const;
export const EDIT_REFUSALS = ['state', 'category', 'too-soon', 'too-often', 'nothing'] as const;

export interface BookRefusal {
  readonly refused: (typeof BOOK_REFUSALS)[number] | (typeof EDIT_REFUSALS)[number];
  readonly why: string;
  readonly waitMs?: number;
}

const refuse = (refused: BookRefusal['refused'], why: string, waitMs?: number): BookRefusal =>
  waitMs === undefined ? { refused, why } : { refused, why, waitMs };

const keyOf = (name: string, language: string): string => `${name} ${language}`;

function blockedFor(book: TemplateBook, draft: TemplateDraft, now: Instant): number {
  const key = keyOf(draft.name, draft.language);
  const until = book.blocked.get(key) ?? 0;
  if (until <= now) book.blocked.delete(key);
  return until - now;
}

/** Hands a template in for review. A refused one does not count as created. */
export function createTemplate(
  book: TemplateBook,
  id: string,
  draft: TemplateDraft,
  limits: { readonly now: Instant; readonly templatesMax: number },
): Template | TemplateFault | BookRefusal {
  const { now, templatesMax } = limits;
  const found = checkTemplate(draft);
  if (found !== undefined) return found;
  book.created = book.created.filter((at) => now - at < CREATIONS.withinMs);
  const [oldest] = book.created;
  if (oldest !== undefined && book.created.length >= CREATIONS.max) {
    return refuse(
      'too-fast',
      `${CREATIONS.max} templates were created within the last hour.`,
      oldest + CREATIONS.withinMs - now,
    );
  }
  if (templateNamed(book, draft.name, draft.language) !== undefined) {
    return refuse('exists', `There is a template ${draft.name} in ${draft.language} already.`);
  }
  const waitMs = blockedFor(book, draft, now);
  if (waitMs > 0) {
    return refuse(
      'blocked',
      `A template ${draft.name} in ${draft.language} was deleted; its name is free again 30 days later.`,
      waitMs,
    );
  }
  if (book.templates.size >= templatesMax) {
    return refuse('too-many', `The account has ${templatesMax} templates, as many as it may.`);
  }
  const template = newTemplate(id, draft, 'pending');
  book.templates.set(id, template);
  book.created = [...book.created, now];
  return template;
}

export type TemplateEdit = Partial<
  Pick<TemplateDraft, 'category' | 'parts' | 'examples' | 'wording'>
>;

function mayEdit(template: Template, edit: TemplateEdit, now: Instant): BookRefusal | undefined {
  const { state, category } = template;
  if (state !== 'approved' && state !== 'rejected' && state !== 'paused') {
    return refuse(
      'state',
      `It is ${state}; only approved, rejected and paused templates are edited.`,
    );
  }
  if (edit.category === undefined && edit.parts === undefined) {
    return refuse('nothing', 'Neither components nor a category were given.');
  }
  if (state !== 'approved') return undefined;
  if (edit.category !== undefined && edit.category !== category) {
    return refuse('category', 'The category of an approved template cannot be changed.');
  }
  template.edits = template.edits.filter((at) => now - at < EDITS.withinMs);
  const { edits } = template;
  const last = edits.at(-1);
  if (last !== undefined && now - last < EDITS.pauseMs) {
    return refuse(
      'too-soon',
      'It was edited within the last 24 hours.',
      last + EDITS.pauseMs - now,
    );
  }
  const [first] = edits;
  if (first !== undefined && edits.length >= EDITS.max) {
    return refuse(
      'too-often',
      `It was edited ${EDITS.max} times within the last 30 days.`,
      first + EDITS.withinMs - now,
    );
  }
  return undefined;
}

/** Changes a template, which has to be reviewed again. */
export function editTemplate(
  template: Template,
  edit: TemplateEdit,
  now: Instant,
): TemplateFault | BookRefusal | undefined {
  const refusal = mayEdit(template, edit, now);
  if (refusal !== undefined) return refusal;
  const { name, language, naming, category, parts, examples, wording } = template;
  const draft = { name, language, naming, category, parts, examples, wording, ...edit };
  const found = checkTemplate(draft);
  if (found !== undefined) return found;
  if (template.state === 'approved') template.edits = [...template.edits, now];
  if (draft.category !== category) template.previousCategory = category;
  template.category = draft.category;
  template.parts = draft.parts;
  template.examples = draft.examples;
  template.wording = draft.wording;
  template.state = 'pending';
  template.rejection = 'NONE';
  template.pausedUntil = undefined;
  return undefined;
}

/** Assumption: a pause does not free the name. */
const ONCE_APPROVED: ReadonlySet<TemplateState> = new Set(['approved', 'paused', 'disabled']);

/** Takes a template out of the book; the name of one that was approved stays blocked for a while. */
export function deleteTemplate(book: TemplateBook, template: Template, now: Instant): void {
  if (ONCE_APPROVED.has(template.state)) {
    book.blocked.set(keyOf(template.name, template.language), now + NAME_BLOCKED_MS);
  }
  template.state = 'deleted';
  book.templates.delete(template.id);
}
