// A Zendesk that takes what is pushed and reported, knowing each message by its external id.
import { empty, json, jsonOf, type Request, type Response } from '../../src/kernel/wire.ts';

export interface Pushed {
  readonly external_id: string;
  readonly message: string;
  readonly thread_id: string;
  readonly created_at: string;
  readonly file_urls?: readonly string[];
  readonly author: {
    readonly external_id: string;
    readonly name: string;
    readonly fields: readonly unknown[];
  };
}

export interface StubZendesk {
  /** Everything that came in, also what was known already. */
  readonly pushes: { readonly instance: string; readonly resource: Pushed }[];
  /** What became a comment. */
  readonly comments: {
    readonly instance: string;
    readonly thread: string;
    readonly text: string;
  }[];
  readonly reports: { readonly external_id: string; readonly description: string }[];
  override: ((request: Request, path: string) => Response | undefined) | undefined;
  handler(request: Request): Response;
}

export function createStubZendesk(): StubZendesk {
  const known = new Set<string>();
  const stub: StubZendesk = {
    pushes: [],
    comments: [],
    reports: [],
    override: undefined,
    handler(request) {
      const path = request.url.replace(/^https:\/\/[^/]+/, '');
      const overridden = stub.override?.(request, path);
      if (overridden !== undefined) return overridden;
      const body = jsonOf(request) as Record<string, unknown>;
      if (path === '/api/v2/any_channel/push') {
        const instance = body['instance_push_id'] as string;
        const resources = body['external_resources'] as readonly Pushed[];
        const results = resources.map((resource) => {
          stub.pushes.push({ instance, resource });
          const key = `${instance} ${resource.external_id}`;
          const code = known.has(key) ? 'already_imported' : 'success';
          if (code === 'success') {
            stub.comments.push({ instance, thread: resource.thread_id, text: resource.message });
          }
          known.add(key);
          return { external_resource_id: resource.external_id, status: { code, description: '' } };
        });
        return json(200, { results });
      }
      if (path === '/api/v2/any_channel/channelback/report_error') {
        stub.reports.push({
          external_id: String(body['external_id']),
          description: String(body['description']),
        });
        return empty(200);
      }
      return empty(404);
    },
  };
  return stub;
}
