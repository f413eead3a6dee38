// What the routes of triggers and automations answer in the same way.
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Action } from '../../world/business-rules/action.ts';
import { withoutDeed } from '../../world/business-rules/action-refusals.ts';
import { answer } from '../protocol/answer.ts';

/** Actions that Zendesk would carry out and this simulator does not are findings. */
export function tellWithoutDeed(desk: Desk, call: Call, actions: readonly Action[]): void {
  for (const field of withoutDeed(actions)) {
    desk.trace.record('finding', {
      node: 'zendesk',
      method: call.request.method,
      path: call.path,
      note: `the action "${field}" is not simulated and will do nothing`,
    });
  }
}

/** Errors in the way of JSON:API, as the newer endpoints have them. */
export const errors = (status: number, code: string, title: string): Response =>
  answer(status, { errors: [{ code, title }] });
