// What may be done to organizations and to who is in them.
// https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/
import type { Instant } from '../../../src/kernel/clock.ts';
import { fieldValueRefusals } from './field-value.ts';
import type { Organization } from './organization.ts';
import { nameKey } from './organization-index.ts';
import { joinOrganization, leave, membershipsOf, setOrganization } from './organization-members.ts';
import { tagsOf } from './tags.ts';
import { type CustomValue, NO_VALUES } from './ticket.ts';
import { blank, type FieldRefusal, invalid, type Refused } from './ticket-change.ts';
import type { World } from './world.ts';

export interface OrganizationInput {
  readonly name?: string | undefined;
  readonly externalId?: string | null | undefined;
  readonly details?: string | undefined;
  readonly notes?: string | undefined;
  readonly groupId?: number | null | undefined;
  readonly sharedTickets?: boolean | undefined;
  readonly sharedComments?: boolean | undefined;
  readonly domainNames?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly fields?: Readonly<Record<string, CustomValue>> | undefined;
}

function refusalsOf(
  world: World,
  organization: Organization | undefined,
  input: OrganizationInput,
): readonly FieldRefusal[] {
  const refused: FieldRefusal[] = [];
  const { byName, byExternalId } = world.organizationIndex;
  const name = input.name ?? organization?.name ?? '';
  const namesake = byName.get(nameKey(name));
  if (name.trim() === '') refused.push(blank('name', 'Name: cannot be blank'));
  else if (namesake !== undefined && namesake !== organization) {
    refused.push({
      field: 'name',
      description: `Name: ${name} has already been taken`,
      error: 'DuplicateValue',
    });
  }
  const externalId = input.externalId ?? null;
  const other = externalId === null ? undefined : byExternalId.get(externalId.toLowerCase());
  if (other !== undefined && other !== organization) {
    refused.push({
      field: 'external_id',
      description: `External ID: ${externalId} has already been taken`,
      error: 'DuplicateValue',
    });
  }
  const { groupId } = input;
  if (groupId !== undefined && groupId !== null && world.groups.get(groupId) === undefined) {
    refused.push(invalid('group', 'Group: is not a group of this account'));
  }
  for (const field of world.organizationFields) {
    refused.push(...fieldValueRefusals(field, input.fields?.[field.key] ?? null));
  }
  return refused;
}

export function createOrganization(
  world: World,
  input: OrganizationInput,
  now: Instant,
): Organization | Refused {
  const refused = refusalsOf(world, undefined, input);
  if (refused.length > 0) return { refused };
  return world.organizations.add({
    id: world.ids.next(),
    name: (input.name ?? '').trim(),
    externalId: input.externalId ?? null,
    details: input.details ?? '',
    notes: input.notes ?? '',
    groupId: input.groupId ?? null,
    sharedTickets: input.sharedTickets ?? false,
    sharedComments: input.sharedComments ?? false,
    domainNames: input.domainNames ?? [],
    tags: tagsOf(input.tags ?? []),
    fields: input.fields ?? NO_VALUES,
    createdAt: now,
    updatedAt: now,
  });
}

export function updateOrganization(
  world: World,
  organization: Organization,
  input: OrganizationInput,
  now: Instant,
): Refused | undefined {
  const refused = refusalsOf(world, organization, input);
  if (refused.length > 0) return { refused };
  const { tags, fields, ...values } = input;
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) Object.assign(organization, { [name]: value });
  }
  if (tags !== undefined) organization.tags = tagsOf(tags);
  if (fields !== undefined) organization.fields = { ...organization.fields, ...fields };
  organization.updatedAt = now;
  world.organizations.changed(organization);
  return undefined;
}

/** Its people stay, without it. Assumption: tickets keep the id of one that is gone, as nobody has changed them. */
export function deleteOrganization(world: World, organization: Organization): void {
  for (const membership of membershipsOf(world, organization)) leave(world, membership);
  world.organizations.remove(organization);
}

/** People, tickets and domains go over; all else of the loser is lost. Assumption: without a word in the tickets' audits. */
export function mergeOrganizations(
  world: World,
  loser: Organization,
  winner: Organization,
  now: Instant,
): void {
  for (const { userId } of membershipsOf(world, loser)) {
    const user = world.users.get(userId);
    if (user === undefined) continue;
    const isDefault = user.organizationId === loser.id;
    joinOrganization(world, userId, winner.id, now);
    if (isDefault) setOrganization(world, user, winner.id);
  }
  const tickets = world.ticketIndex.by('organization').of(loser.id);
  for (const ticket of tickets.page(0, tickets.size)) {
    ticket.organizationId = winner.id;
    world.tickets.changed(ticket);
  }
  const domainNames = [...new Set([...winner.domainNames, ...loser.domainNames])];
  deleteOrganization(world, loser);
  updateOrganization(world, winner, { domainNames }, now);
}
