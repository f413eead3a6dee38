// Organizations many at a time, by jobs, as a table.
// https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/#create-many-organizations
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import {
  createOrganization,
  deleteOrganization,
  updateOrganization,
} from '../../world/organization-changes.ts';
import { asAdmin } from '../protocol/authentication.ts';
import { readRoot } from '../protocol/body.ts';
import { failedTask, startJob } from '../protocol/job.ts';
import { idsOf, itemsIn, wrongIn } from '../protocol/records.ts';
import { givenOrganization, ORGANIZATION } from './organization-input.ts';

type Result = Readonly<Record<string, unknown>>;

function createMany(desk: Desk, call: Call): Response {
  const read = itemsIn(call, 'organizations');
  if (!('items' in read)) return read;
  const make = (item: unknown, index: number): Result => {
    const given = ORGANIZATION.safeParse(item);
    if (!given.success) return failedTask(index, 'OrganizationCreateFailed', wrongIn(given.error));
    const made = createOrganization(desk.world, givenOrganization(given.data), desk.clock.now());
    return 'refused' in made
      ? failedTask(index, 'OrganizationCreateFailed', made.refused[0]?.description ?? '')
      : { index, id: made.id, status: 'Created' };
  };
  const work = () => read.items.map(make);
  return startJob(desk, call, {
    type: 'Bulk Create Organization',
    total: read.items.length,
    work,
  });
}

function updateOne(desk: Desk, id: number, item: unknown, index: number): Result {
  const organization = desk.world.organizations.get(id);
  if (organization === undefined) {
    return failedTask(index, 'OrganizationNotFound', 'There is no such organization', id);
  }
  const given = ORGANIZATION.safeParse(item);
  if (!given.success)
    return failedTask(index, 'OrganizationUpdateFailed', wrongIn(given.error), id);
  const input = givenOrganization(given.data);
  const refused = updateOrganization(desk.world, organization, input, desk.clock.now());
  return refused === undefined
    ? { index, id, action: 'update', status: 'Updated', success: true }
    : failedTask(index, 'OrganizationUpdateFailed', refused.refused[0]?.description ?? '', id);
}

const NAMED = z.looseObject({ id: z.int() });

/** Either each has changes of its own, or `?ids=` all get the same. */
function updateMany(desk: Desk, call: Call): Response {
  const type = 'Bulk Update Organization';
  if (call.query.has('ids')) {
    const which = idsOf(call);
    if (!('ids' in which)) return which;
    const read = readRoot(call, 'organization', ORGANIZATION);
    if ('response' in read) return read.response;
    const work = () => which.ids.map((id, index) => updateOne(desk, id, read.value, index));
    return startJob(desk, call, { type, total: which.ids.length, work });
  }
  const read = itemsIn(call, 'organizations');
  if (!('items' in read)) return read;
  const work = () =>
    read.items.map((item, index) =>
      updateOne(desk, NAMED.safeParse(item).data?.id ?? 0, item, index),
    );
  return startJob(desk, call, { type, total: read.items.length, work });
}

function destroyMany(desk: Desk, call: Call): Response {
  const which = idsOf(call);
  if (!('ids' in which)) return which;
  const drop = (id: number, index: number): Result => {
    const organization = desk.world.organizations.get(id);
    if (organization === undefined) {
      return failedTask(index, 'OrganizationNotFound', 'There is no such organization', id);
    }
    deleteOrganization(desk.world, organization);
    return { index, id, action: 'delete', status: 'Deleted', success: true };
  };
  const work = () => which.ids.map(drop);
  return startJob(desk, call, {
    type: 'Bulk Delete Organization',
    total: which.ids.length,
    work,
  });
}

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/';
const OURS = {
  fidelity: 'supported',
  confidence: 'documented',
  source: SOURCE,
  note: 'assumption: the names of the job and of the errors in its results',
} as const;

export const MANY_ORGANIZATION_ROUTES: readonly Route<Desk>[] = [
  {
    ...OURS,
    method: 'POST',
    path: '/api/v2/organizations/create_many',
    handle: asAdmin(createMany),
  },
  {
    ...OURS,
    method: 'PUT',
    path: '/api/v2/organizations/update_many',
    handle: asAdmin(updateMany),
  },
  {
    ...OURS,
    method: 'DELETE',
    path: '/api/v2/organizations/destroy_many',
    handle: asAdmin(destroyMany),
  },
];
