// The shapes of Cloud's answers, written from Meta's documents: strict, so that a field too many is seen as well.
import { z } from 'zod';

const text = z.string();
const digits = z.string().regex(/^\d+$/);
const whatsapp = z.literal('whatsapp');
const Success = z.strictObject({ success: z.literal(true) });
const Id = z.strictObject({ id: digits });
const Cursors = z.strictObject({ before: text, after: text });
const Paging = z.strictObject({
  cursors: Cursors,
  next: z.url().optional(),
  previous: z.url().optional(),
});
const list = <T extends z.ZodType>(data: T) =>
  z.strictObject({ data: z.array(data), paging: Paging.optional() });

export const Refusal = z.strictObject({
  error: z.strictObject({
    message: text.min(1),
    type: z.enum(['OAuthException', 'GraphMethodException']),
    code: z.number().int(),
    error_data: z.strictObject({ messaging_product: whatsapp, details: text.min(1) }).optional(),
    error_subcode: z.number().int().optional(),
    error_user_title: text.min(1).optional(),
    error_user_msg: text.min(1).optional(),
    is_transient: z.boolean().optional(),
    fbtrace_id: text.min(1),
  }),
});

const QUALITY = ['GREEN', 'YELLOW', 'RED', 'NA', 'UNKNOWN'] as const;
const NAME = [
  'APPROVED',
  'AVAILABLE_WITHOUT_REVIEW',
  'DECLINED',
  'EXPIRED',
  'PENDING_REVIEW',
  'NONE',
] as const;
const TIER = [
  'TIER_250',
  'TIER_2K',
  'TIER_10K',
  'TIER_100K',
  'TIER_UNLIMITED',
  'UNTIERED',
] as const;

const Number_ = z.strictObject({
  id: digits,
  verified_name: text.optional(),
  code_verification_status: z.enum(['NOT_VERIFIED', 'VERIFIED', 'EXPIRED']).optional(),
  display_phone_number: text.optional(),
  quality_rating: z.enum(QUALITY).optional(),
  platform_type: z.enum(['CLOUD_API', 'ON_PREMISE', 'NOT_APPLICABLE']).optional(),
  throughput: z.strictObject({ level: z.enum(['STANDARD', 'HIGH', 'NOT_APPLICABLE']) }).optional(),
  webhook_configuration: z
    .strictObject({
      application: text.optional(),
      whatsapp_business_account: text.optional(),
      phone_number: text.optional(),
    })
    .optional(),
  status: z
    .enum(['CONNECTED', 'DISCONNECTED', 'PENDING', 'FLAGGED', 'RESTRICTED', 'MIGRATED', 'BANNED'])
    .optional(),
  account_mode: z.enum(['LIVE', 'SANDBOX']).optional(),
  name_status: z.enum(NAME).optional(),
  new_name_status: z.enum(NAME).optional(),
  new_display_name: text.optional(),
  is_official_business_account: z.boolean().optional(),
  is_pin_enabled: z.boolean().optional(),
  messaging_limit_tier: z.enum(TIER).optional(),
  whatsapp_business_manager_messaging_limit: z.enum(TIER).optional(),
  last_onboarded_time: text.optional(),
  certificate: text.optional(),
  new_certificate: text.optional(),
});

const Account = z.strictObject({
  id: digits,
  name: text.optional(),
  timezone_id: text.optional(),
  currency: text.optional(),
  message_template_namespace: text.optional(),
  account_review_status: z.enum(['APPROVED', 'PENDING', 'REJECTED']).optional(),
  business_verification_status: text.optional(),
  ownership_type: text.optional(),
  country: text.optional(),
});

const Media = z.strictObject({
  messaging_product: whatsapp,
  url: z.url(),
  mime_type: text.regex(/^\w+\/[\w.+-]+/),
  sha256: text.min(1),
  file_size: z.union([z.number().int(), digits]),
  id: digits,
});

