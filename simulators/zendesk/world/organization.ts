// Organizations of end users. https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { CustomValues } from './ticket.ts';

export interface Organization {
  readonly id: number;
  name: string;
  externalId: string | null;
  details: string;
  notes: string;
  groupId: number | null;
  sharedTickets: boolean;
  sharedComments: boolean;
  domainNames: readonly string[];
  tags: readonly string[];
  /** By the key of the organization field. */
  fields: CustomValues;
  readonly createdAt: Instant;
  updatedAt: Instant;
}

/** A user in an organization. https://developer.zendesk.com/api-reference/ticketing/organizations/organization_memberships/ */
export interface OrganizationMembership {
  readonly id: number;
  readonly userId: number;
  readonly organizationId: number;
  readonly createdAt: Instant;
  updatedAt: Instant;
}

/** One organization taken up by another. https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/ */
export interface OrganizationMerge {
  readonly id: string;
  readonly loserId: number;
  readonly winnerId: number;
  status: 'new' | 'in_progress' | 'error' | 'complete';
}
