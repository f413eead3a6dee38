// The review of a display name: begun by the business, decided by WhatsApp.
import type { Context } from './context.ts';
import { announceFor } from './owner.ts';
import type { BusinessNumber } from './world/business-number.ts';
import { askForName } from './world/display-name.ts';

/** Asks for a new name. If nobody decides on it, it is approved after a while. */
export function askName(context: Context, number: BusinessNumber, name: string): void {
  const { clock } = context.services;
  const asked = askForName(number.displayName, name);
  clock.at(clock.now() + context.options.displayNameReviewMs, 'display name reviewed', () => {
    if (number.displayName.asked !== asked || asked.state !== 'pending-review') return;
    decideName(context, number, true, undefined);
  });
}

/** Decides on the name that was asked for, or else on the one that the number has. */
export function decideName(
  context: Context,
  number: BusinessNumber,
  approved: boolean,
  reason: string | undefined,
): void {
  const { displayName } = number;
  const state = approved ? 'approved' : 'declined';
  const requested = displayName.asked?.name ?? number.verifiedName;
  if (displayName.asked === undefined) displayName.state = state;
  else displayName.asked.state = state;
  announceFor(context, number, {
    kind: 'name-decided',
    number,
    decision: state,
    requested,
    reason,
  });
}
