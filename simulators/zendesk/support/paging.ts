// Offset paging: `page` and `per_page`, with links to the pages beside it.
// https://developer.zendesk.com/api-reference/introduction/pagination/
import type { Call } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import { answer } from './answer.ts';

const PER_PAGE_MAX = 100;
const PAGES_MAX = 100;

const whole = (text: string | null, otherwise: number): number => {
  const number = Number(text ?? otherwise);
  return Number.isInteger(number) && number >= 1 ? number : otherwise;
};

/** Answers one page of `items` under `key`. */
export function page<T>(
  call: Call,
  key: string,
  items: readonly T[],
  show: (item: T) => unknown,
): Response {
  const size = Math.min(whole(call.query.get('per_page'), PER_PAGE_MAX), PER_PAGE_MAX);
  const number = whole(call.query.get('page'), 1);
  if (number > PAGES_MAX) {
    return answer(400, {
      error: 'InvalidPaginationDepth',
      description: `There is nothing beyond page ${PAGES_MAX}; use cursors instead`,
    });
  }
  const start = (number - 1) * size;
  const { url } = call.request;
  const origin = url.slice(0, Math.max(url.indexOf('/', url.indexOf('://') + 3), 0));
  const link = (to: number): string => `${origin}${call.path}.json?page=${to}&per_page=${size}`;
  return answer(200, {
    [key]: items.slice(start, start + size).map(show),
    next_page: start + size < items.length ? link(number + 1) : null,
    previous_page: number > 1 ? link(number - 1) : null,
    count: items.length,
  });
}
