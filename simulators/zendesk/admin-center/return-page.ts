// Zendesk's return URL: the last form of an integration's pages is posted here, and makes or changes the account.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/administrative_interface/
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { formOf, html, type Response } from '../../../src/kernel/wire.ts';
import { setToWork } from '../channel-framework/accounts.ts';
import { callBack } from '../channel-framework/event-callback.ts';
import type { Desk } from '../desk.ts';
import { escapeHtml } from '../world/comment-html.ts';
import { accountRefusal, createInstance, updateInstance } from '../world/integration.ts';

/** Assumption: form and status of these pages; the vendor's are not described. */
const saved = (name: string): string =>
  `<!doctype html><title>Channel apps</title><main data-screen="account-saved"><h1>Account saved</h1><p>${escapeHtml(name)}</p></main>`;
const refusal = (reason: string): string =>
  `<!doctype html><title>Channel apps</title><p>The account was not saved: ${escapeHtml(reason)}.</p>`;

function accountReturned(desk: Desk, call: Call): Response {
  const { integration } = call.params;
  const visit = desk.world.visits.get(call.query.get('nonce') ?? '');
  if (visit === undefined || String(visit.integration.id) !== integration) {
    return html(404, refusal('this visit is not known'));
  }
  const form = formOf(call.request);
  const { name, metadata, state } = form;
  if (name === undefined || metadata === undefined) {
    return html(422, refusal(`${name === undefined ? 'name' : 'metadata'} is missing`));
  }
  const input = { name, metadata, state: state ?? visit.instance?.state ?? '' };
  const reason = accountRefusal(input);
  if (reason !== undefined) return html(422, refusal(reason));
  if (visit.instance !== null) {
    updateInstance(visit.instance, input);
    return html(200, saved(name));
  }
  const { world, clock } = desk;
  visit.instance = createInstance(world.ids, visit.integration, visit.pushId, input, clock.now());
  world.instances.set(visit.pushId, visit.instance);
  callBack(desk, visit.integration, [{ type: 'create_integration_instance', data: { metadata } }]);
  setToWork(desk, visit.instance);
  return html(200, saved(name));
}

export const RETURN_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'POST',
    path: '/admin/channel_apps/{integration}/accounts/return',
    fidelity: 'supported',
    confidence: 'documented',
    source:
      'https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/administrative_interface/',
    note: 'its path and pages are an assumption: integrations take the URL as it is given',
    handle: accountReturned,
  },
];
