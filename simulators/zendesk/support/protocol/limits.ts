// Which calls Zendesk counts, and how many it takes. https://developer.zendesk.com/api-reference/introduction/rate-limits/
import { MINUTE } from '../../../../src/kernel/clock.ts';
import type { Method } from '../../../../src/kernel/wire.ts';
import type { ZendeskOptions } from '../../options.ts';
import type { Limit } from '../../world/rate-limit.ts';

type Plan = ZendeskOptions['plan'];

/** Calls of the whole account in a minute. */
const PER_MINUTE: Readonly<Record<Plan, number>> = {
  team: 200,
  growth: 400,
  professional: 400,
  enterprise: 700,
  'enterprise-plus': 2_500,
};

const times = (total: number, { rateFactor }: ZendeskOptions): number =>
  Math.max(1, Math.floor(total * rateFactor));

export const accountLimit = (options: ZendeskOptions): Limit => ({
  total: times(PER_MINUTE[options.plan], options),
  windowMs: MINUTE,
});

/** A limit of an endpoint, beside that of the account. */
export interface EndpointLimit {
  /** As the header names it, where the name was recorded from the live service; else our own. */
  readonly name: string;
  readonly method: Method;
  readonly path: RegExp;
  readonly perMinutes: number;
  readonly total: number;
  /** With the plan of high volume; default: the same. */
  readonly highVolume?: number;
  /** Whose calls are counted together, beside those for the same thing in the path. */
  readonly of: 'account' | 'person';
}

export const ENDPOINT_LIMITS: readonly EndpointLimit[] = [
  // https://support.zendesk.com/hc/en-us/articles/8638126078234
  {
    name: 'per-ticket-updates',
    method: 'PUT',
    path: /^\/api\/v2\/tickets\/(\d+)$/,
    total: 30,
    perMinutes: 10,
    of: 'person',
  },
  {
    name: 'tickets-update',
    method: 'PUT',
    path: /^\/api\/v2\/tickets\/\d+$/,
    total: 100,
    highVolume: 300,
    perMinutes: 1,
    of: 'account',
  },
  {
    name: 'tickets-index',
    method: 'GET',
    path: /^\/api\/v2\/tickets$/,
    total: 100,
    perMinutes: 1,
    of: 'account',
  },
  {
    name: 'tickets-destroy',
    method: 'DELETE',
    path: /^\/api\/v2\/tickets\/\d+$/,
    total: 400,
    perMinutes: 1,
    of: 'account',
  },
  {
    name: 'users-update',
    method: 'PUT',
    path: /^\/api\/v2\/users\/(\d+)$/,
    total: 5,
    perMinutes: 1,
    of: 'account',
  },
  {
    name: 'incremental-exports',
    method: 'GET',
    path: /^\/api\/v2\/incremental\/(?!\w+\/sample$)/,
    total: 10,
    highVolume: 30,
    perMinutes: 1,
    of: 'account',
  },
  {
    name: 'incremental-sample',
    method: 'GET',
    path: /^\/api\/v2\/incremental\/\w+\/sample$/,
    total: 10,
    perMinutes: 20,
    of: 'account',
  },
  {
    name: 'search-export',
    method: 'GET',
    path: /^\/api\/v2\/search\/export$/,
    total: 100,
    perMinutes: 1,
    of: 'account',
  },
  {
    name: 'views-execute',
    method: 'GET',
    path: /^\/api\/v2\/views\/(\d+\/(?:execute|count))$/,
    total: 5,
    perMinutes: 1,
    of: 'person',
  },
  {
    name: 'views-preview',
    method: 'POST',
    path: /^\/api\/v2\/views\/preview(?:\/count)?$/,
    total: 5,
    perMinutes: 1,
    of: 'person',
  },
  {
    name: 'views-count-many',
    method: 'GET',
    path: /^\/api\/v2\/views\/count_many$/,
    total: 6,
    perMinutes: 5,
    of: 'account',
  },
  {
    name: 'deleted-tickets',
    method: 'GET',
    path: /^\/api\/v2\/deleted_tickets$/,
    total: 10,
    perMinutes: 1,
    of: 'account',
  },
  {
    name: 'tags-index',
    method: 'GET',
    path: /^\/api\/v2\/tags$/,
    total: 100,
    perMinutes: 1,
    of: 'account',
  },
];

export const endpointLimit = (
  { total, highVolume, perMinutes }: EndpointLimit,
  options: ZendeskOptions,
): Limit => ({
  total: times(options.plan === 'enterprise-plus' ? (highVolume ?? total) : total, options),
  windowMs: perMinutes * MINUTE,
});
