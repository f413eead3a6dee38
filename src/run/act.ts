// What an action can come to, as the person who acted sees it.

export type Outcome =
  | { readonly outcome: 'done' }
  /** A vendor or the integration said no, for a reason it named. */
  | { readonly outcome: 'refused'; readonly reason: string; readonly says?: string }
  /** The action could not even be tried: what it needs is not there. */
  | { readonly outcome: 'could-not'; readonly reason: string }
  /** The integration does not let itself be tested in this way; what follows says nothing of it. */
  | { readonly outcome: 'not-offered'; readonly reason: string };

export const DONE: Outcome = { outcome: 'done' };
export const notOffered = (reason: string): Outcome => ({ outcome: 'not-offered', reason });
export const refused = (reason: string, says = ''): Outcome => ({
  outcome: 'refused',
  reason,
  says,
});
export const couldNot = (reason: string): Outcome => ({ outcome: 'could-not', reason });
