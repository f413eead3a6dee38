// What routes about records begin with: ids of one or of many, lists of bodies, counts.
import type { z } from 'zod';
import type { Call } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import { tagsOf } from '../../world/tags.ts';
import { answer } from './answer.ts';
import { invalidAttribute, TOO_MANY_VALUES } from './errors.ts';

/** As digits; anything else is an id of nothing. */
export const idOf = (text: string | undefined): number =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0;

/** Zendesk takes no more at a time. */
export const MANY_MAX = 100;

/** `?ids=1,2,3`, each once; a refusal when there are none or too many. */
export function idsOf(call: Call): { readonly ids: readonly number[] } | Response {
  const given = (call.query.get('ids') ?? '').split(',').filter((text) => text.trim() !== '');
  if (given.length === 0) return invalidAttribute('Invalid parameter: ids must name some');
  if (given.length > MANY_MAX) return TOO_MANY_VALUES;
  return { ids: [...new Set(given.map((text) => idOf(text.trim())))] };
}

const under = (call: Call, root: string): unknown => {
  const body = jsonOf(call.request);
  return typeof body === 'object' && body !== null
    ? (body as Readonly<Record<string, unknown>>)[root]
    : undefined;
};

/** `{"users": [{…}, {…}]}`: the list under `root`, whatever is in it. */
export function itemsIn(
  call: Call,
  root: string,
  tooMany = TOO_MANY_VALUES,
): { readonly items: readonly unknown[] } | Response {
  const items = under(call, root);
  if (!Array.isArray(items)) return invalidAttribute(`Invalid parameter: ${root} must be a list`);
  return items.length > MANY_MAX ? tooMany : { items };
}

/** Why a schema did not take something, as one line. */
export const wrongIn = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');

/** The tags after a call that sets (`POST`), adds (`PUT`) or takes away (`DELETE`) those of its body. */
export function tagsAfter(
  call: Call,
  had: readonly string[],
): { readonly tags: readonly string[] } | Response {
  const list = under(call, 'tags');
  if (!Array.isArray(list)) return invalidAttribute('Invalid parameter: tags must be a list');
  const given = tagsOf(list.filter((tag) => typeof tag === 'string'));
  switch (call.request.method) {
    case 'POST':
      return { tags: given };
    case 'PUT':
      return { tags: [...had, ...given] };
    default:
      return { tags: had.filter((tag) => !given.includes(tag)) };
  }
}

/** What a call that changed tags is answered. */
export const tagsAnswer = (call: Call, tags: readonly string[]): Response =>
  answer(call.request.method === 'POST' ? 201 : 200, { tags });

/** How many there are, as Zendesk counts: it says when it did. */
export const countAnswer = ({ clock }: Desk, value: number): Response =>
  answer(200, { count: { value, refreshed_at: time(clock.now()) } });
