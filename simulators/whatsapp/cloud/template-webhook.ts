// What Cloud tells a business about one of its templates.
import type { AccountNotice } from '../world/notice.ts';
import { secondsOf } from '../world/pair.ts';
import type { Template } from '../world/template.ts';
import type { Change } from './batch.ts';
import { CATEGORY_NAMES, enumName } from './template-shapes.ts';

export type TemplateNotice = Extract<AccountNotice, { readonly template: Template }>;
type StatusNotice = Extract<AccountNotice, { kind: 'template-status' }>;

/** The id is a number here, and a string everywhere else. */
const named = ({ id, name, language }: Template): Record<string, unknown> => ({
  message_template_id: Number(id),
  message_template_name: name,
  message_template_language: language,
});

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  FIRST_PAUSE: 'The template is paused for 3 hours because customers gave it bad feedback.',
  SECOND_PAUSE: 'The template is paused for 6 hours because it still gets bad feedback.',
  UNPAUSE: 'The pause of the template is over.',
  DISABLED: 'The template is disabled because it keeps getting bad feedback.',
};

function statusValue(notice: StatusNotice, now: number): Record<string, unknown> {
  const { template, event, reason, title, recommendation } = notice;
  return {
    event: enumName(event),
    ...named(template),
    reason: event === 'pending-deletion' ? null : reason,
    message_template_category: CATEGORY_NAMES[template.category],
    ...(event === 'disabled' ? { disable_info: { disable_date: `${secondsOf(now)}` } } : {}),
    ...(title === undefined
      ? {}
      : { other_info: { title, description: DESCRIPTIONS[title] ?? title } }),
    ...(recommendation === undefined
      ? {}
      : { rejection_info: { reason: 'The format is not valid.', recommendation } }),
  };
}

export function templateChange(notice: TemplateNotice, now: number): Change {
  const { template } = notice;
  switch (notice.kind) {
    case 'template-status':
      return { field: 'message_template_status_update', value: statusValue(notice, now) };
    case 'template-quality':
      return {
        field: 'message_template_quality_update',
        value: {
          previous_quality_score: enumName(notice.previous),
          new_quality_score: enumName(template.quality),
          ...named(template),
        },
      };
    case 'template-category':
      return {
        field: 'template_category_update',
        value: {
          ...named(template),
          previous_category: enumName(notice.previous),
          new_category: CATEGORY_NAMES[template.category],
        },
      };
    case 'template-category-due':
      return {
        field: 'template_category_update',
        value: {
          ...named(template),
          correct_category: enumName(notice.correct),
          new_category: CATEGORY_NAMES[template.category],
          category_update_timestamp: secondsOf(notice.due),
        },
      };
  }
}
