// One external resource on the wire, and how it becomes what the world imports.
// https://github.com/zendesk/any_channel_json_schemas, external_resource.json (the larger limit where docs differ)
import { z } from 'zod';
import type { Resource } from '../world/inbound.ts';
import { type Addresses, isGoodAddress } from './address.ts';

/** ASCII without blanks at its ends. */
const ASCII = /^[!-~](?:[ -~]*[!-~])?$/;
export const externalId = (lengthMax: number) =>
  z
    .string('must be text')
    .max(lengthMax, `must not be longer than ${lengthMax} characters`)
    .regex(ASCII, 'must be ASCII text without blanks at its ends');

const text = (lengthMax: number) =>
  z
    .string('must be text')
    .min(1, 'must not be empty')
    .max(lengthMax, `must not be longer than ${lengthMax} characters`);

const ID_LENGTH_MAX = 255;
const PARENT_ID_LENGTH_MAX = 511;
const MESSAGE_LENGTH_MAX = 65_535;

const FIELDS = z
  .array(z.object({ id: z.union([z.string(), z.int()]), value: z.unknown() }))
  .max(64);

const AUTHOR = z.object({
  external_id: externalId(ID_LENGTH_MAX),
  name: text(255).optional(),
  image_url: text(511).optional(),
  locale: text(255).optional(),
  fields: FIELDS.optional(),
});

const RESOURCE = z.object({
  external_id: externalId(ID_LENGTH_MAX),
  message: text(MESSAGE_LENGTH_MAX),
  html_message: text(MESSAGE_LENGTH_MAX).optional(),
  internal_note: z.boolean().optional(),
  parent_id: externalId(PARENT_ID_LENGTH_MAX).optional(),
  thread_id: externalId(ID_LENGTH_MAX).optional(),
  created_at: z.iso.datetime({ offset: true, error: 'must be an ISO 8601 time' }),
  author: AUTHOR,
  display_info: z
    .array(
      z.object({
        type: text(255),
        data: z.union([z.string().max(65_535), z.record(z.string(), z.unknown())]),
      }),
    )
    .max(16)
    .optional(),
  allow_channelback: z.boolean().optional(),
  fields: FIELDS.optional(),
  file_urls: z.array(z.string('must be text').max(511)).max(64).optional(),
});

/** Where the documentation is narrower than the schemas. */
const BY_DOCS = RESOURCE.extend({
  author: AUTHOR.extend({ image_url: text(255).optional() }),
  display_info: z
    .array(z.object({ type: text(255), data: z.string('must be text').max(65_535) }))
    .max(16)
    .optional(),
  file_urls: z.array(z.string('must be text').max(511)).max(10).optional(),
});

export interface ResourceRules {
  /** Whether the integration takes replies. */
  readonly replies: boolean;
  readonly addresses: Addresses;
  readonly strictDocsLimits: boolean;
}

/** Reads a resource; `malformed` names the first fault in it. */
export function readResource(
  value: unknown,
  { replies, addresses, strictDocsLimits }: ResourceRules,
): Resource | { readonly malformed: string } {
  const read = (strictDocsLimits ? BY_DOCS : RESOURCE).safeParse(value);
  if (!read.success) {
    const issue = read.error.issues[0];
    return { malformed: `${issue?.path.join('.') || 'resource'}: ${issue?.message}` };
  }
  const { data } = read;
  const badFile = data.file_urls?.findIndex((url) => !isGoodAddress(url, addresses)) ?? -1;
  if (badFile >= 0) return { malformed: `file_urls.${badFile}: must be an https URL` };
  return {
    externalId: data.external_id,
    message: data.message,
    html: data.html_message ?? null,
    internalNote: data.internal_note ?? false,
    parentId: data.parent_id ?? null,
    threadId: data.thread_id ?? null,
    createdAt: Date.parse(data.created_at),
    allowChannelback: replies && (data.allow_channelback ?? true),
    fields: fieldsOf(data.fields),
    author: {
      externalId: data.author.external_id,
      name: data.author.name ?? data.author.external_id,
      locale: data.author.locale ?? null,
      fields: fieldsOf(data.author.fields),
    },
    fileUrls: data.file_urls ?? NO_FIELDS,
  };
}

const NO_FIELDS = [] as const;
const fieldsOf = (fields: z.output<typeof FIELDS> | undefined) =>
  fields?.map(({ id, value }) => ({ id: String(id), value })) ?? NO_FIELDS;
