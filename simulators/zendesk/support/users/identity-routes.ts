// Identities of users, as a table. https://developer.zendesk.com/api-reference/ticketing/users/user_identities/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import { authorGone } from '../../channel-framework/author-gone.ts';
import type { Desk } from '../../desk.ts';
import {
  addIdentity,
  changeIdentity,
  makePrimary,
  removeIdentity,
} from '../../world/identity-changes.ts';
import { listingOf, sortedListing } from '../../world/listing.ts';
import type { Identity, User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { readRoot } from '../protocol/body.ts';
import { DELETED, NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { idOf } from '../protocol/records.ts';
import { withUser } from './user-routes.ts';
import { identityJson } from './user-wire.ts';
import { notAllowed } from './write-user.ts';

/** Those that the API makes; others come by their channels. */
const MADE = [
  'email',
  'twitter',
  'facebook',
  'google',
  'agent_forwarding',
  'phone_number',
] as const;

const IDENTITY = z.looseObject({
  type: z.enum(MADE),
  value: z.string().max(255),
  verified: z.boolean().optional(),
  primary: z.boolean().optional(),
});

const CHANGE = z.looseObject({
  value: z.string().max(255).optional(),
  verified: z.boolean().optional(),
});

type OnIdentity = (desk: Desk, user: User, identity: Identity, call: Call) => Response;

const find = (user: User, call: Call): Identity | undefined =>
  user.identities.find(({ id }) => id === idOf(call.params['identity']));

const withIdentity = (handle: OnIdentity) =>
  withUser((desk, user, call) => {
    const identity = find(user, call);
    return identity === undefined ? NOT_FOUND : handle(desk, user, identity, call);
  });

/** Whoever may change the user may change the identities. */
const changing = (handle: OnIdentity) =>
  withUser((desk, user, call, by) => {
    const identity = find(user, call);
    if (identity === undefined) return NOT_FOUND;
    return notAllowed(by, user, {}) ?? handle(desk, user, identity, call);
  });

const create = withUser((desk, user, call, by) => {
  const response = notAllowed(by, user, {});
  if (response !== undefined) return response;
  const read = readRoot(call, 'identity', IDENTITY);
  if ('response' in read) return read.response;
  const { primary, ...input } = read.value;
  const now = desk.clock.now();
  const made = addIdentity(desk.world, user, input, now);
  if ('refused' in made) return recordInvalid(made.refused);
  if (primary === true) makePrimary(desk.world, user, made, now);
  const json = identityJson(desk, user, made);
  return answer(201, { identity: json }, { location: json.url });
});

const shown: OnIdentity = (desk, user, identity) =>
  answer(200, { identity: identityJson(desk, user, identity) });

const update = changing((desk, user, identity, call) => {
  const read = readRoot(call, 'identity', CHANGE);
  if ('response' in read) return read.response;
  const refused = changeIdentity(desk.world, user, identity, read.value, desk.clock.now());
  return refused === undefined ? shown(desk, user, identity, call) : recordInvalid(refused.refused);
});

const verify = changing((desk, user, identity, call) => {
  changeIdentity(desk.world, user, identity, { verified: true }, desk.clock.now());
  return shown(desk, user, identity, call);
});

const primary = changing((desk, user, identity, call) => {
  makePrimary(desk.world, user, identity, desk.clock.now());
  return all(desk, user, call);
});

const all = (desk: Desk, user: User, call: Call): Response =>
  pageOf(
    call,
    'identities',
    call.query.has('page[size]')
      ? sortedListing(user.identities, ({ id }) => [id])
      : listingOf(user.identities, ({ id }) => [id]),
    (identity) => identityJson(desk, user, identity),
  );

const remove = changing((desk, user, identity) => {
  authorGone(desk, user, identity);
  removeIdentity(desk.world, user, identity, desk.clock.now());
  return DELETED;
});

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/users/user_identities/';
const OURS = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;
const ALL = '/api/v2/users/{id}/identities';
const ONE = `${ALL}/{identity}`;

export const IDENTITY_ROUTES: readonly Route<Desk>[] = [
  { ...OURS, method: 'GET', path: ALL, handle: asAgent(withUser(all)) },
  { ...OURS, method: 'GET', path: ONE, handle: asAgent(withIdentity(shown)) },
  {
    ...OURS,
    method: 'POST',
    path: ALL,
    note: 'a phone number is kept as E.164; no mail is sent',
    handle: asAgent(create),
  },
  {
    ...OURS,
    method: 'PUT',
    path: ONE,
    note: 'assumption: what was verified stays so',
    handle: asAgent(update),
  },
  { ...OURS, method: 'PUT', path: `${ONE}/make_primary`, handle: asAgent(primary) },
  { ...OURS, method: 'PUT', path: `${ONE}/verify`, handle: asAgent(verify) },
  {
    ...OURS,
    method: 'PUT',
    path: `${ONE}/request_verification`,
    fidelity: 'partial',
    note: 'no mail is sent',
    handle: asAgent(changing(() => answer(200, {}))),
  },
  { ...OURS, method: 'DELETE', path: ONE, handle: asAgent(remove) },
];
