// What macros can be made of, in the two forms in which it is asked for.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/#list-macro-action-definitions
import { actionsOffered } from '../../world/business-rules/action-fields.ts';
import { MACRO_ACTIONS } from '../../world/business-rules/macro-actions.ts';
import type { World } from '../../world/world.ts';
import { actionDefinition } from './definitions.ts';

const OWN: ReadonlySet<string> = new Set(MACRO_ACTIONS.map(({ field }) => field));

const TICKS = ['true', 'false'].map((value) => ({
  value,
  title: value === 'true' ? 'Public' : 'Private',
  enabled: true,
}));

const ownDefinitions = MACRO_ACTIONS.map(({ field, title }) => ({
  title,
  subject: field,
  type: field === 'comment_mode_is_public' ? 'list' : 'text',
  group: 'ticket',
  nullable: false,
  repeatable: field === 'comment_value',
  ...(field === 'comment_mode_is_public' ? { values: TICKS } : {}),
}));

export const macroDefinitions = (world: World) => [
  ...actionsOffered(world, 'macro')
    .filter(({ field }) => !OWN.has(field))
    .map((action) => actionDefinition(world, 'macro', action)),
  ...ownDefinitions,
];

export const macroActions = (world: World) =>
  macroDefinitions(world).map(({ title, subject, group, type, values }) => ({
    title,
    title_for_field: title,
    value: subject,
    group,
    operators: [{ value: 'is', title: 'Is' }],
    output_key: null,
    target: null,
    values: { type, list: values ?? [] },
  }));
