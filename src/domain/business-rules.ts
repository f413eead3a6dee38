// What the integration brings to Support's views, triggers and automations: its name, its accounts, its field.
import type { Author } from './conversation.ts';

/** What the integration may be called. */
export interface Naming {
  /** As it was named when it was set up. */
  readonly given: string;
  /** As it was named since; `undefined` while it keeps its first name. */
  readonly renamed: string | undefined;
  /** How many accounts are connected. */
  readonly accounts: number;
}

/** VIEW-2, VIEW-6: the name under which conditions offer the channel, with or without accounts. */
export const integrationName = ({ given, renamed }: Naming): string => renamed ?? given;

/** What Support knows an account by when a message is pushed. */
export interface Door {
  readonly instancePushId: string;
  readonly accessToken: string;
}

/**
 * VIEW-1, VIEW-3, VIEW-4: a ticket bears the account whose door its messages come in by. A decision of its own,
 * so that one can be made wrongly: by the door of another account, tickets bear the wrong name.
 */
export const pushedThrough = (own: Door): Door => own;

type Fields = Author['fields'];

/**
 * TRIGGER-2, AUTOMATION-2: Support is told of a requester's number once; what a rule makes of it then stays.
 * `told` is what Support has been told before.
 */
export const fieldsToTell = (now: Fields, told: Fields): Fields =>
  now.filter(({ id, value }) => !told.some((before) => before.id === id && before.value === value));

/** A text that somebody asks us to send to a number. */
export interface Notification {
  readonly phone: string;
  readonly text: string;
}

/**
 * TRIGGER-3, AUTOMATION-3: whatever a rule has posted here, nothing of it is sent; the automatic reply is
 * the way. A decision of its own, so that one that sends something can be found out.
 */
export const notificationsIn = (_event: unknown): readonly Notification[] => [];
