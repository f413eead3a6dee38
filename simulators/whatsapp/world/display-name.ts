// The name that customers see for a number, and the review of a new one.

export const NAME_STATES = [
  'approved',
  'available-without-review',
  'declined',
  'expired',
  'pending-review',
  'none',
] as const;
export type NameState = (typeof NAME_STATES)[number];

export interface DisplayName {
  /** Of the name that customers see. */
  state: NameState;
  /** A name that was asked for later, and how far its review has come. */
  asked: { readonly name: string; state: NameState } | undefined;
}

export const newDisplayName = (): DisplayName => ({ state: 'approved', asked: undefined });
