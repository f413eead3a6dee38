// Cloud: templates as they can be read, one by one and in their account's list.
import { type Call, pathStart } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { Business } from '../world/business.ts';
import type { Template } from '../world/template.ts';
import { refuse } from './errors.ts';
import { badParameter, withParams } from './graph.ts';
import { showComponents } from './template-components.ts';
import { CATEGORY_NAMES, enumName, ListTemplates } from './template-shapes.ts';
import { versionOf } from './version.ts';

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

type Show = (template: Template) => unknown;

/** Everything that can be asked of a template; `undefined` is left out. */
const FIELDS: Readonly<Record<string, Show>> = {
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

const INSIDE = /\{[^}]*\}/g;

/** The fields to show, or the one that there is not. */
function fieldsOf(call: Call): readonly string[] | { readonly unknown: string } {
  const asked = call.query.get('fields');
  if (asked === null) return USUAL;
  const fields = asked
    .replace(INSIDE, '')
    .split(',')
    .map((field) => field.trim());
  const unknown = fields.find((field) => !Object.hasOwn(FIELDS, field));
  return unknown === undefined ? [...new Set([...fields, 'id'])] : { unknown };
}

function shown(template: Template, fields: readonly string[]): Record<string, unknown> {
  const node: Record<string, unknown> = {};
  for (const field of fields) {
    const value = FIELDS[field]?.(template);
    if (value !== undefined) node[field] = value;
  }
  return node;
}

const noField = (context: Context, { unknown }: { readonly unknown: string }): Response =>
  refuse(context, 100, {
    message: `(#100) Tried accessing nonexisting field (${unknown})`,
    details: `A template has no field ${unknown}; it has ${Object.keys(FIELDS).join(', ')}.`,
  });

export function showTemplate(context: Context, template: Template, call: Call): Response {
  const fields = fieldsOf(call);
  return 'unknown' in fields ? noField(context, fields) : json(200, shown(template, fields));
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

/** The address that was called, with another place in it; a token in it stays out (assumption). */
function addressOf(call: Call, name: 'after' | 'before', cursor: string): string {
  const { url } = call.request;
  const version = versionOf(call);
  const query = new URLSearchParams(call.query);
  for (const name of ['after', 'before', 'access_token']) query.delete(name);
  query.set(name, cursor);
  const named = version === undefined ? '' : `/v${version}.0`;
  return `${url.slice(0, pathStart(url))}${named}${call.path}?${query}`;
}

function page(call: Call, found: readonly Template[], filters: ListTemplates, from: number) {
  const to = Math.min(from + (filters.limit ?? PAGE), found.length);
  const [before, after] = [cursorOf(from), cursorOf(to - 1)];
  return {
    cursors: { before, after },
    ...(to < found.length ? { next: addressOf(call, 'after', after) } : {}),
    ...(from > 0 ? { previous: addressOf(call, 'before', before) } : {}),
  };
}

export function listTemplates(
  context: Context,
  business: Business,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, ListTemplates, (filters) => {
    const fields = fieldsOf(call);
    if ('unknown' in fields) return noField(context, fields);
    const { after, before, limit = PAGE } = filters;
    const last = after === undefined ? -1 : placeOf(after);
    const first = before === undefined ? undefined : placeOf(before);
    if (last === undefined) return badParameter(context, 'after', false);
    if (before !== undefined && first === undefined) return badParameter(context, 'before', false);
    const found = [...business.book.templates.values()].filter((each) => passes(each, filters));
    const from = first === undefined ? last + 1 : Math.max(first - limit, 0);
    const to = Math.min(from + limit, first ?? found.length);
    const data = found.slice(from, to).map((template) => shown(template, fields));
    if (data.length === 0) return json(200, { data });
    return json(200, { data, paging: page(call, found, { ...filters, limit: to - from }, from) });
  });
}
