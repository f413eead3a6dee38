// The account, as results of jobs name it.

/** Assumption: any number will do; there is one account. */
export const ACCOUNT_ID = 10_000_001;
