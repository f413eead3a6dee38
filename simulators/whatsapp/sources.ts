// Where WhatsApp's rules are written.
const CLOUD = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';
const ON_PREMISES = 'https://developers.facebook.com/docs/whatsapp';

export const CLOUD_SOURCE = {
  debugToken: 'https://developers.facebook.com/docs/graph-api/reference/debug_token',
  displayNames: `${CLOUD}/display-names`,
  limits: `${CLOUD}/messaging-limits`,
  throughput: `${CLOUD}/throughput`,
  registering: `${CLOUD}/solution-providers/registering-phone-numbers`,
  registration: `${CLOUD}/business-phone-numbers/registration`,
  phoneNumbers: `${CLOUD}/business-phone-numbers/phone-numbers`,
  about: `${CLOUD}/about-the-platform`,
  profile: `${CLOUD}/business-profiles`,
  send: `${CLOUD}/messages/send-messages`,
  reactions: `${CLOUD}/messages/reaction-messages`,
  read: `${CLOUD}/messages/mark-message-as-read`,
  typing: `${CLOUD}/typing-indicators`,
  pricing: `${CLOUD}/pricing`,
  messages: `${CLOUD}/webhooks/reference/messages`,
  statuses: `${CLOUD}/webhooks/reference/messages/status`,
  twoStep: `${CLOUD}/business-phone-numbers/two-step-verification`,
  webhooks: `${CLOUD}/webhooks/create-webhook-endpoint`,
  overrides: `${CLOUD}/webhooks/override`,
  subscriptions: 'https://developers.facebook.com/docs/graph-api/reference/app/subscriptions',
  errors: `${CLOUD}/support/error-codes`,
  templates: `${CLOUD}/templates/template-management`,
  templateParts: `${CLOUD}/templates/components`,
  templateReview: `${CLOUD}/templates/template-review`,
  templateOverview: `${CLOUD}/templates/overview`,
  templateStatus: `${CLOUD}/webhooks/reference/message_template_status_update`,
  accountUpdate: `${CLOUD}/webhooks/reference/account_update`,
  upload: 'https://developers.facebook.com/docs/graph-api/guides/upload',
  media: `${CLOUD}/business-phone-numbers/media`,
} as const;

export const ON_PREMISES_SOURCE = {
  users: `${ON_PREMISES}/on-premises/reference/users`,
  account: `${ON_PREMISES}/on-premises/reference/account`,
  twoStep: `${ON_PREMISES}/on-premises/reference/settings/two-step-verification`,
  shards: `${ON_PREMISES}/multiconnect_mc`,
  contacts: `${ON_PREMISES}/on-premises/reference/contacts`,
  identity: `${ON_PREMISES}/on-premises/reference/contacts/users-whatsapp-id/identity`,
  media: `${ON_PREMISES}/api/media`,
  application: `${ON_PREMISES}/on-premises/reference/settings/app`,
  providers: `${ON_PREMISES}/api/settings/media-providers`,
  compliance: `${ON_PREMISES}/on-premises/reference/settings/business-compliance-info`,
  backup: `${ON_PREMISES}/on-premises/reference/settings/backup-and-restore`,
  profile: `${ON_PREMISES}/on-premises/reference/settings/business-profile`,
  about: `${ON_PREMISES}/api/settings/profile/about`,
  photo: `${ON_PREMISES}/api/settings/profile/photo`,
  health: `${ON_PREMISES}/on-premises/reference/health`,
  stats: `${ON_PREMISES}/api/stats/db`,
  metrics: `${ON_PREMISES}/on-premises/reference/metrics`,
  errors: `${ON_PREMISES}/api/errors`,
  inbound: `${ON_PREMISES}/api/webhooks/inbound`,
  webhooks: `${ON_PREMISES}/on-premises/webhooks/outbound`,
  // Meta's own collection, whose newest commit emptied it.
  collection:
    'https://github.com/fbsamples/WhatsApp-Business-API-Postman-Collection/blob/0914d82/collection.json',
} as const;

/** Meta's own specification of Cloud. */
export const SCHEMA_SOURCE =
  'https://github.com/facebook/openapi/blob/ecba623/business-messaging-api_v23.0.yaml';

/** A dated copy of Meta's pages, which can be opened without an account. */
const COPY = 'https://github.com/yvfl/api-whatsapp-docs/blob/6afd685/docs';

export const COPY_SOURCE = {
  leavingTheApp: `${COPY}/parceiros/migrate_existing_whatsapp_number_to_a_business_account.md`,
  migration: `${COPY}/parceiros/migrating_phone_numbers_among_solution_partners_programmatically.md`,
  pricing: `${COPY}/recado/precos/pricing.md`,
  media: `${COPY}/mensagens/recursos_adicionais/media.md`,
  requestCode:
    'https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status/request_code',
  /** A copy of Meta's collection for v2.45.1. */
  callbacks:
    'https://developers.qodex.ai/whatsapp-business-platform/whatsapp-on-premises-api-deprecated',
} as const;
