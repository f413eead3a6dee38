// How a connector is broken: the one right connector with one decision replaced, with a hand on what it sends, or with something beside it.
import type { BrokenSpec } from '../../src/cli/broken.ts';
import { LAW, type Law } from '../../src/connector/law.ts';
import type { Services } from '../../src/kernel/services.ts';
import {
  basic,
  type Handler,
  jsonOf,
  type Method,
  type Request,
  sendJson,
} from '../../src/kernel/wire.ts';
import {
  connectorWith,
  type Integration,
  RIGHT_CONNECTOR,
  type Seated,
} from '../../src/run/seat.ts';

interface Breaking extends Omit<BrokenSpec, 'integration' | 'decisions'> {
  /** A function where the wrong decision remembers something: it is called anew for every world. */
  readonly decisions: Partial<Law> | (() => Partial<Law>);
}

export function breaking({ decisions, ...spec }: Breaking): BrokenSpec {
  const replaced = typeof decisions === 'function' ? decisions : () => decisions;
  return {
    ...spec,
    decisions: replaced,
    integration: (settings, services, life) =>
      connectorWith({ ...LAW, ...replaced() })(settings, services, life),
  };
}

/** The right connector in every one of its lives, with services that are not what they seem. */
export const served =
  (change: (services: Services) => Services): Integration =>
  (settings, services, life) => {
    const changed = (seated: Seated): Seated => {
      const { again } = seated;
      return again === undefined
        ? seated
        : { ...seated, again: (own, its) => changed(again(change(own), its)) };
    };
    return changed(RIGHT_CONNECTOR(settings, change(services), life));
  };

/** What is sent to that end of a path says something else: `rewrite` is given its JSON. */
export const writing = (
  path: string,
  rewrite: (value: Readonly<Record<string, unknown>>) => unknown,
): Integration =>
  served((services) => ({
    ...services,
    send: (request, options) =>
      services.send(request.url.endsWith(path) ? rewritten(request, rewrite) : request, options),
  }));

function rewritten(
  request: Request,
  rewrite: (value: Readonly<Record<string, unknown>>) => unknown,
): Request {
  const { json: _read, ...plain } = request;
  const value = jsonOf(request);
  return typeof value === 'object' && value !== null
    ? { ...plain, body: JSON.stringify(rewrite(value as Readonly<Record<string, unknown>>)) }
    : request;
}

/** What works beside the right connector: it may call the connector's own doors, and Support's API as an admin. */
export interface Beside {
  readonly services: Services;
  readonly handler: Handler;
  readonly support: (method: Method, path: string, value?: unknown) => Promise<unknown>;
}

/** An event that Zendesk tells, as far as it is of use here. */
export interface Told {
  readonly type_id: string;
  readonly data?: {
    readonly metadata?: string;
    readonly resource_events?: readonly {
      readonly type_id: string;
      readonly external_id: string;
      readonly ticket_id: number;
      readonly comment_id: number;
    }[];
  };
}

/** The right connector, and beside it somebody who hears each event that Zendesk tells. */
export const beside =
  (begin: (own: Beside) => (event: Told) => void): Integration =>
  (settings, services, life) => {
    const seated = RIGHT_CONNECTOR(settings, services, life);
    const { url, email, token } = settings.supportApi;
    const headers = basic(`${email}/token`, token);
    const hear = begin({
      services,
      handler: seated.handler,
      async support(method, path, value) {
        const where = `${url}/api/v2/${path}`;
        const request =
          value === undefined
            ? { method, url: where, headers, body: '' }
            : sendJson(method, where, value, headers);
        return jsonOf(await services.send(request));
      },
    });
    return {
      ...seated,
      async handler(request) {
        const answer = await seated.handler(request);
        if (request.url.endsWith('/event_callback')) {
          const { events = [] } = (jsonOf(request) ?? {}) as { events?: readonly Told[] };
          for (const event of events) hear(event);
        }
        return answer;
      },
    };
  };
/** What is sent to that end of a path bears the token with which it is sent, behind the text called `field`. */
export const signing = (path: string, field: string): Integration =>
  served((services) => ({
    ...services,
    send: (request, options) => {
      const [, token = ''] = (request.headers['authorization'] ?? '').split(' ');
      const signed = (value: unknown): unknown =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(
              Object.entries(value).map(([name, inside]) => [
                name,
                name === field ? `${inside}\n${token}` : signed(inside),
              ]),
            )
          : value;
      return services.send(
        request.url.endsWith(path) ? rewritten(request, signed) : request,
        options,
      );
    },
  }));
