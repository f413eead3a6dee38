// Comments, and the channel that they (and tickets, and audits) came by.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Attachment } from './attachment.ts';
import type { Instance } from './integration.ts';

/** A business rule that acts on a ticket. */
export interface RuleRef {
  readonly kind: 'trigger' | 'automation';
  readonly id: number;
  readonly title: string;
}

/** https://developer.zendesk.com/documentation/ticketing/reference-guides/via-types/ */
export type Via =
  | { readonly channel: 'api' }
  | { readonly channel: OtherChannel }
  | { readonly channel: 'system' }
  | { readonly channel: 'merge'; readonly ticketId: number }
  | { readonly channel: 'rule'; readonly rule: RuleRef }
  | { readonly channel: 'any_channel'; readonly instance: Instance };

/** Channels that nothing here comes by unless a ticket is made as coming by them. Assumption: the list. */
export const OTHER_CHANNELS = [
  'web',
  'email',
  'chat',
  'voice',
  'sms',
  'web_widget',
  'mobile_sdk',
  'help_center',
  'mobile',
] as const;
export type OtherChannel = (typeof OTHER_CHANNELS)[number];

export const BY_API: Via = { channel: 'api' };
export const BY_SYSTEM: Via = { channel: 'system' };

/** What `via_id` of conditions calls them. https://github.com/nukosuke/go-zendesk, zendesk/via_types.go */
export const VIA_IDS: Readonly<Record<Via['channel'], number>> = {
  web: 0,
  email: 4,
  chat: 29,
  voice: 34,
  web_widget: 48,
  mobile_sdk: 49,
  help_center: 50,
  mobile: 56,
  sms: 57,
  api: 5,
  rule: 8,
  merge: 19,
  any_channel: 55,
  // Assumption: an update by Zendesk itself is told as one by a rule.
  system: 8,
};

export interface Comment {
  readonly id: number;
  readonly auditId: number;
  readonly authorId: number;
  body: string;
  /** As given; `null` when Zendesk makes it from the body. */
  html: string | null;
  public: boolean;
  readonly createdAt: Instant;
  readonly via: Via;
  attachments: readonly Attachment[];
  /** What an agent is told when the reply did not reach the customer. */
  failure: string | null;
}