const Button = z.strictObject({
  type: z.enum(['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'COPY_CODE', 'OTP']),
  text: text.optional(),
  url: text.optional(),
  phone_number: text.optional(),
  otp_type: text.optional(),
  example: z.union([text, z.array(text)]).optional(),
});

const Component = z.strictObject({
  type: z.enum(['HEADER', 'BODY', 'FOOTER', 'BUTTONS']),
  format: z.enum(['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION']).optional(),
  text: text.optional(),
  example: z.looseObject({}).optional(),
  buttons: z.array(Button).optional(),
});

const TEMPLATE_STATUS = [
  'APPROVED',
  'ARCHIVED',
  'DELETED',
  'DISABLED',
  'IN_APPEAL',
  'LIMIT_EXCEEDED',
  'PAUSED',
  'PENDING',
  'PENDING_DELETION',
  'REJECTED',
] as const;
const CATEGORY = ['AUTHENTICATION', 'MARKETING', 'UTILITY'] as const;

const Template = z.strictObject({
  id: digits,
  name: text.optional(),
  language: text.optional(),
  status: z.enum(TEMPLATE_STATUS).optional(),
  category: z.enum(CATEGORY).optional(),
  previous_category: z.enum(CATEGORY).optional(),
  components: z.array(Component).optional(),
  parameter_format: z.enum(['NAMED', 'POSITIONAL']).optional(),
  quality_score: z
    .strictObject({
      score: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']),
      date: z.number().int().optional(),
    })
    .optional(),
  rejected_reason: text.optional(),
});

const Profile = z.strictObject({
  messaging_product: whatsapp,
  about: text.optional(),
  address: text.optional(),
  description: text.optional(),
  email: text.optional(),
  profile_picture_url: z.url().optional(),
  websites: z.array(z.url()).max(2).optional(),
  vertical: text.optional(),
});

const Sent = z.strictObject({
  messaging_product: whatsapp,
  contacts: z.array(z.strictObject({ input: text, wa_id: digits })).length(1),
  messages: z
    .array(
      z.strictObject({
        id: z.string().startsWith('wamid.'),
        message_status: z.enum(['accepted', 'held_for_quality_assessment', 'paused']).optional(),
      }),
    )
    .length(1),
});

const Settings = z.looseObject({});

const Token = z.strictObject({
  data: z.strictObject({
    app_id: digits.optional(),
    type: text.optional(),
    application: text.optional(),
    expires_at: z.number().int().optional(),
    data_access_expires_at: z.number().int().optional(),
    issued_at: z.number().int().optional(),
    is_valid: z.boolean(),
    scopes: z.array(text),
    granular_scopes: z
      .array(z.strictObject({ scope: text, target_ids: z.array(digits).optional() }))
      .optional(),
    user_id: digits.optional(),
    error: z
      .strictObject({ code: z.number().int(), message: text, subcode: z.number().int().optional() })
      .optional(),
  }),
});

const Subscriptions = z.strictObject({
  data: z.array(
    z.strictObject({
      whatsapp_business_api_data: z.strictObject({ id: digits, link: z.url(), name: text }),
      override_callback_uri: z.url().optional(),
    }),
  ),
});

/** By what was asked, the node in braces: `POST {number}/messages`. */
export const ANSWERS: Readonly<Record<string, z.ZodType>> = {
  'POST {WABA}/phone_numbers': Id,
  'GET {WABA}/phone_numbers': list(Number_),
  'GET {number}': Number_,
  'POST {number}': Success,
  'POST {number}/request_code': Success,
  'POST {number}/verify_code': Success,
  'POST {number}/register': Success,
  'POST {number}/deregister': Success,
  'GET {number}/settings': Settings,
  'POST {number}/settings': Success,
  'GET {number}/whatsapp_business_profile': z.strictObject({ data: z.array(Profile).length(1) }),
  'POST {number}/whatsapp_business_profile': Success,
  'POST {number}/messages': z.union([Sent, Success]),
  'POST {number}/media': Id,
  'GET {media}': Media,
  'DELETE {media}': Success,
  'GET {WABA}': Account,
  'POST {WABA}/subscribed_apps': Success,
  'GET {WABA}/subscribed_apps': Subscriptions,
  'DELETE {WABA}/subscribed_apps': Success,
  'POST {WABA}/message_templates': z.strictObject({
    id: digits,
    status: z.enum(TEMPLATE_STATUS),
    category: z.enum(CATEGORY),
  }),
  'GET {WABA}/message_templates': list(Template),
  'DELETE {WABA}/message_templates': Success,
  'GET {template}': Template,
  'POST {template}': Success,
  'GET debug_token': Token,
  'POST {app}/uploads': z.strictObject({ id: z.string().startsWith('upload:') }),
  'POST {app}/subscriptions': Success,
  'GET {app}/subscriptions': z.strictObject({
    data: z.array(
      z.strictObject({
        object: z.literal('whatsapp_business_account'),
        callback_url: z.url(),
        active: z.boolean(),
        fields: z.array(z.strictObject({ name: text, version: z.string().startsWith('v') })),
      }),
    ),
  }),
  'DELETE {app}/subscriptions': Success,
  'POST {upload}': z.union([
    z.strictObject({ h: text.min(1) }),
    z.strictObject({ id: text, file_offset: z.number().int() }),
  ]),
  'GET /whatsapp_business/attachments/': z.instanceof(Uint8Array),
  'GET {upload}': z.strictObject({
    id: z.string().startsWith('upload:'),
    file_offset: z.number().int().min(0),
  }),
};
