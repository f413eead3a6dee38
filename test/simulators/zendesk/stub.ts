// A stand-in for an integration: a manifest, three pages, and a channelback that answers what a test says.
import type { Clock } from '../../../src/kernel/clock.ts';
import { compileRoutes, handlerOf, type Route } from '../../../src/kernel/routes.ts';
import {
  formOf,
  type Handler,
  html,
  json,
  jsonOf,
  type Response,
  textOf,
} from '../../../src/kernel/wire.ts';

export const ORIGIN = 'https://connector.example';

/** The form that admin_ui is opened with. */
export interface Visit {
  readonly return_url: string;
  readonly name: string;
  readonly metadata: string;
  readonly instance_push_id: string;
  readonly zendesk_access_token: string;
}

export interface Stub {
  readonly handler: Handler;
  /** Further addresses of it, by their paths. */
  readonly also: Map<string, Handler>;
  /** Replaced by tests. */
  manifest: unknown;
  manifestAnswer: (() => Response) | undefined;
  /** What each channelback is answered with; the last stays in force. */
  readonly answers: (Response | 'silence')[];
  /** Forms that admin_ui was opened with. */
  readonly visits: Visit[];
  readonly channelbacks: { at: number; fields: Record<string, string> }[];
  readonly events: unknown[];
  /** What the frame sent: urlencoded fields, or the raw body. */
  readonly posted: { readonly type: string; readonly body: string }[];
  page: (() => Response) | undefined;
}

export const goodManifest = () => ({
  name: 'WhatsApp',
  id: 'whatsapp-in-support',
  version: '1.0.0',
  author: 'Acme',
  push_client_id: 'whatsapp-push',
  channelback_files: false,
  create_followup_tickets: true,
  urls: {
    admin_ui: `${ORIGIN}/connector/admin_ui`,
    channelback_url: `${ORIGIN}/connector/channelback`,
    event_callback_url: `${ORIGIN}/connector/event_callback`,
  },
});

const page = (screen: string, inner: string): Response =>
  html(
    200,
    `<!doctype html><html lang="en"><title>WhatsApp</title><main data-screen="${screen}">${inner}</main></html>`,
  );

const text = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const DEPLOYMENT = page(
  'deployment',
  `<h1>Connect a number</h1>
   <form name="deployment" method="post" action="/connector/wizard/deployment">
     <label>Deployment ID <input name="deployment_id"></label>
     <input type="hidden" name="session" value="s-1">
     <button>Save changes</button>
   </form>`,
);

const finish = (visit: Visit): Response =>
  page(
    'finish',
    `<h1>Done</h1><p data-notice="set-up-profile">Set up the <b>profile</b>.</p>
     <form name="finish" method="post" action="${text(visit.return_url)}">
       <input type="hidden" name="name" value="Acme">
       <input type="hidden" name="metadata" value="${text('{"account":"a-1"}')}">
       <input type="hidden" name="state" value="">
       <button>Finish</button>
     </form>`,
  );

const edit = (visit: Visit): Response =>
  page(
    'account',
    `<h1>Edit account</h1><p>${text(visit.name)}</p>
     <form name="photo" method="post" action="/connector/account" enctype="multipart/form-data">
       <input type="hidden" name="section" value="photo"><input type="file" name="photo">
       <button>Apply changes</button>
     </form>
     <form name="channel-name" method="post" action="${text(visit.return_url)}">
       <input name="name" value="${text(visit.name)}">
       <input type="hidden" name="metadata" value="${text(visit.metadata)}">
       <button>Apply changes</button>
     </form>`,
  );

const REFUSED = page(
  'deployment',
  `<h1>Connect a number</h1><p role="alert" data-reason="deployment-unknown">No such deployment &amp; no number.</p>`,
);

export function lastVisit(stub: Stub): Visit {
  const visit = stub.visits.at(-1);
  if (visit === undefined) throw new Error('nobody has visited yet');
  return visit;
}

const ROUTE = { fidelity: 'supported', confidence: 'assumption', source: 'test' } as const;

const ROUTES: readonly Route<Stub>[] = [
  {
    ...ROUTE,
    method: 'GET',
    path: '/connector/manifest',
    handle: (stub) => stub.manifestAnswer?.() ?? json(200, stub.manifest),
  },
  {
    ...ROUTE,
    method: 'POST',
    path: '/connector/admin_ui',
    handle(stub, { request }) {
      const visit = formOf(request) as unknown as Visit;
      stub.visits.push(visit);
      return stub.page?.() ?? (visit.metadata === '' ? DEPLOYMENT : edit(visit));
    },
  },
  {
    ...ROUTE,
    method: 'POST',
    path: '/connector/wizard/deployment',
    handle(_stub, { request }) {
      const { deployment_id } = formOf(request);
      if (deployment_id !== 'D1') return REFUSED;
      return { status: 303, headers: { location: '/connector/wizard/finish' }, body: '' };
    },
  },
  {
    ...ROUTE,
    method: 'GET',
    path: '/connector/wizard/finish',
    handle: (stub) => finish(lastVisit(stub)),
  },
  {
    ...ROUTE,
    method: 'POST',
    path: '/connector/account',
    handle(stub, { request }) {
      stub.posted.push({ type: request.headers['content-type'] ?? '', body: textOf(request.body) });
      return stub.page?.() ?? edit(lastVisit(stub));
    },
  },
  {
    ...ROUTE,
    method: 'POST',
    path: '/connector/event_callback',
    handle(stub, { request }) {
      const body = jsonOf(request) as { readonly events: readonly unknown[] };
      stub.events.push(...body.events);
      return json(200, {});
    },
  },
];

const dispatch = compileRoutes(ROUTES);

export function createStub(clock: Clock): Stub {
  const handler: Handler = (request) => {
    const other = stub.also.get(new URL(request.url).pathname);
    if (other !== undefined) return other(request);
    if (!request.url.endsWith('/connector/channelback')) return tables(request);
    stub.channelbacks.push({ at: clock.now(), fields: formOf(request) });
    const n = stub.channelbacks.length;
    const answer = stub.answers.length > 1 ? stub.answers.shift() : stub.answers[0];
    if (answer === 'silence') return new Promise(() => {});
    return answer ?? json(200, { external_id: `reply-${n}` });
  };
  const stub: Stub = {
    handler,
    also: new Map(),
    manifest: goodManifest(),
    manifestAnswer: undefined,
    answers: [],
    visits: [],
    channelbacks: [],
    events: [],
    posted: [],
    page: undefined,
  };
  const tables = handlerOf(dispatch, stub, () => json(404, { error: 'nothing here' }));
  return stub;
}
