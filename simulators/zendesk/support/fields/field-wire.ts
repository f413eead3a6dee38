// Fields as the Support API shows them. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_fields/
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import { type Field, isSystem, SYSTEM_VALUES, type SystemType } from '../../world/field.ts';
import type { FieldOwner } from '../../world/field-changes.ts';

const optionsJson = ({ options }: Field) =>
  options.map(({ id, name, value }, position) => ({
    id,
    position,
    name,
    raw_name: name,
    value,
    default: false,
  }));

const common = ({ origin }: Desk, owner: FieldOwner, field: Field) => ({
  url: `${origin}/api/v2/${owner}_fields/${field.id}.json`,
  id: field.id,
  type: field.type,
  title: field.title,
  raw_title: field.title,
  description: field.description,
  raw_description: field.description,
  position: field.position,
  active: field.active,
  regexp_for_validation: field.regexp,
  created_at: time(field.createdAt),
  updated_at: time(field.updatedAt),
  ...(field.options.length === 0 ? {} : { custom_field_options: optionsJson(field) }),
});

const systemOptions = (type: SystemType) => {
  const values = SYSTEM_VALUES[type];
  const options = values.map((value) => ({
    name: value.charAt(0).toUpperCase() + value.slice(1),
    value,
  }));
  return options.length === 0 ? {} : { system_field_options: options };
};

export function fieldJson(desk: Desk, owner: FieldOwner, field: Field) {
  if (owner !== 'ticket') {
    const tag = field.tag === null ? {} : { tag: field.tag };
    return { ...common(desk, owner, field), key: field.key, system: false, ...tag };
  }
  const system = isSystem(field);
  return {
    ...common(desk, owner, field),
    required: field.required,
    collapsed_for_agents: false,
    title_in_portal: field.title,
    raw_title_in_portal: field.title,
    visible_in_portal: false,
    editable_in_portal: false,
    required_in_portal: false,
    agent_description: null,
    tag: field.tag,
    removable: !system,
    ...(system ? systemOptions(field.type as SystemType) : {}),
  };
}

export const optionJson = (
  { origin }: Desk,
  owner: FieldOwner,
  field: Field,
  option: Field['options'][number],
) => ({
  url: `${origin}/api/v2/${owner}_fields/${field.id}/options/${option.id}.json`,
  id: option.id,
  position: field.options.indexOf(option),
  name: option.name,
  raw_name: option.name,
  value: option.value,
});
