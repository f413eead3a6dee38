// Comments, and the channel that they (and tickets, and audits) came by.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Instance } from './integration.ts';

export type Via =
  | { readonly channel: 'api' }
  | { readonly channel: 'any_channel'; readonly instance: Instance };

export const BY_API: Via = { channel: 'api' };

export interface Comment {
  readonly id: number;
  readonly auditId: number;
  readonly authorId: number;
  readonly body: string;
  /** As given; `null` when Zendesk makes it from the body. */
  readonly html: string | null;
  readonly public: boolean;
  readonly createdAt: Instant;
  readonly via: Via;
  /** What an agent is told when the reply did not reach the customer. */
  failure: string | null;
}
