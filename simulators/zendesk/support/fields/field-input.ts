// What a body says of a field. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_fields/#json-format
import { z } from 'zod';
import { CUSTOM_TYPES } from '../../world/field.ts';
import type { FieldInput } from '../../world/field-changes.ts';

const OPTIONS_MAX = 2_000;

export const OPTION = z.looseObject({
  id: z.int().nullish(),
  name: z.string().min(1).max(1_024),
  value: z.string().min(1).max(255),
});

export const FIELD = z.looseObject({
  type: z.enum(CUSTOM_TYPES).optional(),
  key: z.string().max(255).optional(),
  title: z.string().max(255).optional(),
  raw_title: z.string().max(255).optional(),
  description: z.string().max(65_535).nullish(),
  active: z.boolean().optional(),
  required: z.boolean().optional(),
  position: z.int().min(0).max(1_000_000).optional(),
  regexp_for_validation: z.string().max(255).nullish(),
  tag: z.string().max(255).nullish(),
  custom_field_options: z.array(OPTION).max(OPTIONS_MAX).optional(),
});

export const givenField = (given: z.output<typeof FIELD>): FieldInput => ({
  type: given.type,
  key: given.key,
  title: given.title ?? given.raw_title,
  description: given.description ?? undefined,
  active: given.active,
  required: given.required,
  position: given.position,
  regexp: given.regexp_for_validation,
  tag: given.tag,
  options: given.custom_field_options?.map(({ id, name, value }) => ({
    id: id ?? undefined,
    name,
    value,
  })),
});
