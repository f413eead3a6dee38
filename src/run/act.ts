// What an action can come to, as the person who acted sees it.

export type Outcome =
  | { readonly outcome: 'done' }
  /** A vendor or the integration said no, for a reason it named. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** The action could not even be tried: what it needs is not there. */
  | { readonly outcome: 'could-not'; readonly reason: string };

export const DONE: Outcome = { outcome: 'done' };
export const refused = (reason: string): Outcome => ({ outcome: 'refused', reason });
export const couldNot = (reason: string): Outcome => ({ outcome: 'could-not', reason });
