// What a body says of a user. https://developer.zendesk.com/api-reference/ticketing/users/users/#json-format
import { z } from 'zod';
import { IDENTITY_TYPES, ROLES } from '../../world/user.ts';
import type { UserInput } from '../../world/user-changes.ts';

const text = z.string().max(65_535);
const line = z.string().max(255);
/** External ids are text; a number is taken as its digits, and an empty one is none. */
const externalId = z
  .union([line, z.number()])
  .nullable()
  .transform((value) => (value === null || value === '' ? null : String(value)));

const VALUE = z.union([
  text,
  z.number(),
  z.boolean(),
  z.array(z.string().max(255)).max(1_000),
  z.null(),
]);

export const USER = z.looseObject({
  id: z.int().optional(),
  name: line.optional(),
  email: line.nullish(),
  phone: line.nullish(),
  role: z.enum(ROLES).optional(),
  alias: line.nullish(),
  details: text.nullish(),
  notes: text.nullish(),
  external_id: externalId.optional(),
  organization_id: z.int().nullish(),
  organization: z.looseObject({ name: line }).nullish(),
  locale: line.nullish(),
  time_zone: line.nullish(),
  signature: text.nullish(),
  suspended: z.boolean().optional(),
  moderator: z.boolean().optional(),
  only_private_comments: z.boolean().optional(),
  ticket_restriction: z.enum(['organization', 'groups', 'assigned', 'requested']).nullish(),
  tags: z.array(z.string().max(1_000)).max(1_000).optional(),
  user_fields: z.record(z.string().max(255), VALUE).optional(),
  identities: z
    .array(z.looseObject({ type: z.enum(IDENTITY_TYPES), value: line }))
    .max(100)
    .optional(),
  verified: z.boolean().optional(),
  skip_verify_email: z.boolean().optional(),
});
export type GivenUser = z.output<typeof USER>;

/** Nothing is sent to anybody, so whether a mail is left out makes no difference. */
export function givenUser(given: GivenUser): UserInput {
  const verified = given.verified === true;
  const email = given.email ?? undefined;
  const identities = [
    ...(email === undefined ? [] : [{ type: 'email' as const, value: email, verified }]),
    ...(given.identities ?? []).map(({ type, value }) => ({ type, value, verified })),
  ];
  const plain = {
    name: given.name?.trim(),
    phone: given.phone,
    role: given.role,
    alias: given.alias ?? undefined,
    details: given.details ?? undefined,
    notes: given.notes ?? undefined,
    externalId: given.external_id,
    organizationId: given.organization_id,
    locale: given.locale ?? undefined,
    timeZone: given.time_zone ?? undefined,
    signature: given.signature,
    suspended: given.suspended,
    moderator: given.moderator,
    onlyPrivateComments: given.only_private_comments,
    ticketRestriction: given.ticket_restriction,
    tags: given.tags,
    fields: given.user_fields,
  };
  const values = Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined),
  );
  return { ...values, ...(identities.length === 0 ? {} : { identities }) };
}
