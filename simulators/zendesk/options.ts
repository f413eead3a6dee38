// What can be chosen about Zendesk where its own texts are silent or disagree, and what the account has bought.

/** https://developer.zendesk.com/api-reference/introduction/rate-limits/ */
export const PLANS = ['team', 'growth', 'professional', 'enterprise', 'enterprise-plus'] as const;

export interface ZendeskOptions {
  readonly plan: (typeof PLANS)[number];
  /** How many times the vendor's rates may be used: 1 as documented; more for load tests. */
  readonly rateFactor: number;
  /** Whether integrations on this machine may do without https. */
  readonly plainIntegrations: boolean;
}

/** Each value is an assumption unless a source is named. */
export const DEFAULTS: ZendeskOptions = {
  plan: 'enterprise',
  rateFactor: 1,
  // So that a connector under development can be installed in a served world.
  plainIntegrations: true,
};
