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
  asked:
    | {
        readonly name: string;
        state: NameState;
        /** Somebody said that it stays under review: then time alone does not approve it. */
        held: boolean;
      }
    | undefined;
}

export const newDisplayName = (): DisplayName => ({ state: 'approved', asked: undefined });

/** What a name must be: https://developers.facebook.com/documentation/business-messaging/whatsapp/display-names */
export const NAME_LENGTH = { min: 2, max: 75 } as const;

/** Begins the review of a new name; one that was under review before is forgotten. */
export function askForName(
  displayName: DisplayName,
  name: string,
): NonNullable<DisplayName['asked']> {
  const asked = { name, state: 'pending-review' as NameState, held: false };
  displayName.asked = asked;
  return asked;
}

/** The approved new name, which takes effect now: a name is shown from the next registration on. */
export function takeApproved(displayName: DisplayName): string | undefined {
  const { asked } = displayName;
  if (asked?.state !== 'approved') return undefined;
  displayName.state = 'approved';
  displayName.asked = undefined;
  return asked.name;
}
