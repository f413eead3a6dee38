// What can be chosen about Zendesk where its own texts are silent or disagree, and what the account has bought.
import { DAY, SECOND } from '../../src/kernel/clock.ts';
import type { ClosedField } from './world/ticket-change.ts';

/** https://developer.zendesk.com/api-reference/introduction/rate-limits/ */
export const PLANS = ['team', 'growth', 'professional', 'enterprise', 'enterprise-plus'] as const;

export interface ZendeskOptions {
  /** From the start of a background job to its end. */
  readonly jobAfterMs: number;
  /** How long an upload waits for a comment. */
  readonly uploadLifeMs: number;
  /** What of a closed ticket can still be changed. */
  readonly editableWhenClosed: readonly ClosedField[];
  /** What is said of a change of a closed ticket. */
  readonly closedTicketText: string;
  /** What is said when `safe_update` finds a newer ticket. */
  readonly updateConflictText: string;
  readonly plan: (typeof PLANS)[number];
  /** How many times the vendor's rates may be used: 1 as documented; more for load tests. */
  readonly rateFactor: number;
  /** Whether integrations on this machine may do without https. */
  readonly plainIntegrations: boolean;
  /** How long a new record stays hidden from search. */
  readonly searchLagMs: number;
  /** Whether incremental exports tell of deleted tickets. */
  readonly exportDeleted: boolean;
  /** Whether integrations are held to the documentation's limits where the schemas are wider. */
  readonly strictDocsLimits: boolean;
  /** Whether an external id is known to all accounts of an integration, or to its own only. */
  readonly idsOfIntegration: boolean;
  /** From one pull of an account to the next. */
  readonly pullIntervalMs: number;
  /** Pulls in a row that fail before an account is stopped. */
  readonly pullFailuresMax: number;
  /** Whether integrations are asked for their health every so often, or only when an admin looks. */
  readonly healthChecks: boolean;
  readonly healthCheckIntervalMs: number;
  /** A manifest older than this is asked for again when its integration is next used. */
  readonly manifestAgeMs: number;
  readonly webhookTimeoutMs: number;
  /** How often a webhook is tried again. */
  readonly webhookRetriesMax: number;
  /** For how long a webhook that keeps failing is left alone. */
  readonly webhookBreakMs: number;
  /** Whether triggers are gone through again from the top once one has changed the ticket. */
  readonly triggerRestarts: boolean;
  /** Whether what an automation changes makes triggers run. */
  readonly automationsRunTriggers: boolean;
  /** The minute of each hour at which automations run; `seeded`: one that the seed chooses. */
  readonly automationMinute: number | 'seeded';
}

/** Each value is an assumption unless a source is named. */
export const DEFAULTS: ZendeskOptions = {
  jobAfterMs: SECOND,
  // As recorded from the live service; its documentation says 60 minutes.
  uploadLifeMs: 3 * DAY,
  editableWhenClosed: [],
  closedTicketText: 'Status: closed prevents ticket update',
  updateConflictText: 'The ticket has changed since updated_stamp',
  plan: 'enterprise',
  rateFactor: 1,
  // So that a connector under development can be installed in a served world.
  plainIntegrations: true,
  searchLagMs: 0,
  exportDeleted: true,
  strictDocsLimits: false,
  idsOfIntegration: false,
  pullIntervalMs: 120_000,
  pullFailuresMax: 10,
  healthChecks: false,
  healthCheckIntervalMs: 300_000,
  manifestAgeMs: 3_600_000,
  webhookTimeoutMs: 10_000,
  webhookRetriesMax: 3,
  webhookBreakMs: 5_000,
  triggerRestarts: true,
  automationsRunTriggers: true,
  automationMinute: 0,
};
