// How records are keyed, so that those of one thread or account can be listed together.

/** Both lane and prefix of everything under way in a thread. */
export const threadLane = (accountId: string, thread: string): string => `${accountId}/${thread}`;

export const waitingKey = (lane: string, order: number): string => `${lane}|${order}`;
/** All of a lane's waiting records begin with this. */
export const waitingPrefix = (lane: string): string => `${lane}|`;

export const ofAccount = (accountId: string): string => `${accountId}/`;
export const inAccount = (accountId: string, id: string): string => `${accountId}/${id}`;

export const pairKey = (business: string, customer: string): string => `${business}:${customer}`;

/** Answers and statuses of an account's messages are heard one at a time: either may come first. */
export const statusLane = (accountId: string): string => `statuses:${accountId}`;
