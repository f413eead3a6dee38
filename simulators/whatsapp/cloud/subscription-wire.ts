// The shapes of what subscribes to webhooks, and the names of what can be subscribed to.
import { z } from 'zod';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview */
export const WEBHOOK_FIELDS = [
  'account_alerts',
  'account_review_update',
  'account_update',
  'automatic_events',
  'business_capability_update',
  'calls',
  'groups',
  'history',
  'message_template_components_update',
  'message_template_quality_update',
  'message_template_status_update',
  'messages',
  'partner_solutions',
  'payment_configuration_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'smb_app_state_sync',
  'smb_message_echoes',
  'template_category_update',
  'user_preferences',
] as const;

const callback = z.string().min(1).max(200);
const token = z.string().min(1).optional();

/** A list, or the names with commas between them. */
const fields = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(','))])
  .transform((names) => names.map((name) => name.trim()))
  .pipe(z.array(z.enum(WEBHOOK_FIELDS)).min(1));

const object = z.literal('whatsapp_business_account');

export const Subscribe = z.object({
  override_callback_uri: callback.optional(),
  verify_token: token,
});

export const WebhookConfiguration = z.object({
  webhook_configuration: z.object({
    override_callback_uri: z.union([z.literal(''), callback]),
    verify_token: token,
  }),
});

export const SubscribeApp = z.object({
  object,
  callback_url: callback,
  verify_token: z.string().min(1),
  fields,
});

export const UnsubscribeApp = z.object({ object: object.optional(), fields: fields.optional() });
