// What a body says of an organization. https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/#json-format
import { z } from 'zod';
import type { OrganizationInput } from '../../world/organization-changes.ts';

const text = z.string().max(65_535);
/** External ids are text; a number is taken as its digits, and an empty one is none. */
const externalId = z
  .union([z.string().max(255), z.number()])
  .nullable()
  .transform((value) => (value === null || value === '' ? null : String(value)));

export const ORGANIZATION = z.looseObject({
  id: z.int().optional(),
  name: z.string().max(255).optional(),
  external_id: externalId.optional(),
  details: text.nullish(),
  notes: text.nullish(),
  group_id: z.int().nullish(),
  shared_tickets: z.boolean().optional(),
  shared_comments: z.boolean().optional(),
  domain_names: z.array(z.string().max(255)).max(1_000).optional(),
  tags: z.array(z.string().max(1_000)).max(1_000).optional(),
  organization_fields: z
    .record(
      z.string(),
      z.union([z.string().max(65_535), z.number(), z.boolean(), z.array(z.string()), z.null()]),
    )
    .optional(),
});

export const givenOrganization = (given: z.output<typeof ORGANIZATION>): OrganizationInput => ({
  name: given.name,
  externalId: given.external_id,
  details: given.details ?? undefined,
  notes: given.notes ?? undefined,
  groupId: given.group_id,
  sharedTickets: given.shared_tickets,
  sharedComments: given.shared_comments,
  domainNames: given.domain_names,
  tags: given.tags,
  fields: given.organization_fields,
});
