// How a rule says no: a value with a stable reason, never an exception.

export interface Refusal<Reason extends string> {
  readonly refused: Reason;
}

/** A rule's yes, with what follows from it, or its no. */
export type Ruling<Value, Reason extends string> = { readonly ok: Value } | Refusal<Reason>;

export const refused = <Reason extends string>(reason: Reason): Refusal<Reason> => ({
  refused: reason,
});
