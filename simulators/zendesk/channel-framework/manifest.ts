// An integration's manifest: fetched by Zendesk when it is installed, and checked field by field.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/integration_manifest/
import { z } from 'zod';
import { SECOND } from '../../../src/kernel/clock.ts';
import { get, jsonOf, NoAnswer, type Response, type Send } from '../../../src/kernel/wire.ts';
import { MANIFEST_URLS, type Manifest } from '../world/integration.ts';
import { type Addresses, isGoodAddress } from './address.ts';

// Lengths: https://github.com/zendesk/any_channel_json_schemas, manifest.json.
const text = (lengthMax: number) =>
  z
    .string('must be text')
    .min(1, 'must not be empty')
    .max(lengthMax, `must not be longer than ${lengthMax} characters`);

const URL_LENGTH_MAX = 511;
const url = text(URL_LENGTH_MAX);

/** What Zendesk validates manifests with and what its pages say differ by one character here. */
const PUSH_CLIENT_ID_LENGTH_MAX = { schema: 128, docs: 127 } as const;

const MANIFEST = z.object({
  name: text(255),
  id: text(511),
  version: text(255).optional(),
  author: text(255).optional(),
  push_client_id: text(PUSH_CLIENT_ID_LENGTH_MAX.schema).optional(),
  channelback_files: z.boolean('must be true or false').optional(),
  create_followup_tickets: z.boolean('must be true or false').optional(),
  urls: z.object(
    {
      ...(Object.fromEntries(MANIFEST_URLS.map((name) => [name, url.optional()])) as Record<
        (typeof MANIFEST_URLS)[number],
        z.ZodOptional<typeof url>
      >),
      admin_ui: url,
    },
    'must be an object',
  ),
});

export interface ManifestRules {
  readonly addresses: Addresses;
  /** The limits of the documentation instead of those of the schemas, which are wider. */
  readonly strictDocsLimits: boolean;
}

const VENDORS: ManifestRules = { addresses: 'https', strictDocsLimits: false };

/** Why a manifest is refused, or the manifest. */
export type ReadManifest = { readonly manifest: Manifest } | { readonly refused: string };

export function readManifest(value: unknown, rules: ManifestRules = VENDORS): ReadManifest {
  const read = MANIFEST.safeParse(value);
  const reasons = [...(read.error?.issues ?? []).map((issue) => reasonOf(value, issue))];
  for (const name of MANIFEST_URLS) {
    const address = valueAt(value, ['urls', name]);
    if (typeof address === 'string' && !isGoodAddress(address, rules.addresses)) {
      reasons.push(`urls.${name} must be an https URL`);
    }
  }
  const data = read.data;
  const docsMax = PUSH_CLIENT_ID_LENGTH_MAX.docs;
  if (rules.strictDocsLimits && (data?.push_client_id?.length ?? 0) > docsMax) {
    reasons.push(`push_client_id must not be longer than ${docsMax} characters`);
  }
  if (data === undefined || reasons.length > 0) {
    return { refused: `the manifest is not valid: ${reasons.join('; ')}` };
  }
  return {
    manifest: {
      name: data.name,
      id: data.id,
      version: data.version ?? null,
      author: data.author ?? null,
      pushClientId: data.push_client_id ?? null,
      channelbackFiles: data.channelback_files ?? false,
      createFollowupTickets: data.create_followup_tickets ?? true,
      urls: data.urls,
    },
  };
}

function reasonOf(value: unknown, { path, message }: z.core.$ZodIssue): string {
  if (path.length === 0) return 'it is not a JSON object';
  return `${path.join('.')} ${valueAt(value, path) === undefined ? 'is missing' : message}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

const REDIRECTS_MAX = 3;
/** Assumption. */
const TIMEOUT_MS = 10 * SECOND;

/** Fetches and reads a manifest; follows permanent redirects, as Zendesk does. */
export async function fetchManifest(
  send: Send,
  manifestUrl: string,
  rules: ManifestRules,
): Promise<ReadManifest> {
  let from = manifestUrl;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
    if (!isGoodAddress(from, rules.addresses))
      return { refused: `the manifest URL must be an https URL, not "${from}"` };
    let response: Response;
    try {
      response = await send(get(from, { accept: 'application/json' }), { timeoutMs: TIMEOUT_MS });
    } catch (error) {
      if (error instanceof NoAnswer)
        return { refused: `the manifest cannot be read: ${error.message}` };
      throw error;
    }
    if (response.status === 200) return parse(response, rules);
    const { location } = response.headers;
    const moved = response.status === 301 || response.status === 308;
    if (!moved || location === undefined) {
      return { refused: `the manifest cannot be read: ${from} answered ${response.status}` };
    }
    if (!URL.canParse(location, from)) {
      return { refused: `the manifest cannot be read: ${from} leads to what is no URL` };
    }
    from = new URL(location, from).href;
  }
  return { refused: `the manifest cannot be read: more than ${REDIRECTS_MAX} redirects` };
}

function parse(response: Response, rules: ManifestRules): ReadManifest {
  const value = jsonOf(response);
  return value === undefined ? { refused: 'the manifest is not JSON' } : readManifest(value, rules);
}
