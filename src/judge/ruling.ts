/** What an invariant says of a trace: how much it looked at, and what broke it. */
export interface Ruling {
  /** How many things were looked at; 0 means that there was nothing to judge. */
  readonly looked: number;
  readonly violations: readonly Violation[];
}

export interface Violation {
  readonly message: string;
  readonly evidence: readonly number[];
}
