// Where WhatsApp's rules are written.
const CLOUD = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';
const ON_PREMISES = 'https://developers.facebook.com/docs/whatsapp';

export const CLOUD_SOURCE = {
  registering: `${CLOUD}/solution-providers/registering-phone-numbers`,
  registration: `${CLOUD}/business-phone-numbers/registration`,
  phoneNumbers: `${CLOUD}/business-phone-numbers/phone-numbers`,
  about: `${CLOUD}/about-the-platform`,
  profile: `${CLOUD}/business-profiles`,
  send: `${CLOUD}/messages/send-messages`,
  twoStep: `${CLOUD}/business-phone-numbers/two-step-verification`,
  webhooks: `${CLOUD}/webhooks/create-webhook-endpoint`,
  errors: `${CLOUD}/support/error-codes`,
  upload: 'https://developers.facebook.com/docs/graph-api/guides/upload',
} as const;

export const ON_PREMISES_SOURCE = {
  users: `${ON_PREMISES}/on-premises/reference/users`,
  account: `${ON_PREMISES}/on-premises/reference/account`,
  twoStep: `${ON_PREMISES}/on-premises/reference/settings/two-step-verification`,
  contacts: `${ON_PREMISES}/on-premises/reference/contacts`,
  application: `${ON_PREMISES}/on-premises/reference/settings/app`,
  profile: `${ON_PREMISES}/on-premises/reference/settings/business-profile`,
  about: `${ON_PREMISES}/api/settings/profile/about`,
  photo: `${ON_PREMISES}/api/settings/profile/photo`,
  health: `${ON_PREMISES}/on-premises/reference/health`,
  webhooks: `${ON_PREMISES}/on-premises/webhooks/outbound`,
  // Meta's own collection, whose newest commit emptied it.
  collection:
    'https://github.com/fbsamples/WhatsApp-Business-API-Postman-Collection/blob/0914d82/collection.json',
} as const;

/** A dated copy of Meta's pages, which can be opened without an account. */
const COPY = 'https://github.com/yvfl/api-whatsapp-docs/blob/6afd685/docs';

export const COPY_SOURCE = {
  leavingTheApp: `${COPY}/parceiros/migrate_existing_whatsapp_number_to_a_business_account.md`,
  migration: `${COPY}/parceiros/migrating_phone_numbers_among_solution_partners_programmatically.md`,
  pricing: `${COPY}/recado/precos/pricing.md`,
  requestCode:
    'https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status/request_code',
  /** A copy of Meta's collection for v2.45.1. */
  callbacks:
    'https://developers.qodex.ai/whatsapp-business-platform/whatsapp-on-premises-api-deprecated',
} as const;
