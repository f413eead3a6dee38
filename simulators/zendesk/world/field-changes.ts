// How admins make and change fields. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_fields/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Collection } from './collection.ts';
import { blankField, type CustomType, type Field, fieldOfKey, isSystem } from './field.ts';
import { isTame } from './field-value.ts';
import { blank, type FieldRefusal, invalid, type Refused } from './ticket-change.ts';
import type { World } from './world.ts';

export const FIELD_OWNERS = ['ticket', 'user', 'organization'] as const;
export type FieldOwner = (typeof FIELD_OWNERS)[number];

export interface OptionInput {
  readonly id?: number | undefined;
  readonly name: string;
  readonly value: string;
}

export interface FieldInput {
  readonly type?: CustomType | undefined;
  readonly key?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly active?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly position?: number | undefined;
  readonly regexp?: string | null | undefined;
  readonly tag?: string | null | undefined;
  readonly options?: readonly OptionInput[] | undefined;
}

export const fieldsOf = (world: World, owner: FieldOwner): Collection<Field> =>
  owner === 'ticket'
    ? world.ticketFields
    : owner === 'user'
      ? world.userFields
      : world.organizationFields;

const KEY = /^[A-Za-z0-9][\w-]{0,254}$/;
const CHOSEN: readonly string[] = ['tagger', 'dropdown', 'multiselect'];

function refusalsOf(
  world: World,
  owner: FieldOwner,
  known: Field | undefined,
  input: FieldInput,
): readonly FieldRefusal[] {
  const refused: FieldRefusal[] = [];
  const type = known?.type ?? input.type;
  if (type === undefined) refused.push(blank('type', 'Type: cannot be blank'));
  if ((input.title ?? known?.title ?? '').trim() === '') {
    refused.push(blank('title', 'Title: cannot be blank'));
  }
  if (known === undefined && owner !== 'ticket') {
    if (input.key === undefined || !KEY.test(input.key)) {
      refused.push(invalid('key', 'Key: must be of letters, digits, underscores and hyphens'));
    } else if (fieldOfKey(fieldsOf(world, owner), input.key) !== undefined) {
      refused.push({
        field: 'key',
        description: `Key: ${input.key} has already been taken`,
        error: 'DuplicateValue',
      });
    }
  }
  if (typeof input.regexp === 'string' && !isTame(input.regexp)) {
    refused.push(invalid('regexp_for_validation', 'Regexp for validation: is invalid'));
  }
  const ids = input.options?.flatMap(({ id }) => id ?? []) ?? [];
  if (new Set(ids).size < ids.length) {
    refused.push(invalid('custom_field_options', 'Options: each id can be there once'));
  }
  const values = input.options?.map(({ value }) => value) ?? [];
  if (new Set(values).size < values.length) {
    refused.push(invalid('custom_field_options', 'Options: each value can be there once'));
  }
  if (values.length > 0 && !CHOSEN.includes(type ?? '')) {
    refused.push(invalid('custom_field_options', 'Options: only fields to choose from have them'));
  }
  return refused;
}

export function createField(
  world: World,
  owner: FieldOwner,
  input: FieldInput,
  now: Instant,
): Field | Refused {
  const refused = refusalsOf(world, owner, undefined, input);
  if (refused.length > 0 || input.type === undefined) return { refused };
  const id = world.ids.next();
  const key = owner === 'ticket' ? String(id) : (input.key ?? '');
  const fields = fieldsOf(world, owner);
  const field = blankField(id, key, input.type, input.title ?? '', now);
  write(world, field, { description: input.title, ...input });
  return fields.add(field);
}

function write(world: World, field: Field, input: FieldInput): void {
  const { type, key, options, ...values } = input;
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) Object.assign(field, { [name]: value });
  }
  if (options !== undefined)
    field.options = options.map((option) => optionOf(world, field, option));
}

/** One that names the id, or has the value, of an option that there is keeps that id. */
const optionOf = (world: World, field: Field, { id, name, value }: OptionInput) => ({
  id:
    field.options.find((known) => (id === undefined ? known.value === value : known.id === id))
      ?.id ?? world.ids.next(),
  name,
  value,
});

export function updateField(
  world: World,
  owner: FieldOwner,
  field: Field,
  input: FieldInput,
  now: Instant,
): Refused | undefined {
  const refused = refusalsOf(world, owner, field, input);
  if (refused.length > 0) return { refused };
  write(world, field, input);
  field.updatedAt = now;
  fieldsOf(world, owner).changed(field);
  return undefined;
}

/** Values that are there stay; nobody is shown them any more. */
export function deleteField(world: World, owner: FieldOwner, field: Field): Refused | undefined {
  if (isSystem(field)) return { refused: [invalid('base', 'System fields cannot be deleted')] };
  fieldsOf(world, owner).remove(field);
  return undefined;
}
