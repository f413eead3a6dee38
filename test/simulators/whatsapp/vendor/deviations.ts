// Where this simulator deviates from Meta's published file (v23.0 of 2025-11-21), and why.

export interface Deviation {
  /** What was answered or told. */
  readonly in: string;
  /** Where in it, `[]` for any index. */
  readonly at: string;
  /** A keyword of JSON Schema, or `unknown` for a field that the file does not name. */
  readonly keyword: string;
  readonly why: string;
}

const unknown = (where: string, fields: readonly string[], why: string): readonly Deviation[] =>
  fields.map((at) => ({ in: where, at, keyword: 'unknown', why }));

const NODE =
  "Meta's page about the platform answers it; the file's schema for the node has six fields";

export const DEVIATIONS: readonly Deviation[] = [
  ...unknown(
    'a refusal',
    ['/error/error_data'],
    "Meta's page of errors and every recorded refusal of a message have it; the schema leaves it out",
  ),
  {
    in: 'GET {number}',
    at: '/code_verification_status',
    keyword: 'enum',
    why: "the file contradicts itself (UNVERIFIED, and NOT_VERIFIED in a twin); Meta's samples say NOT_VERIFIED",
  },
  ...unknown('GET {number}', ['/platform_type', '/throughput', '/webhook_configuration'], NODE),
  ...unknown(
    'GET {number}',
    ['/status', '/new_display_name', '/new_name_status'],
    'answered only where it is asked for by name, as Meta documents',
  ),
  {
    in: 'GET {WABA}/phone_numbers',
    at: '/data/[]',
    keyword: 'required',
    why: "Meta's sample of the list answers no status unless it is asked for",
  },
  ...unknown(
    'GET {number}/settings',
    ['/user_identity_change'],
    'the setting that Meta documents for the same edge, readable as it is written',
  ),
  ...unknown(
    'GET {number}/whatsapp_business_profile',
    ['about', 'address', 'description', 'email', 'websites', 'vertical', 'messaging_product'].map(
      (field) => `/data/[]/${field}`,
    ),
    "Meta's page answers the fields in data[0] itself, and so do its clients read them; the file wraps them once more",
  ),
  ...unknown(
    'GET {WABA}',
    ['/message_template_namespace'],
    "a default field in Meta's reference of the node",
  ),
  ...unknown(
    'GET {WABA}/subscribed_apps',
    ['/data/[]/whatsapp_business_api_data', '/data/[]/override_callback_uri'],
    "as Meta's page shows it; the file has id and name at the top",
  ),
  ...unknown(
    'GET {template}',
    ['/parameter_format', '/components/[]/buttons/[]/url'],
    "Meta's reference of the node has it; the file's schema was made from one sample",
  ),
  ...unknown(
    'GET {WABA}/message_templates',
    ['/data/[]/parameter_format', '/data/[]/components/[]/buttons/[]/url'],
    "Meta's reference of the node has it; the file's schema was made from one sample",
  ),
  {
    in: 'GET {media}',
    at: '/file_size',
    keyword: 'type',
    why: 'a number in recorded answers (third party); the file writes the digits as text',
  },
  ...unknown(
    'POST {number}/messages',
    ['/success'],
    'the answer to marking as read, which the file does not describe',
  ),
  ...unknown(
    'webhook with contacts',
    ['/identity_key_hash'],
    'documented for numbers whose identity check is on',
  ),
  {
    in: 'message of type location',
    at: '/latitude',
    keyword: 'type',
    why: "a number in Meta's sample of the webhook; the schema is that of messages to be sent",
  },
  {
    in: 'message of type location',
    at: '/longitude',
    keyword: 'type',
    why: "a number in Meta's sample of the webhook; the schema is that of messages to be sent",
  },
  ...unknown(
    'message of type interactive',
    ['/button_reply', '/list_reply'],
    "named by the schema's discriminator alone",
  ),
  ...unknown(
    'webhook with statuses',
    ['/statuses/[]/biz_opaque_callback_data', '/statuses/[]/recipient_identity_key_hash'],
    "documented on Meta's page of statuses",
  ),
];
