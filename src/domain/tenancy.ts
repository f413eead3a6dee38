// Whose something is: accounts, conversations and deployments belong to one customer each.

/** SECURE-7: only its owner reaches it. Both are names of one kind: of customers, or of numbers. */
export const belongsTo = (owner: string, caller: string): boolean => owner === caller;
