// The shapes of Cloud's webhooks, written from Meta's documents: strict, so that a field too many is seen as well.
import { z } from 'zod';

const text = z.string();
const digits = z.string().regex(/^\d+$/);
const epoch = z.string().regex(/^\d{10}$/);
const Metadata = z.strictObject({ display_phone_number: digits, phone_number_id: digits });
const FailureOf = z.strictObject({
  code: z.number().int(),
  title: text.min(1),
  message: text.min(1),
  error_data: z.strictObject({ details: text.min(1) }),
  href: z.url().optional(),
});

const Context = z.strictObject({
  from: digits.optional(),
  id: text.optional(),
  forwarded: z.literal(true).optional(),
  frequently_forwarded: z.literal(true).optional(),
});
const Referral = z.strictObject({
  source_url: text,
  source_id: text,
  source_type: z.enum(['ad', 'post']),
  headline: text,
  body: text,
  media_type: text.optional(),
  image_url: text.optional(),
  video_url: text.optional(),
  thumbnail_url: text.optional(),
  ctwa_clid: text.optional(),
});
const base = {
  from: digits,
  id: z.string().startsWith('wamid.'),
  timestamp: epoch,
  context: Context.optional(),
  referral: Referral.optional(),
};
const file = {
  id: digits,
  mime_type: text.min(1),
  sha256: text.min(1),
  url: z.url().optional(),
};
const message = <T extends z.ZodRawShape>(type: string, fields: T) =>
  z.strictObject({ ...base, type: z.literal(type), ...fields });

const captioned = z.strictObject({ ...file, caption: text.min(1).optional() });
const Message = z.union([
  message('text', { text: z.strictObject({ body: text }) }),
  message('image', { image: captioned }),
  message('video', { video: captioned }),
  message('audio', { audio: z.strictObject({ ...file, voice: z.boolean() }) }),
  message('document', {
    document: z.strictObject({
      ...file,
      caption: text.min(1).optional(),
      filename: text.optional(),
    }),
  }),
  message('sticker', { sticker: z.strictObject({ ...file, animated: z.boolean() }) }),
  message('location', {
    location: z.strictObject({
      latitude: z.number(),
      longitude: z.number(),
      name: text.min(1).optional(),
      address: text.min(1).optional(),
      url: text.min(1).optional(),
    }),
  }),
  message('contacts', { contacts: z.array(z.looseObject({ name: z.looseObject({}) })).min(1) }),
  message('reaction', {
    reaction: z.strictObject({ message_id: text, emoji: text.min(1).optional() }),
  }),
  message('button', { button: z.strictObject({ payload: text, text }) }),
  message('interactive', {
    interactive: z.union([
      z.strictObject({
        type: z.literal('button_reply'),
        button_reply: z.strictObject({ id: text, title: text }),
      }),
      z.strictObject({
        type: z.literal('list_reply'),
        list_reply: z.strictObject({ id: text, title: text, description: text.optional() }),
      }),
    ]),
  }),
  message('unsupported', { errors: z.array(FailureOf).min(1) }),
]);

const product = { messaging_product: z.literal('whatsapp'), metadata: Metadata };

const Inbound = z.strictObject({
  ...product,
  contacts: z
    .array(
      z.strictObject({
        profile: z.strictObject({ name: text }),
        wa_id: digits,
        identity_key_hash: text.optional(),
      }),
    )
    .min(1),
  messages: z.array(Message).min(1),
});

const System = z.strictObject({
  ...product,
  messages: z
    .array(
      z.strictObject({
        from: digits,
        id: z.string().startsWith('wamid.'),
        timestamp: epoch,
        type: z.literal('system'),
        system: z.strictObject({
          body: text.min(1),
          wa_id: digits,
          type: z.literal('user_changed_number'),
        }),
      }),
    )
    .min(1),
});

const Status = z.strictObject({
  id: z.string().startsWith('wamid.'),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  timestamp: epoch,
  recipient_id: digits,
  conversation: z
    .strictObject({
      id: text,
      expiration_timestamp: epoch.optional(),
      origin: z.strictObject({ type: text }),
    })
    .optional(),
  pricing: z
    .strictObject({
      billable: z.boolean(),
      pricing_model: z.enum(['CBP', 'PMP']),
      category: text,
      type: z.enum(['regular', 'free_customer_service', 'free_entry_point']).optional(),
    })
    .optional(),
  errors: z.array(FailureOf).min(1).optional(),
  biz_opaque_callback_data: text.optional(),
  recipient_identity_key_hash: text.optional(),
});
const Statuses = z.strictObject({ ...product, statuses: z.array(Status).min(1) });

const TIER = z.enum([
  'TIER_250',
  'TIER_2K',
  'TIER_10K',
  'TIER_100K',
  'TIER_UNLIMITED',
  'TIER_NOT_SET',
]);
const id = z.union([digits, z.number().int()]);
const template = {
  message_template_id: id,
  message_template_name: text,
  message_template_language: text,
};
const CATEGORY = z.enum(['AUTHENTICATION', 'MARKETING', 'UTILITY']);
const QUALITY = z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']);

/** By the field of the change; what concerns an account has a time in its entry. */
export const WEBHOOKS: Readonly<Record<string, z.ZodType>> = {
  messages: z.union([Inbound, System, Statuses]),
  message_template_status_update: z.looseObject({
    event: text,
    ...template,
    reason: text.nullable(),
  }),
  message_template_quality_update: z.strictObject({
    previous_quality_score: QUALITY,
    new_quality_score: QUALITY,
    ...template,
  }),
  template_category_update: z.looseObject({
    ...template,
    new_category: CATEGORY,
    previous_category: CATEGORY.optional(),
  }),
  phone_number_quality_update: z.looseObject({
    display_phone_number: digits,
    event: text,
    current_limit: TIER.optional(),
    old_limit: TIER.optional(),
  }),
  phone_number_name_update: z.strictObject({
    display_phone_number: digits,
    decision: z.enum(['APPROVED', 'DEFERRED', 'PENDING', 'REJECTED']),
    requested_verified_name: text,
    rejection_reason: text.nullable(),
  }),
  account_update: z.looseObject({ event: text }),
  account_review_update: z.strictObject({ decision: text }),
  business_capability_update: z.looseObject({}),
  security: z.looseObject({ display_phone_number: digits, event: text }),
};
