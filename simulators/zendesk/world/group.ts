// Groups of agents. https://developer.zendesk.com/api-reference/ticketing/groups/groups/
import type { Instant } from '../../../src/kernel/clock.ts';

export interface Group {
  readonly id: number;
  name: string;
  description: string;
  isPublic: boolean;
  /** The one that agents without another are in; it cannot be deleted. */
  readonly isDefault: boolean;
  readonly createdAt: Instant;
  updatedAt: Instant;
}

/** An agent in a group. https://developer.zendesk.com/api-reference/ticketing/groups/group_memberships/ */
export interface Membership {
  readonly id: number;
  readonly userId: number;
  readonly groupId: number;
  readonly createdAt: Instant;
  updatedAt: Instant;
}
