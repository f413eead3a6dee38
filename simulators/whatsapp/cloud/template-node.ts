// Cloud: templates as they can be read, one by one and in their account's list.
import type { Call } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { Business } from '../world/business.ts';
import type { Template } from '../world/template.ts';
import { type Fields, type Picker, pickOf } from './fields.ts';
import { badParameter, withParams } from './graph.ts';
import { pageAddress } from './page-address.ts';
import { showComponents } from './template-components.ts';
import { CATEGORY_NAMES, enumName, ListTemplates } from './template-shapes.ts';

const USUAL = [
  'name',
  'parameter_format',
  'components',
  'language',
  'status',
  'category',
  'previous_category',
  'id',
] as const;

/** Everything that can be asked of a template; `undefined` is left out. */
const FIELDS: Fields<Template> = {
  name: ({ name }) => name,
  parameter_format: ({ naming }) => enumName(naming),
  components: showComponents,
  language: ({ language }) => language,
  status: ({ state }) => enumName(state),
  category: ({ category }) => CATEGORY_NAMES[category],
  previous_category: ({ previousCategory }) => previousCategory && CATEGORY_NAMES[previousCategory],
  id: ({ id }) => id,
  quality_score: ({ quality }) => ({ score: enumName(quality) }),
  rejected_reason: ({ rejection }) => rejection,
};

const pickFields = (context: Context, call: Call): Picker<Template> | Response =>
  pickOf(context, call, FIELDS, USUAL, 'A template');

export function showTemplate(context: Context, template: Template, call: Call): Response {
  const pick = pickFields(context, call);
  return typeof pick === 'function' ? json(200, pick(template)) : pick;
}

function says({ parts }: Template, words: string): boolean {
  const { header, body, footer, buttons } = parts;
  const head = header?.format === 'text' ? header.text : '';
  const texts = [head, body, footer, ...buttons.map(({ text }) => text)];
  return texts.some((text) => text.toLowerCase().includes(words));
}

/** Whether a template passes every filter that was given. */
function passes(template: Template, filters: ListTemplates): boolean {
  const { name, status, category, language, quality_score, content, name_or_content } = filters;
  const words = name_or_content?.toLowerCase();
  const among = (names: readonly string[] | undefined, value: string): boolean =>
    names === undefined || names.some((each) => each.toUpperCase() === value.toUpperCase());
  return (
    (name === undefined || template.name === name) &&
    among(status, enumName(template.state)) &&
    among(category, template.category) &&
    among(language, template.language) &&
    among(quality_score, template.quality) &&
    (content === undefined || says(template, content.toLowerCase())) &&
    (words === undefined || template.name.includes(words) || says(template, words))
  );
}

/** Meta's usual page. */
const PAGE = 25;

/** A cursor is a place in the list. */
const cursorOf = (place: number): string => Buffer.from(`${place}`).toString('base64url');

function placeOf(cursor: string): number | undefined {
  const place = Number(Buffer.from(cursor, 'base64url').toString());
  return Number.isInteger(place) && place >= 0 && cursorOf(place) === cursor ? place : undefined;
}

function page(call: Call, found: readonly Template[], filters: ListTemplates, from: number) {
  const to = Math.min(from + (filters.limit ?? PAGE), found.length);
  const [before, after] = [cursorOf(from), cursorOf(to - 1)];
  return {
    cursors: { before, after },
    ...(to < found.length ? { next: pageAddress(call, 'after', after) } : {}),
    ...(from > 0 ? { previous: pageAddress(call, 'before', before) } : {}),
  };
}

export function listTemplates(
  context: Context,
  business: Business,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, ListTemplates, (filters) => {
    const pick = pickFields(context, call);
    if (typeof pick !== 'function') return pick;
    const { after, before, limit = PAGE } = filters;
    const last = after === undefined ? -1 : placeOf(after);
    const first = before === undefined ? undefined : placeOf(before);
    if (last === undefined) return badParameter(context, 'after', false);
    if (before !== undefined && first === undefined) return badParameter(context, 'before', false);
    const found = [...business.book.templates.values()].filter((each) => passes(each, filters));
    const from = first === undefined ? last + 1 : Math.max(first - limit, 0);
    const to = Math.min(from + limit, first ?? found.length);
    const data = found.slice(from, to).map(pick);
    if (data.length === 0) return json(200, { data });
    return json(200, { data, paging: page(call, found, { ...filters, limit: to - from }, from) });
  });
}
