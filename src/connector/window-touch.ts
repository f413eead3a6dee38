// WINDOW-8 hangs here: by the law nothing of our own opens the window of a conversation, nor keeps it open.
import type { Touch } from '../domain/service-window.ts';
import type { Context } from './context.ts';
import type { ThreadRecord } from './records/conversation.ts';
import { type Change, put } from './store.ts';

/** What follows for the window from something that is not the customer's. */
export function windowTouched(
  { law, services }: Context,
  { business, customer }: ThreadRecord,
  touch: Touch,
): readonly Change[] {
  if (!law.opensWindow(touch)) return [];
  const start = Math.floor(services.clock.now() / 1_000);
  return [put('window', law.windowKey(business, customer), { start })];
}
