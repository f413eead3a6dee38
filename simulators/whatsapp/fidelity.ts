// How far the rules of this WhatsApp are simulated, and how sure we are of each; routes say it for themselves.
import type { Rule } from '../../src/kernel/routes.ts';
import { CLOUD_SOURCE, ON_PREMISES_SOURCE } from './sources.ts';

/** A dated copy of Meta's pages, which can be opened without an account. */
const COPY = 'https://github.com/yvfl/api-whatsapp-docs/blob/6afd685/docs';
const LEAVING_THE_APP = `${COPY}/parceiros/migrate_existing_whatsapp_number_to_a_business_account.md`;
const REQUEST_CODE =
  'https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status/request_code';
/** A copy of Meta's collection for v2.45.1. */
const CALLBACKS =
  'https://developers.qodex.ai/whatsapp-business-platform/whatsapp-on-premises-api-deprecated';

export const RULES: readonly Rule[] = [
  // Numbers and codes.
  {
    rule: 'A number in use in an app is not registered until its account there is deleted; it is free three minutes later',
    fidelity: 'supported',
    confidence: 'documented',
    source: LEAVING_THE_APP,
    note: 'assumption: always the full three minutes, of which the source says "up to"; no coexistence with the Business app',
  },
  {
    rule: 'A code has six digits and is good for ten minutes; a new one ends the one before',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.registering,
    note: 'six digits are documented; neither the lifetime nor what becomes of the earlier code is',
  },
  {
    rule: 'A code is not sent again within 60 seconds, and not more than five times in 24 hours',
    fidelity: 'supported',
    confidence: 'assumption',
    source: REQUEST_CODE,
    note: 'that there are limits is known, their numbers are not',
  },
  {
    rule: 'A limit on guessing a code',
    fidelity: 'not simulated',
    confidence: 'assumption',
    source: REQUEST_CODE,
    note: 'none is documented; a scenario can play one with the fault http-status 429 and retryAfter',
  },
  {
    rule: 'The first PIN of a number is set by registering it, and each later registration must bring it',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.registration,
  },
  {
    rule: 'A wrong PIN: 10 s until the next guess, and after five within an hour none until that hour is over',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.errors,
    note: 'the three refusals are documented, counts and pauses are not',
  },
  {
    rule: 'Ten registrations and ten deregistrations of a number in 72 hours, then none for 72 hours',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.registration,
    note: 'assumption: refused requests count as well',
  },
  {
    rule: 'A verified number that nobody registers has to be verified again after 14 days',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.registering,
  },
  {
    rule: 'Registering an On-Premises number takes its code alone; sending needs a registered number',
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.account,
    note: 'assumption: the HTTP statuses and details of its errors',
  },
  {
    rule: 'An On-Premises user changes the password at the first login; a token is good for seven days',
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.users,
    note: 'the seven days stand on the page about health',
  },

  // The customer service window.
  {
    rule: 'Each message of a customer opens the pair of customer and number to free-form messages for 24 hours',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.send,
    note: 'assumption: counted from the timestamp of the message in whole seconds, exactly 24:00:00 is inside',
  },
  {
    rule: 'Nothing that the business sends opens or extends the window, nor does a status',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${COPY}/recado/precos/pricing.md`,
  },
  {
    rule: 'A free-form message outside the window is accepted and then told as failed: 131047, On-Premises 470',
    fidelity: 'supported',
    confidence: 'third party',
    source: CLOUD_SOURCE.errors,
    note: 'Meta allows refusing it at once as well, which is an option (outOfWindow)',
  },
  {
    rule: 'Calls, button taps and reactions that open the window',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: CLOUD_SOURCE.send,
  },

  // Messages and their statuses.
  {
    rule: 'An accepted message is told as sent and, when the phone shows it, as delivered: in this order, each once',
    fidelity: 'partial',
    confidence: 'assumption',
    source: CLOUD_SOURCE.webhooks,
    note: 'the order is not promised; faults disturb it. Nobody reads, so read is never told',
  },
  {
    rule: 'On-Premises tells sent only after it was switched on',
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.webhooks,
  },
  {
    rule: 'A message to a number without WhatsApp is accepted and then told as failed: 131026, On-Premises 1026',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.errors,
  },
  {
    rule: 'Media, templates, interactive messages, locations and contacts',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: CLOUD_SOURCE.send,
  },
  {
    rule: 'wa_ids that differ from the number written to (Brazil, Mexico, Argentina)',
    fidelity: 'not simulated',
    confidence: 'third party',
    source: 'https://github.com/chatwoot/chatwoot/issues/5840',
  },
  {
    rule: 'Rate limits, messaging limits and quality ratings',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: CLOUD_SOURCE.about,
  },

  // Webhooks.
  {
    rule: 'Cloud signs each webhook: HMAC-SHA256 of its exact bytes with the app secret, in X-Hub-Signature-256',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.webhooks,
  },
  {
    rule: 'On-Premises does not sign its webhooks',
    fidelity: 'supported',
    confidence: 'assumption',
    source: ON_PREMISES_SOURCE.webhooks,
    note: 'none is documented',
  },
  {
    rule: 'Cloud takes an address for webhooks only when it answers the challenge',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.webhooks,
  },
  {
    rule: 'Cloud tries a webhook again at once, then after one minute, doubling up to six hours, for seven days',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.webhooks,
    note: 'documented are "immediately" and "decreasing frequency"; one page says seven days, another 36 hours (webhookHorizonMs)',
  },
  {
    rule: 'On-Premises tries a callback again after 3 s, 6 s and so on up to 15 minutes, for ever',
    fidelity: 'supported',
    confidence: 'third party',
    source: CALLBACKS,
  },
  {
    rule: 'Only HTTP 200 takes a webhook; one for which nobody was subscribed is not made up for later',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.webhooks,
  },
  {
    rule: 'Several updates in one webhook',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: CLOUD_SOURCE.webhooks,
    note: 'each comes alone; up to 1,000 may be batched',
  },

  // The business profile.
  {
    rule: 'About 1 to 139, address 256, description 512, e-mail 128, two websites of 256 with http or https, photo JPEG or PNG to 5 MB',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.profile,
    note: 'assumption: a character is a code point; for the description Postman says 256 (descriptionMax)',
  },
  {
    rule: 'The vertical is one of a list, in words On-Premises and as an enumeration in Cloud; On-Premises never empties it again',
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.profile,
    note: 'assumption: UNDEFINED and NOT_A_BIZ are refused',
  },

  // What else the platform does.
  {
    rule: 'Migration between accounts, and from On-Premises to Cloud',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: `${COPY}/parceiros/migrating_phone_numbers_among_solution_partners_programmatically.md`,
  },
  {
    rule: 'The end of the On-Premises API on 2025-10-23',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.account,
    note: 'hosted clients live on, as in the source article',
  },
];
