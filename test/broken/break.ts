// How a connector is broken: the one right connector with one decision replaced, with a hand on what it sends, at its
// door or on what it keeps, or with something beside it. Each way says by itself when nothing of it would have shown.
import { isDeepStrictEqual } from 'node:util';
import type { BrokenSpec } from '../../src/cli/broken.ts';
import { decidesAlike } from '../../src/cli/decisions.ts';
import { LAW, type Law } from '../../src/connector/law.ts';
import type { Change, Store } from '../../src/connector/store.ts';
import { createMemoryStore } from '../../src/connector/store-in-memory.ts';
import type { Instant } from '../../src/kernel/clock.ts';
import type { Services } from '../../src/kernel/services.ts';
import {
  basic,
  formOf,
  type Handler,
  jsonOf,
  type Method,
  type Request,
  type Response,
  type Send,
  sendJson,
} from '../../src/kernel/wire.ts';
import {
  connectorWith,
  type Integration,
  inEachLife,
  RIGHT_CONNECTOR,
  type SeatSettings,
} from '../../src/run/seat.ts';

/** What takes the seat, and whether it would have done in a case as the right connector did. */
type Way = Required<Pick<BrokenSpec, 'integration' | 'alike'>>;

interface Breaking extends Omit<BrokenSpec, keyof Way> {
  /** A function where the wrong decision remembers something: it is called anew for every world. */
  readonly decisions: Partial<Law> | (() => Partial<Law>);
}

export function breaking({ decisions, ...spec }: Breaking): BrokenSpec {
  const replaced = typeof decisions === 'function' ? decisions : () => decisions;
  return {
    ...spec,
    integration: (settings, services, life) =>
      connectorWith({ ...LAW, ...replaced() })(settings, services, life),
    alike: (noted) => decidesAlike(replaced(), noted.decisions),
  };
}

/** What was answered for a name the first time: new for every world, and the same for that name ever after. */
export function firstAnswer<Answer>(): (name: string, answer: () => Answer) => Answer {
  const given = new Map<string, { readonly answer: Answer }>();
  return (name, answer) => {
    const known = given.get(name) ?? { answer: answer() };
    given.set(name, known);
    return known.answer;
  };
}

/** Rows that turn red as well for one reason; those of an area stand together, with a blank between them. */
export const because = (reason: string, ...areas: readonly string[]): Record<string, string> =>
  Object.fromEntries(areas.flatMap((rows) => rows.split(' ')).map((row) => [row, reason]));

/** What turns red where an account is there whose number nobody has verified. */
export const NEVER_REGISTERED = because(
  'a number that was never registered carries no messages and has no profile',
  'ANNOUNCE-1',
  'HOSTING-1',
  'INSTALL-2 INSTALL-5',
  'INTAKE-6',
  'invariant:accounts-agree',
  'MIGRATION-5 MIGRATION-7 MIGRATION-8',
  'NAME-1',
  'NUMBER-1 NUMBER-3',
  'PROFILE-1 PROFILE-3 PROFILE-6 PROFILE-8',
  'RELIABLE-1 RELIABLE-2 RELIABLE-3 RELIABLE-4 RELIABLE-5 RELIABLE-6',
  'SECURE-2 SECURE-5 SECURE-6',
  'TICKET-1 TICKET-2 TICKET-6 TICKET-7 TICKET-8 TICKET-9 TICKET-10 TICKET-13',
  'VIEW-1 VIEW-2 VIEW-3 VIEW-4 VIEW-6',
);

const sendingThrough = (change: (send: Send) => Send): Integration =>
  inEachLife(RIGHT_CONNECTOR, (seat, services) =>
    seat({ ...services, send: change(services.send) }),
  );

/** What is sent to that end of a path says something else: `rewrite` is given its JSON, and the request. */
export function writing(
  path: string,
  rewrite: (value: Readonly<Record<string, unknown>>, request: Request) => unknown,
): Way {
  function written(request: Request): Request {
    if (!request.url.endsWith(path)) return request;
    const value = jsonOf(request);
    if (typeof value !== 'object' || value === null) return request;
    const other = rewrite(value as Readonly<Record<string, unknown>>, request);
    if (isDeepStrictEqual(other, value)) return request;
    const { json: _read, ...plain } = request;
    return { ...plain, body: JSON.stringify(other) };
  }
  return {
    integration: sendingThrough((send) => (request, options) => send(written(request), options)),
    alike: ({ sent }) => sent.every(({ request }) => written(request) === request),
  };
}

