// What WhatsApp decides about templates, and what is done to them in WhatsApp Manager, for those who play it.
import { HarnessError } from '../../src/kernel/harness-error.ts';
import type { Context } from './context.ts';
import { announce, approve, awaitReview, disable, pause, rate, tell } from './template-review.ts';
import type { TemplateCategory } from './world/content.ts';
import {
  newTemplate,
  type Template,
  type TemplateBook,
  type TemplateDraft,
  type TemplateQuality,
  type TemplateState,
  templateNamed,
} from './world/template.ts';

/** A template of a WhatsApp Business Account or, On-Premises, of a deployment (`owner` is its id). */
export interface TemplateKey {
  readonly owner: string;
  readonly name: string;
  readonly language: string;
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/message_template_status_update */
export const REJECTIONS = [
  'ABUSIVE_CONTENT',
  'CATEGORY_NOT_AVAILABLE',
  'INCORRECT_CATEGORY',
  'INVALID_FORMAT',
  'PROMOTIONAL',
  'SCAM',
  'TAG_CONTENT_MISMATCH',
] as const;
export type Rejection = (typeof REJECTIONS)[number];

/** A body is all that a template needs; everything else has a default. */
export type ManagedTemplate = Pick<TemplateDraft, 'name' | 'language'> &
  Partial<Pick<TemplateDraft, 'naming' | 'category'>> &
  Pick<TemplateDraft['parts'], 'body'> &
  Partial<Omit<TemplateDraft['parts'], 'body'>> & { readonly state?: TemplateState };

/** Each throws `HarnessError` when there is no such template, or its state does not allow it. */
export interface Templates {
  /** As made in WhatsApp Manager, in any state (approved unless said otherwise). Answers its id. */
  add(owner: string, template: ManagedTemplate): string;
  approve(key: TemplateKey): void;
  /** `recommendation` is told with INVALID_FORMAT only. */
  reject(key: TemplateKey, reason: Rejection, recommendation?: string): void;
  /** Three hours, the next time six; the third time the template is disabled. */
  pause(key: TemplateKey): void;
  disable(key: TemplateKey): void;
  /** Ends a pause early, or gives a disabled template back. */
  reinstate(key: TemplateKey): void;
  /** Red pauses an approved template. */
  setQuality(key: TemplateKey, quality: TemplateQuality): void;
  /** At once, or announced now and done `afterMs` later (Meta announces it 24 hours before). */
  setCategory(key: TemplateKey, category: TemplateCategory, afterMs?: number): void;
  /** How it stands, or `undefined` when there is none such. */
  state(key: TemplateKey): TemplateState | undefined;
}

function bookOf({ world }: Context, owner: string): TemplateBook {
  const book = world.businesses.get(owner)?.book ?? world.deployments.get(owner)?.book;
  if (book !== undefined) return book;
  throw new HarnessError(`${owner} is neither a WhatsApp Business Account nor a deployment`);
}

const find = (context: Context, { owner, name, language }: TemplateKey): Template | undefined =>
  templateNamed(bookOf(context, owner), name, language);

/** The template, which must be in one of `states`. */
function inState(
  context: Context,
  key: TemplateKey,
  what: string,
  states?: readonly TemplateState[],
): Template {
  const template = find(context, key);
  if (template === undefined) {
    throw new HarnessError(`${key.owner} has no template ${key.name} in ${key.language}`);
  }
  if (states !== undefined && !states.includes(template.state)) {
    throw new HarnessError(
      `the template ${key.name} in ${key.language} is ${template.state}; only ${states.join(', ')} can be ${what}`,
    );
  }
  return template;
}

function add(context: Context, owner: string, managed: ManagedTemplate): string {
  const book = bookOf(context, owner);
  const {
    name,
    language,
    naming = 'positional',
    category = 'utility',
    state = 'approved',
  } = managed;
  if (templateNamed(book, name, language) !== undefined) {
    throw new HarnessError(`${owner} has a template ${name} in ${language} already`);
  }
  const { header, body, footer = '', buttons = [] } = managed;
  const template = newTemplate(
    newTemplateId(context),
    {
      name,
      language,
      naming,
      category,
      parts: { header, body, footer, buttons },
      examples: { header: [], body: [], buttons: [] },
      wording: undefined,
    },
    state,
  );
  book.templates.set(template.id, template);
  if (state === 'pending') awaitReview({ context, id: owner }, template);
  return template.id;
}

/** Fifteen digits: webhooks write it as a number. */
export const newTemplateId = (context: Context): string => `4${context.ids.digits(14)}`;

function setCategory(
  context: Context,
  key: TemplateKey,
  category: TemplateCategory,
  afterMs: number,
): void {
  const owner = { context, id: key.owner };
  const template = inState(context, key, 'given a category');
  const { clock } = context.services;
  const change = (): void => {
    const previous = template.category;
    if (template.state === 'deleted' || previous === category) return;
    template.category = category;
    template.previousCategory = previous;
    announce(owner, { kind: 'template-category', template, previous });
  };
  if (afterMs <= 0) {
    change();
    return;
  }
  const due = clock.now() + afterMs;
  announce(owner, { kind: 'template-category-due', template, correct: category, due });
  clock.at(due, 'template category changed', change);
}

export function createTemplates(context: Context): Templates {
  const ownerOf = ({ owner }: TemplateKey) => ({ context, id: owner });
  return {
    add: (owner, template) => add(context, owner, template),
    approve(key) {
      approve(
        ownerOf(key),
        inState(context, key, 'approved', ['pending', 'rejected', 'in-appeal']),
      );
    },
    reject(key, reason, recommendation = 'Correct the format and hand the template in again.') {
      const template = inState(context, key, 'rejected', ['pending', 'approved', 'in-appeal']);
      template.state = 'rejected';
      template.rejection = reason;
      tell(ownerOf(key), template, 'rejected', {
        reason,
        ...(reason === 'INVALID_FORMAT' ? { recommendation } : {}),
      });
    },
    pause: (key) => pause(ownerOf(key), inState(context, key, 'paused', ['approved'])),
    disable: (key) =>
      disable(ownerOf(key), inState(context, key, 'disabled', ['approved', 'paused'])),
    reinstate(key) {
      const template = inState(context, key, 'reinstated', ['paused', 'disabled']);
      if (template.state === 'disabled') template.pauses = 0;
      template.state = 'approved';
      template.pausedUntil = undefined;
      tell(ownerOf(key), template, 'reinstated');
    },
    setQuality: (key, quality) => rate(ownerOf(key), inState(context, key, 'rated'), quality),
    setCategory: (key, category, afterMs = 0) => setCategory(context, key, category, afterMs),
    state: (key) => find(context, key)?.state,
  };
}
