// Cloud: creating, listing, editing and deleting message templates.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { CLOUD_SOURCE } from '../sources.ts';
import { newTemplateId } from '../template-decisions.ts';
import { awaitReview, tell } from '../template-review.ts';
import type { Business } from '../world/business.ts';
import type { Template } from '../world/template.ts';
import { createTemplate, deleteTemplate, editTemplate } from '../world/template-book.ts';
import { TEMPLATES_MAX } from '../world/template-limits.ts';
import { badParameter, onBusiness, SUCCESS, withParams } from './graph.ts';
import { paramsOf } from './params.ts';
import { readComponents } from './template-components.ts';
import { listTemplates } from './template-node.ts';
import { noTemplate, templateRefused, unreadable } from './template-refusals.ts';
import {
  CATEGORY_NAMES,
  CreateTemplate,
  DeleteTemplates,
  EditTemplate,
} from './template-shapes.ts';

function create(context: Context, business: Business, call: Call): Response | Promise<Response> {
  const library = paramsOf(call)?.['library_template_name'];
  if (library !== undefined) {
    const why = 'templates of the library (library_template_name) are not simulated';
    return unreadable(context, call, { unreadable: why, notSimulated: true });
  }
  return withParams(context, call, CreateTemplate, (fields) => {
    const { name, language, category, components, parameter_format } = fields;
    const said = readComponents(components, category);
    if ('unreadable' in said) return unreadable(context, call, said);
    const { book, portfolio } = business;
    const naming = parameter_format === 'NAMED' ? 'named' : 'positional';
    const template = createTemplate(
      book,
      newTemplateId(context),
      { name, language, category, naming, ...said },
      {
        now: context.services.clock.now(),
        templatesMax: portfolio.verified ? TEMPLATES_MAX.verified : TEMPLATES_MAX.unverified,
      },
    );
    if ('refused' in template) return templateRefused(context, template);
    awaitReview({ context, id: business.id }, template);
    return json(200, {
      id: template.id,
      status: 'PENDING',
      category: CATEGORY_NAMES[template.category],
    });
  });
}

/** `POST /{template_id}` */
export function writeTemplate(
  context: Context,
  business: Business,
  template: Template,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, EditTemplate, (fields) => {
    const { name, language, category, components } = fields;
    if ((name ?? template.name) !== template.name) return badParameter(context, 'name', false);
    if ((language ?? template.language) !== template.language) {
      return badParameter(context, 'language', false);
    }
    const said = components && readComponents(components, category ?? template.category);
    if (said !== undefined && 'unreadable' in said) return unreadable(context, call, said);
    const refusal = editTemplate(
      template,
      { ...(category === undefined ? {} : { category }), ...said },
      context.services.clock.now(),
    );
    if (refusal !== undefined) return templateRefused(context, refusal);
    awaitReview({ context, id: business.id }, template);
    return SUCCESS;
  });
}

/** The templates to delete, or the id that is none of them. */
function chosen(
  { book }: Business,
  { name, ids }: { readonly name: string | undefined; readonly ids: readonly string[] | undefined },
): readonly Template[] | { readonly missing: string } {
  if (ids === undefined) {
    const found = [...book.templates.values()].filter((each) => each.name === name);
    return found.length > 0 ? found : { missing: name ?? '' };
  }
  const found: Template[] = [];
  for (const id of ids) {
    const template = book.templates.get(id);
    if (template === undefined || (name ?? template.name) !== template.name) return { missing: id };
    found.push(template);
  }
  return found;
}

function remove(context: Context, business: Business, call: Call): Response | Promise<Response> {
  return withParams(context, call, DeleteTemplates, ({ name, hsm_id: id, hsm_ids: ids }) => {
    if (name === undefined && ids === undefined) return badParameter(context, 'name', true);
    const templates = chosen(business, { name, ids: id === undefined ? ids : [id] });
    if ('missing' in templates) return noTemplate(context, templates.missing);
    for (const template of templates) {
      deleteTemplate(business.book, template, context.services.clock.now());
      tell({ context, id: business.id }, template, 'deleted');
    }
    return SUCCESS;
  });
}

const edge = {
  path: '/{id}/message_templates',
  fidelity: 'partial',
  confidence: 'documented',
  source: CLOUD_SOURCE.templates,
} as const;

export const TEMPLATE_ROUTES: readonly Route<Context>[] = [
  {
    ...edge,
    method: 'POST',
    handle: onBusiness(create),
    note: 'Text, media and location headers, quick replies, addresses, phone numbers, codes to copy and one-time passwords; no carousels, flows, catalogues, limited-time offers or templates of the library (100, and reported). Of other parameters nothing becomes; a category is never changed on creation.',
  },
  {
    ...edge,
    method: 'GET',
    handle: onBusiness(listTemplates),
    note: 'Filters name (exact: assumption), status, category, language, quality_score, content, name_or_content; not since, until and source. 25 a page (assumption).',
  },
  {
    ...edge,
    method: 'DELETE',
    handle: onBusiness(remove),
    note: 'By name in all languages, by hsm_id and name, or by hsm_ids. Deleted at once and told as DELETED (assumption). An unknown one is 100 (assumption: without a subcode).',
  },
];
