// The review of a display name: begun by the business, decided by WhatsApp.
import type { Context } from './context.ts';
import { announceFor } from './owner.ts';
import type { BusinessNumber } from './world/business-number.ts';
import { askForName } from './world/display-name.ts';
import type { AccountNotice } from './world/notice.ts';

type NameDecision = Extract<AccountNotice, { kind: 'name-decided' }>['decision'];

/** Asks for a new name. If nobody decides on it, it is approved after a while. */
export function askName(context: Context, number: BusinessNumber, name: string): void {
  const { clock } = context.services;
  const asked = askForName(number.displayName, name);
  clock.at(clock.now() + context.options.displayNameReviewMs, 'display name reviewed', () => {
    if (number.displayName.asked !== asked || asked.state !== 'pending-review') return;
    if (!asked.held) decideName(context, number, 'approved', undefined);
  });
}

/** Decides on the name that was asked for, or else on the one that the number has. */
export function decideName(
  context: Context,
  number: BusinessNumber,
  decision: NameDecision,
  reason: string | undefined,
): void {
  const { displayName } = number;
  const { asked } = displayName;
  const open = decision === 'pending' || decision === 'deferred';
  const state = open ? 'pending-review' : decision;
  if (asked === undefined) displayName.state = state;
  else {
    asked.state = state;
    asked.held = open;
  }
  const requested = asked?.name ?? number.verifiedName;
  announceFor(context, number, { kind: 'name-decided', number, decision, requested, reason });
}
