// One organization taken up by another, as a table.
// https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/#merge-organization-with-another-organization
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { listingOf } from '../../world/listing.ts';
import type { OrganizationMerge } from '../../world/organization.ts';
import { mergeOrganizations } from '../../world/organization-changes.ts';
import { invalid } from '../../world/ticket-change.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin } from '../protocol/authentication.ts';
import { readRoot } from '../protocol/body.ts';
import { NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { idOf } from '../protocol/records.ts';
import { ulid } from '../webhooks/webhook-work.ts';

const MERGE = z.looseObject({ winner_id: z.int() });

const mergeJson = ({ origin }: Desk, { id, loserId, winnerId, status }: OrganizationMerge) => ({
  id,
  url: `${origin}/api/v2/organization_merges/${id}.json`,
  loser_id: loserId,
  winner_id: winnerId,
  status,
});

/** Whichever of the two has gone meanwhile, there is nothing to merge. */
function work({ world, clock }: Desk, merge: OrganizationMerge): void {
  const loser = world.organizations.get(merge.loserId);
  const winner = world.organizations.get(merge.winnerId);
  if (loser === undefined || winner === undefined) {
    merge.status = 'error';
    return;
  }
  mergeOrganizations(world, loser, winner, clock.now());
  merge.status = 'complete';
}

function begin(desk: Desk, call: Call): Response {
  const { clock, options, organizationMergeIds, world } = desk;
  const loserId = idOf(call.params['id']);
  if (world.organizations.get(loserId) === undefined) return NOT_FOUND;
  const read = readRoot(call, 'organization_merge', MERGE);
  if ('response' in read) return read.response;
  const winnerId = read.value.winner_id;
  if (winnerId === loserId || world.organizations.get(winnerId) === undefined) {
    return recordInvalid([invalid('winner_id', 'Winner: is not another organization')]);
  }
  const id = ulid(clock.now(), organizationMergeIds);
  const merge: OrganizationMerge = { id, loserId, winnerId, status: 'new' };
  world.organizationMerges.set(id, merge);
  clock.at(clock.now() + Math.floor(options.jobAfterMs / 2), `merge ${id} begins`, () => {
    merge.status = 'in_progress';
  });
  clock.at(clock.now() + options.jobAfterMs, `merge ${id} ends`, () => work(desk, merge));
  return answer(200, { organization_merge: mergeJson(desk, merge) });
}

function show(desk: Desk, call: Call): Response {
  const merge = desk.world.organizationMerges.get(call.params['id'] ?? '');
  return merge === undefined
    ? NOT_FOUND
    : answer(200, { organization_merge: mergeJson(desk, merge) });
}

/** Also of an organization that has been taken up and is gone. */
function list(desk: Desk, call: Call): Response {
  const id = idOf(call.params['id']);
  const merges = [...desk.world.organizationMerges.values()].filter(
    ({ loserId, winnerId }) => loserId === id || winnerId === id,
  );
  if (merges.length === 0 && desk.world.organizations.get(id) === undefined) return NOT_FOUND;
  return pageOf(
    call,
    'organization_merges',
    listingOf(merges, (merge) => [merge.id]),
    (merge) => mergeJson(desk, merge),
  );
}

const OURS = {
  fidelity: 'partial',
  confidence: 'documented',
  source: 'https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/',
  note: 'assumption: it takes as long as a job, and tickets go over without an audit',
} as const;

export const ORGANIZATION_MERGE_ROUTES: readonly Route<Desk>[] = [
  { ...OURS, method: 'POST', path: '/api/v2/organizations/{id}/merge', handle: asAdmin(begin) },
  { ...OURS, method: 'GET', path: '/api/v2/organizations/{id}/merges', handle: asAdmin(list) },
  { ...OURS, method: 'GET', path: '/api/v2/organization_merges/{id}', handle: asAdmin(show) },
];
