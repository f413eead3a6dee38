// The stable words by which the integration says why, what to note, and what to do next. The sentences that
// people read may change; these may not, and test/scenario/reasons.test.ts holds them to the integration's own.

/** Why an admin's act is refused. */
export const REFUSAL_REASONS = [
  'about-empty',
  'about-too-long',
  'account-unknown',
  'address-too-long',
  'auto-reply-too-long',
  'channel-name-empty',
  'channel-name-too-long',
  'channel-unknown',
  'code-entry-paused',
  'code-expired',
  'code-malformed',
  'code-too-many',
  'code-too-soon',
  'code-wrong',
  'confirmation-missing',
  'deployment-connected',
  'deployment-other-customer',
  'deployment-unknown',
  'description-too-long',
  'email-malformed',
  'email-too-long',
  'hosting-limit',
  'hosting-missing',
  'link-other-customer',
  'link-unknown',
  'malformed',
  'method-missing',
  'move-not-possible',
  'move-not-under-way',
  'not-installed',
  'number-behind-ivr',
  'number-fixed',
  'number-hosted',
  'number-impossible',
  'number-in-use',
  'number-malformed',
  'number-not-eligible',
  'number-not-free-yet',
  'number-used-before',
  'number-used-lately',
  'out-of-order',
  'photo-too-large',
  'photo-type',
  'return-url-foreign',
  'session-unknown',
  'switch-under-way',
  'too-many-websites',
  'vertical-unknown',
  'website-malformed',
  'website-too-long',
  'whatsapp-refused',
  'whatsapp-unavailable',
] as const;

/** Why Support itself refuses a rule that somebody wants to make. */
export const RULE_REASONS = [
  'action-unknown',
  'condition-unknown',
  'not-offered',
  'rule-invalid',
] as const;

/** Why somebody who is no person with a page is turned away at the integration's doors. */
export const DOOR_REASONS = [
  'deployment-unknown',
  'not-ready',
  'signature-wrong',
  'thread-unknown',
  'too-large',
  'verify-token-wrong',
] as const;

/** Why Zendesk itself installs nothing. */
export const INSTALL_REASONS = ['installed-already', 'link-not-good', 'manifest-not-good'] as const;

/** Why the back office, or its mail, says no. */
export const OFFICE_REASONS = [
  'deployment-exists',
  'hosted-already',
  'hosting-limit',
  'hosting-missing',
  'intake-incomplete',
  'more-than-ordered',
  'not-a-reply',
  'not-account-manager',
  'not-hosted',
  'not-installed',
  'number-has-intake',
  'number-impossible',
  'number-malformed',
  'number-missing',
] as const;

/** Why a reply did not arrive. */
export const FAILURE_REASONS = [
  'delivery-unknown',
  'file-lost',
  'file-unsupported',
  'not-connected',
  'refused',
  'template-disabled',
  'template-language',
  'template-malformed',
  'template-never-wrote',
  'template-parameter-count',
  'template-parameter-form',
  'template-paused',
  'template-pending',
  'template-rejected',
  'template-unknown',
  'undeliverable',
  'window-closed',
] as const;

/** What a page points out. */
export const NOTICES = [
  'applied',
  'applied-about',
  'applied-business-info',
  'applied-channel-name',
  'applied-photo',
  'code-late',
  'code-pending',
  'code-sent',
  'data-loss',
  'delete-account',
  'not-from-whatsapp',
  'set-up-auto-reply',
  'set-up-profile',
  'try-voice',
] as const;

/** What a button does. */
export const OFFERS = [
  'add',
  'apply',
  'confirm',
  'continue',
  'downgrade',
  'install',
  'migrate',
  'no-code',
  'save',
  'send',
] as const;
