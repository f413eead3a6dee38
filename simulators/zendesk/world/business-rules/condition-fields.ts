// Every field that conditions may name, as one table, and those that depend on the account.
import { FIELD_OWNERS } from '../field-changes.ts';
import type { World } from '../world.ts';
import { nameOf, offeredField, offeredFields, readName } from './account-fields.ts';
import { CHANNEL_FIELDS, INTEGRATION_ACCOUNT } from './channel-fields.ts';
import { CHOICE_FIELDS } from './choice-fields.ts';
import type { RuleKind } from './condition.ts';
import type { ConditionField } from './condition-field.ts';
import { customField, offeredCustomField } from './custom-fields.ts';
import { HOUR_FIELDS } from './hour-fields.ts';
import { UPDATE_FIELDS } from './update-fields.ts';
import { WORD_FIELDS } from './word-fields.ts';

const ALWAYS: readonly ConditionField[] = [
  ...CHOICE_FIELDS,
  ...CHANNEL_FIELDS,
  ...WORD_FIELDS,
  ...UPDATE_FIELDS,
  ...HOUR_FIELDS,
];
const BY_NAME: ReadonlyMap<string, ConditionField> = new Map(
  [...ALWAYS, INTEGRATION_ACCOUNT].map((field) => [field.field, field]),
);

/** Fields that Zendesk has and this simulator does not act on: they are refused, with a word on why. */
export const NOT_SIMULATED: readonly string[] = [
  'agent_satisfaction_score',
  'attachment',
  'brand_id',
  'custom_status_id',
  'in_business_hours',
  'locale_id',
  'satisfaction_probability',
  'satisfaction_reason_code',
  'satisfaction_score',
  'schedule_id',
  'ticket_form_id',
];

/** How a condition on that field is answered, also when the account no longer offers it. */
export function fieldNamed(name: string): ConditionField | undefined {
  const known = BY_NAME.get(name);
  if (known !== undefined) return known;
  const custom = readName(name);
  return custom === undefined ? undefined : customField(name, custom);
}

/** The field as rules may name it now. */
export function fieldOffered(
  world: World,
  kind: RuleKind,
  name: string,
): ConditionField | undefined {
  const field = offered(world, name);
  return field?.kinds.includes(kind) ? field : undefined;
}

function offered(world: World, name: string): ConditionField | undefined {
  if (name === INTEGRATION_ACCOUNT.field && world.integrations.length === 0) return undefined;
  const known = BY_NAME.get(name);
  if (known !== undefined) return known;
  const custom = readName(name);
  const field = custom === undefined ? undefined : offeredField(world, custom);
  return field === undefined ? undefined : offeredCustomField(name, field);
}

/** All of them, for the lists that people pick from. */
export function fieldsOffered(world: World, kind: RuleKind): readonly ConditionField[] {
  const custom = FIELD_OWNERS.flatMap((owner) =>
    offeredFields(world, owner).map((field) => offeredCustomField(nameOf(field), field)),
  );
  const channel = world.integrations.length > 0 ? [INTEGRATION_ACCOUNT] : [];
  return [...ALWAYS, ...channel, ...custom].filter(({ kinds }) => kinds.includes(kind));
}
