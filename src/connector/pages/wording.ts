// What people read for each reason and notice. The keys are stable; the words may change.

import type { ProfileRefusal } from '../../domain/business-profile.ts';
import type { DeploymentRefusal } from '../../domain/deployment.ts';
import type { LinkRefusal } from '../../domain/installation.ts';
import type { TakenReason } from '../../domain/migration.ts';

export type ProblemReason =
  | DeploymentRefusal
  | LinkRefusal
  | TakenReason
  | ProfileRefusal
  | 'channel-unknown'
  | 'out-of-order'
  | 'method-missing'
  | 'code-too-soon'
  | 'code-too-many'
  | 'code-entry-paused'
  | 'code-wrong'
  | 'code-expired'
  | 'code-malformed'
  | 'confirmation-missing'
  | 'number-not-eligible'
  | 'whatsapp-unavailable'
  | 'whatsapp-refused';

export const PROBLEM_TEXT: { readonly [R in ProblemReason]: string } = {
  'channel-unknown': 'Choose a channel from the list.',
  'deployment-unknown': 'No deployment has this ID. Check the ID in the e-mail that you received.',
  'deployment-other-customer': 'This deployment ID belongs to another customer.',
  'deployment-connected': 'This deployment ID is already connected to an account.',
  'link-unknown': 'This is no install link. Use the link in the mail that you received.',
  'link-other-customer':
    'This install link was made for another customer. Use the link in your own mail, or install from the Marketplace.',
  'out-of-order': 'This step cannot be taken now. Go on with the step shown here.',
  'method-missing': 'Choose how to receive the code: SMS or voice call.',
  'number-in-use':
    'This number is in use in a WhatsApp app. It can be added after it has been migrated out of that app.',
  'number-not-free-yet':
    'WhatsApp has not freed this number yet. That can take up to three minutes after the account was deleted in the app.',
  'number-not-eligible': 'This number cannot be registered now.',
  'code-too-soon': 'A code has been asked for just now.',
  'code-too-many': 'WhatsApp sends no more codes to this number for now. Try again in 24 hours.',
  'code-entry-paused': 'WhatsApp takes no code for this number right now.',
  'code-wrong': 'This is not the right code. Check the last message or call, and enter that code.',
  'code-expired': 'This code has expired: a code is good for ten minutes. Send a new one.',
  'code-malformed': 'The code has six digits.',
  'confirmation-missing': 'Tick the box to confirm. Nothing has been changed.',
  'whatsapp-unavailable': 'WhatsApp cannot be reached now. Nothing is lost: try again.',
  'whatsapp-refused': 'WhatsApp has refused this.',
  'about-empty': 'The short description cannot be empty.',
  'about-too-long': 'The short description can have at most 139 characters.',
  'address-too-long': 'The address can have at most 256 characters.',
  'description-too-long': 'The description can have at most 512 characters.',
  'email-too-long': 'The e-mail address can have at most 128 characters.',
  'email-malformed': 'This is no e-mail address.',
  'vertical-unknown': 'The vertical must be one of the names in the list, to the letter.',
  'too-many-websites': 'There can be at most two websites.',
  'website-too-long': 'A website can have at most 256 characters.',
  'website-malformed': 'A website must begin with http:// or https://.',
  'photo-type': 'The photo must be a JPEG or a PNG.',
  'photo-too-large': 'The photo can have at most 5 MB.',
  'channel-name-empty': 'The channel name cannot be empty.',
  'channel-name-too-long': 'The channel name can have at most 200 characters.',
};

export const NOTICE_TEXT = {
  'code-sent': 'A code is on its way. It can take up to 60 seconds.',
  'code-late':
    'No code after 60 seconds? Send it again, or choose a voice call: a landline receives no SMS.',
  'code-pending': 'It can take up to 60 seconds. Please wait a little longer.',
  'data-loss':
    'Migrating deletes the WhatsApp account in the app with all of its chats. They cannot be brought back, and nothing of them appears in Support.',
  'delete-account':
    'On the phone, open WhatsApp, then Settings > Account > Delete my account. The number is free up to three minutes later.',
  'set-up-profile': 'Next: set up the business profile that your customers see.',
  'set-up-auto-reply': 'Recommended: set up an automatic reply.',
  applied: 'The changes are applied.',
  'applied-so-far': 'Other sections that you applied before are in place.',
  'not-from-whatsapp': 'WhatsApp cannot be asked now: this is what it had when we last knew.',
} as const;
export type Notice = keyof typeof NOTICE_TEXT;
