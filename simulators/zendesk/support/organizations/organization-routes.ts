// Organizations one by one, as a table. https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { type Listing, sortedListing } from '../../world/listing.ts';
import type { Organization } from '../../world/organization.ts';
import {
  createOrganization,
  deleteOrganization,
  updateOrganization,
} from '../../world/organization-changes.ts';
import { allOf, nameKey } from '../../world/organization-index.ts';
import { membershipsOf } from '../../world/organization-members.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { readRoot, unknownIn, warning } from '../protocol/body.ts';
import { DELETED, invalidAttribute, NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { countAnswer, idOf, idsOf, tagsAfter, tagsAnswer } from '../protocol/records.ts';
import { named } from '../protocol/sideload.ts';
import { organizationsNamed } from '../search/search-users.ts';
import { userJson } from '../users/user-wire.ts';
import { givenOrganization, ORGANIZATION } from './organization-input.ts';
import { organizationJson } from './organization-wire.ts';

const withOrganization =
  (handle: (desk: Desk, organization: Organization, call: Call) => Response) =>
  (desk: Desk, call: Call): Response => {
    const organization = desk.world.organizations.get(idOf(call.params['id']));
    return organization === undefined ? NOT_FOUND : handle(desk, organization, call);
  };

const shown = (desk: Desk, call: Call, listing: Listing<Organization>): Response =>
  pageOf(call, 'organizations', listing, (organization) => organizationJson(desk, organization));

const list = (desk: Desk, call: Call, organizations: readonly Organization[]): Response =>
  shown(
    desk,
    call,
    sortedListing(organizations, ({ id }) => [id]),
  );

function create(desk: Desk, call: Call): Response {
  const read = readRoot(call, 'organization', ORGANIZATION);
  if ('response' in read) return read.response;
  const made = createOrganization(desk.world, givenOrganization(read.value), desk.clock.now());
  if ('refused' in made) return recordInvalid(made.refused);
  const json = organizationJson(desk, made);
  const warn = warning(
    'organizations',
    'create',
    unknownIn('organization', read.value, ORGANIZATION),
  );
  return answer(201, { organization: json }, { ...warn, location: json.url });
}

function update(desk: Desk, organization: Organization, call: Call): Response {
  const read = readRoot(call, 'organization', ORGANIZATION);
  if ('response' in read) return read.response;
  const input = givenOrganization(read.value);
  const refused = updateOrganization(desk.world, organization, input, desk.clock.now());
  if (refused !== undefined) return recordInvalid(refused.refused);
  const warn = warning(
    'organizations',
    'update',
    unknownIn('organization', read.value, ORGANIZATION),
  );
  return answer(200, { organization: organizationJson(desk, organization) }, warn);
}

/** Found by its id or its external id, or made. */
function createOrUpdate(desk: Desk, call: Call): Response {
  const read = readRoot(call, 'organization', ORGANIZATION);
  if ('response' in read) return read.response;
  const { id, external_id } = read.value;
  const { organizations, organizationIndex } = desk.world;
  const known =
    id === undefined
      ? organizationIndex.byExternalId.get(external_id?.toLowerCase() ?? '')
      : organizations.get(id);
  return known === undefined ? create(desk, call) : update(desk, known, call);
}

function showMany(desk: Desk, call: Call): Response {
  const { organizations, organizationIndex } = desk.world;
  const externalIds = call.query.get('external_ids');
  if (externalIds !== null) {
    const found = externalIds
      .split(',')
      .flatMap((text) => organizationIndex.byExternalId.get(text.trim().toLowerCase()) ?? []);
    return list(desk, call, [...new Set(found)]);
  }
  const which = idsOf(call);
  return 'ids' in which ? list(desk, call, named(which.ids, organizations.get)) : which;
}

/** By the whole name or the external id. */
function search(desk: Desk, call: Call): Response {
  const { byName, byExternalId } = desk.world.organizationIndex;
  const externalId = call.query.get('external_id');
  const name = call.query.get('name');
  if (externalId === null && name === null) {
    return invalidAttribute('Invalid parameter: external_id or name must be given');
  }
  const found =
    externalId === null
      ? byName.get(nameKey(name ?? ''))
      : byExternalId.get(externalId.toLowerCase());
  return list(desk, call, found === undefined ? [] : [found]);
}

const NAME_LENGTH_MIN = 2;

function autocomplete(desk: Desk, call: Call): Response {
  const name = nameKey(call.query.get('name') ?? '');
  if (name.length < NAME_LENGTH_MIN) {
    return invalidAttribute(`Invalid parameter: name must have ${NAME_LENGTH_MIN} characters`);
  }
  return list(desk, call, organizationsNamed(desk, name));
}

const related = withOrganization((desk, organization) => {
  const tickets = desk.world.ticketIndex.by('organization').of(organization.id).size;
  const users = desk.world.organizationMembers.ofOrganization.of(organization.id).size;
  return answer(200, { organization_related: { tickets_count: tickets, users_count: users } });
});

const users = withOrganization((desk, organization, call) => {
  const ids = membershipsOf(desk.world, organization).map(({ userId }) => userId);
  const found = sortedListing(named(ids, desk.world.users.get), ({ id }) => [id]);
  return pageOf(call, 'users', found, (user) => userJson(desk, user));
});

function ofUser(desk: Desk, call: Call): Response {
  const user = desk.world.users.get(idOf(call.params['id']));
  if (user === undefined) return NOT_FOUND;
  const memberships = allOf(desk.world.organizationMembers.ofUser, user.id);
  const ids = memberships.map(({ organizationId }) => organizationId);
  return list(desk, call, named(ids, desk.world.organizations.get));
}

const tagging = withOrganization((desk, organization, call) => {
  const read = tagsAfter(call, organization.tags);
  if (!('tags' in read)) return read;
  updateOrganization(desk.world, organization, { tags: read.tags }, desk.clock.now());
  return tagsAnswer(call, organization.tags);
});

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/';
const OURS = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;
const ONE = '/api/v2/organizations/{id}';

export const ORGANIZATION_ROUTES: readonly Route<Desk>[] = [
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/organizations',
    handle: asAgent((desk, call) => shown(desk, call, desk.world.organizations)),
  },
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/organizations/count',
    handle: asAgent((desk) => countAnswer(desk, desk.world.organizations.size)),
  },
  { ...OURS, method: 'GET', path: '/api/v2/organizations/show_many', handle: asAgent(showMany) },
  { ...OURS, method: 'GET', path: '/api/v2/organizations/search', handle: asAgent(search) },
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/organizations/autocomplete',
    note: 'names with words that begin so',
    handle: asAgent(autocomplete),
  },
  {
    ...OURS,
    method: 'GET',
    path: ONE,
    handle: asAgent(
      withOrganization((desk, organization) =>
        answer(200, { organization: organizationJson(desk, organization) }),
      ),
    ),
  },
  { ...OURS, method: 'POST', path: '/api/v2/organizations', handle: asAdmin(create) },
  {
    ...OURS,
    method: 'POST',
    path: '/api/v2/organizations/create_or_update',
    handle: asAdmin(createOrUpdate),
  },
  {
    ...OURS,
    method: 'PUT',
    path: ONE,
    note: 'assumption: for admins only; the vendor lets agents change notes',
    fidelity: 'partial',
    handle: asAdmin(withOrganization(update)),
  },
  {
    ...OURS,
    method: 'DELETE',
    path: ONE,
    note: 'assumption: tickets keep the id of one that is gone',
    handle: asAdmin(
      withOrganization(({ world }, organization) => {
        deleteOrganization(world, organization);
        return DELETED;
      }),
    ),
  },
  { ...OURS, method: 'GET', path: `${ONE}/related`, handle: asAgent(related) },
  { ...OURS, method: 'GET', path: `${ONE}/users`, handle: asAgent(users) },
  { ...OURS, method: 'GET', path: '/api/v2/users/{id}/organizations', handle: asAgent(ofUser) },
  {
    ...OURS,
    method: 'GET',
    path: `${ONE}/tags`,
    handle: asAgent(withOrganization((_desk, { tags }) => answer(200, { tags }))),
  },
  {
    ...OURS,
    method: 'POST',
    path: `${ONE}/tags`,
    handle: asAdmin(tagging),
  },
  {
    ...OURS,
    method: 'PUT',
    path: `${ONE}/tags`,
    handle: asAdmin(tagging),
  },
  {
    ...OURS,
    method: 'DELETE',
    path: `${ONE}/tags`,
    handle: asAdmin(tagging),
  },
];
