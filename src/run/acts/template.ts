// Acts about templates: made and decided about at WhatsApp, and asked for by an agent.
import { DONE, type Outcome } from '../act.ts';
import type { Stage } from '../stage.ts';
import { comment } from './talking.ts';

/** Whose templates they are: the company's account at Cloud or, On-Premises, its first deployment. */
function ownerOf({ memory, deployments }: Stage): string {
  const [first = ''] = deployments.values();
  return memory.business?.wabaId ?? first;
}

interface Named {
  readonly name: string;
  readonly language: string;
}

interface Made extends Named {
  readonly body: string;
  readonly header: string | null;
  readonly footer: string;
  readonly state: 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled';
}

export function hasTemplate(stage: Stage, step: Made): Outcome {
  const { name, language, body, header, footer, state } = step;
  stage.world.whatsapp.templates.add(ownerOf(stage), {
    name,
    language,
    body,
    footer,
    state,
    ...(header === null ? {} : { header: { format: 'text', text: header } }),
  });
  return DONE;
}

interface Decided extends Named {
  readonly decision: 'approve' | 'reject' | 'pause' | 'disable' | 'reinstate';
}

export function decidesTemplate(stage: Stage, { name, language, decision }: Decided): Outcome {
  const { templates } = stage.world.whatsapp;
  const key = { owner: ownerOf(stage), name, language };
  if (decision === 'reject') templates.reject(key, 'PROMOTIONAL');
  else templates[decision](key);
  return DONE;
}

interface Sent {
  readonly template: string;
  readonly language: string;
  readonly values: readonly string[];
  readonly on: string;
  readonly account: string;
}

/** Zendesk's shorthand: https://support.zendesk.com/hc/en-us/articles/5869718332954 */
export function sendsTemplate(stage: Stage, { template, language, values, ...to }: Sent) {
  const parts = [
    'namespace=[[acme]]',
    `template=[[${template}]]`,
    'fallback=[[A message from Acme]]',
    `language=[[${language}]]`,
    ...values.map((value) => `body_text=[[${value}]]`),
  ];
  const message = `&((${parts.join(' ')}))&`;
  return comment(stage, { ...to, message, template }, true);
}
