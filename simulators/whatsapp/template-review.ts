// What WhatsApp does about a template, now and later, and how the business is told.
import type { Context } from './context.ts';
import type { AccountNotice } from './world/notice.ts';
import { PAUSES_MS, type Template, type TemplateQuality } from './world/template.ts';

/** The account that a template belongs to: a WhatsApp Business Account or, without any word of it, a deployment. */
export interface Owner {
  readonly context: Context;
  readonly id: string;
}

export function announce({ context, id }: Owner, notice: AccountNotice): void {
  const business = context.world.businesses.get(id);
  if (business !== undefined) context.announce(business, notice);
}

type StatusNotice = Extract<AccountNotice, { kind: 'template-status' }>;

export function tell(
  owner: Owner,
  template: Template,
  event: StatusNotice['event'],
  more: Partial<Pick<StatusNotice, 'reason' | 'title' | 'recommendation'>> = {},
): void {
  announce(owner, { kind: 'template-status', template, event, reason: 'NONE', ...more });
}

export function approve(owner: Owner, template: Template): void {
  template.state = 'approved';
  template.rejection = 'NONE';
  tell(owner, template, 'approved');
}

/** Nobody's decision is an approval, after a while. */
export function awaitReview(owner: Owner, template: Template): void {
  const { clock } = owner.context.services;
  const due = clock.now() + owner.context.options.templateReviewMs;
  template.reviewDue = due;
  clock.at(due, 'template reviewed', () => {
    if (template.state === 'pending' && template.reviewDue === due) approve(owner, template);
  });
}

export function disable(owner: Owner, template: Template): void {
  template.state = 'disabled';
  template.pausedUntil = undefined;
  tell(owner, template, 'disabled', { title: 'DISABLED' });
}

const PAUSE_TITLES = ['FIRST_PAUSE', 'SECOND_PAUSE'] as const;

/** Three hours the first time, six the second; the third time it is disabled. */
export function pause(owner: Owner, template: Template): void {
  const length = PAUSES_MS[template.pauses];
  const title = PAUSE_TITLES[template.pauses];
  template.pauses++;
  if (length === undefined || title === undefined) {
    disable(owner, template);
    return;
  }
  const { clock } = owner.context.services;
  const until = clock.now() + length;
  template.state = 'paused';
  template.pausedUntil = until;
  tell(owner, template, 'paused', { title });
  clock.at(until, 'template pause over', () => {
    if (template.state === 'paused' && template.pausedUntil === until) resume(owner, template);
  });
}

function resume(owner: Owner, template: Template): void {
  template.state = 'approved';
  template.pausedUntil = undefined;
  tell(owner, template, 'approved', { title: 'UNPAUSE' });
}

/** Red, an approved template is paused. */
export function rate(owner: Owner, template: Template, quality: TemplateQuality): void {
  const previous = template.quality;
  template.quality = quality;
  if (previous !== quality) announce(owner, { kind: 'template-quality', template, previous });
  if (quality === 'red' && template.state === 'approved') pause(owner, template);
}
