// What the business itself sends, and what of it the window and the ticket see.

export const OWN_KINDS = ['reply', 'auto-reply', 'template'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];

/** WINDOW-2, TEMPLATE-1: only a template is delivered after the 24 hours. */
export const needsWindow = (kind: OwnKind): boolean => kind !== 'template';

/**
 * What is noted on the ticket once WhatsApp has taken a message. AUTOREPLY-3: an automatic reply leaves no
 * event. TEMPLATE-6: of a template the ticket has only the shorthand, so what the customer saw is added.
 */
export const notedOnTicket = (kind: OwnKind, shown: string): string | undefined =>
  kind === 'template' ? shown : undefined;

/** AUTOREPLY-3: what the agent did not write does not fail on the ticket either. */
export const failsOnTicket = (kind: OwnKind): boolean => kind !== 'auto-reply';