/** What is sent to that end of a path, if it is `meant`, bears the token that it is sent with behind the text called `field`. */
export const signing = (
  path: string,
  field: string,
  meant: (message: Readonly<Record<string, unknown>>) => boolean = () => true,
): Way =>
  writing(path, (message, { headers }) => {
    if (!meant(message)) return message;
    const [, token = ''] = (headers['authorization'] ?? '').split(' ');
    const signed = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value).map(([name, inside]) => [
              name,
              name === field ? `${inside}\n${token}` : signed(inside),
            ]),
          )
        : value;
    return signed(message);
  });

/** What is answered like this is asked for once more. */
export const askingAgain = (again: (request: Request, answer: Response) => boolean): Way => ({
  integration: sendingThrough((send) => async (request, options) => {
    const answer = await send(request, options);
    return again(request, answer) ? send(request, options) : answer;
  }),
  alike: ({ sent }) =>
    sent.every(({ request, answer }) => answer === undefined || !again(request, answer)),
});

/** The right connector as somebody who stands at its door or beside it sees it. */
export interface Own {
  readonly services: Services;
  readonly handler: Handler;
}

/** Some of what comes to the door is taken in by another: `meant` says which, and is made anew for every world. */
export function atTheDoor(
  meant: () => (request: Request, now: Instant) => boolean,
  answer: (request: Request, own: Own) => Response | Promise<Response>,
): Way {
  return {
    integration(settings, services, life) {
      const isMeant = meant();
      const hand = inEachLife(RIGHT_CONNECTOR, (seat, own) => {
        const seated = seat(own);
        return {
          ...seated,
          handler: (request) =>
            isMeant(request, own.clock.now())
              ? answer(request, { services: own, handler: seated.handler })
              : seated.handler(request),
        };
      });
      return hand(settings, services, life);
    },
    alike({ received }) {
      const isMeant = meant();
      return !received.some(({ request, at }) => isMeant(request, at));
    },
  };
}

/** A page on which an admin has entered the verification code. */
export const bearsCode = (request: Request): boolean =>
  request.method === 'POST' && formOf(request)['code'] !== undefined;

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

/** What works beside the right connector: it may call the connector's own doors, and Support's API as an admin. */
export interface Beside extends Own {
  readonly support: (method: Method, path: string, value?: unknown) => Promise<unknown>;
}

type Deed = (beside: Beside) => void;

function toldIn(request: Request): readonly Told[] {
  if (!request.url.endsWith('/event_callback')) return [];
  const { events = [] } = (jsonOf(request) ?? {}) as { events?: readonly Told[] };
  return events;
}

/** Somebody beside the right connector hears each event that Zendesk tells, and does something about some of them. */
export function beside(begin: () => (event: Told) => Deed | undefined): Way {
  const listening = () => {
    const hear = begin();
    return (request: Request): readonly Deed[] =>
      toldIn(request)
        .map(hear)
        .filter((deed) => deed !== undefined);
  };
  return {
    integration(settings, services, life) {
      const deedsAfter = listening();
      const hand = inEachLife(RIGHT_CONNECTOR, (seat, own) => {
        const seated = seat(own);
        const self = { services: own, handler: seated.handler, support: supportOf(settings, own) };
        return {
          ...seated,
          handler(request) {
            const deeds = deedsAfter(request);
            const answer = seated.handler(request);
            if (deeds.length === 0) return answer;
            return Promise.resolve(answer).finally(() => {
              for (const deed of deeds) deed(self);
            });
          },
        };
      });
      return hand(settings, services, life);
    },
    alike({ received }) {
      const deedsAfter = listening();
      return !received.some(({ request }) => deedsAfter(request).length > 0);
    },
  };
}

function supportOf({ supportApi }: SeatSettings, services: Services): Beside['support'] {
  const headers = basic(`${supportApi.email}/token`, supportApi.token);
  return async (method, path, value) => {
    const where = `${supportApi.url}/api/v2/${path}`;
    const request =
      value === undefined
        ? { method, url: where, headers, body: '' }
        : sendJson(method, where, value, headers);
    return jsonOf(await services.send(request));
  };
}

export interface Kept {
  readonly change: Change;
  readonly at: Instant;
}

/** The right connector with a memory that loses something in a crash: `left` says what remains of all it was given. */
export const forgetting = (left: (kept: readonly Kept[]) => readonly Kept[]): Way => ({
  integration(settings, services, life) {
    let kept: Kept[] = [];
    const nextStore = (): Store => {
      kept = [...left(kept)];
      const memory = createMemoryStore();
      void memory.commit(kept.map(({ change }) => change));
      return {
        ...memory,
        async commit(changes) {
          const done = await memory.commit(changes);
          const at = services.clock.now();
          if (done) kept.push(...changes.map((change) => ({ change, at })));
          return done;
        },
      };
    };
    return connectorWith(LAW, () => nextStore)(settings, services, life);
  },
  alike: ({ lives }) => lives === 1,
});
