// An integration's manifest: fetched by Zendesk when it is installed, and checked field by field.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/integration_manifest/
import { z } from 'zod';
import { get, jsonOf, NoAnswer, type Response, type Send } from '../../../src/kernel/wire.ts';
import { MANIFEST_URLS, type Manifest } from '../world/integration.ts';

// Lengths: https://github.com/zendesk/any_channel_json_schemas, manifest.json.
const text = (lengthMax: number) =>
  z
    .string('must be text')
    .min(1, 'must not be empty')
    .max(lengthMax, `must not be longer than ${lengthMax} characters`);

const URL_LENGTH_MAX = 511;
const isHttps = (url: string): boolean => url.startsWith('https://') && URL.canParse(url);
const url = text(URL_LENGTH_MAX).refine(isHttps, 'must be an https URL');

const MANIFEST = z.object({
  name: text(255),
  id: text(511),
  version: text(255).optional(),
  author: text(255).optional(),
  push_client_id: text(128).optional(),
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

/** Why a manifest is refused, or the manifest. */
export type ReadManifest = { readonly manifest: Manifest } | { readonly refused: string };

export function readManifest(value: unknown): ReadManifest {
  const read = MANIFEST.safeParse(value);
  if (!read.success) {
    const reasons = read.error.issues.map((issue) => {
      const where = issue.path.join('.');
      if (where === '') return 'it is not a JSON object';
      return `${where} ${valueAt(value, issue.path) === undefined ? 'is missing' : issue.message}`;
    });
    return { refused: `the manifest is not valid: ${reasons.join('; ')}` };
  }
  const { data } = read;
  return {
    manifest: {
      name: data.name,
      id: data.id,
      version: data.version ?? null,
      author: data.author ?? null,
      pushClientId: data.push_client_id ?? null,
      createFollowupTickets: data.create_followup_tickets ?? true,
      urls: data.urls,
    },
  };
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

/** Fetches and reads a manifest; follows permanent redirects, as Zendesk does. */
export async function fetchManifest(send: Send, manifestUrl: string): Promise<ReadManifest> {
  let from = manifestUrl;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
    if (!isHttps(from)) return { refused: `the manifest URL must be an https URL, not "${from}"` };
    let response: Response;
    try {
      response = await send(get(from, { accept: 'application/json' }));
    } catch (error) {
      if (error instanceof NoAnswer)
        return { refused: `the manifest cannot be read: ${error.message}` };
      throw error;
    }
    if (response.status === 200) return parse(response);
    const { location } = response.headers;
    const moved = response.status === 301 || response.status === 308;
    if (!moved || location === undefined) {
      return { refused: `the manifest cannot be read: ${from} answered ${response.status}` };
    }
    from = new URL(location, from).href;
  }
  return { refused: `the manifest cannot be read: more than ${REDIRECTS_MAX} redirects` };
}

function parse(response: Response): ReadManifest {
  const value = jsonOf(response);
  return value === undefined ? { refused: 'the manifest is not JSON' } : readManifest(value);
}
