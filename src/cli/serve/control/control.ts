// A route of the control: what it is for, what its body looks like, and how a wrong one is told.
import type { z } from 'zod';
import type { Frame } from '../../../../simulators/zendesk/admin-center/frame.ts';
import type { Call } from '../../../kernel/routes.ts';
import type { Json } from '../../../kernel/trace.ts';
import { json, type Method, type Response, textOf } from '../../../kernel/wire.ts';
import type { cloudAccess } from '../../../run/hosting.ts';
import type { World } from '../../../run/world.ts';
import type { Pacer } from '../pacer.ts';
import type { Ready } from '../ready.ts';
import { wrongsOf } from '../wrong.ts';

/** What the control works on. */
export interface Scene {
  readonly world: World;
  readonly pacer: Pacer;
  /** E.164 of the served account; `undefined` while there is none. */
  readonly number: string | undefined;
  readonly wabaId: string;
  /** What a deployment of the served business at Cloud is reached by. */
  readonly cloudAccess: ReturnType<typeof cloudAccess>;
  /** Names of the customers that were made here, by phone. */
  readonly customers: Map<string, string>;
  /** The page of an integration that the admin has open. */
  readonly browsing: { frame: Frame | undefined };
  /** Begins anew with the same seed. */
  reset(): Promise<Ready>;
}

export type Answer = Response | Promise<Response>;

export interface Control {
  readonly method: Method;
  /** Below `/_sim`. */
  readonly path: string;
  readonly does: string;
  /** A body that is right. */
  readonly example?: Json;
  readonly handle: (scene: Scene, call: Call) => Answer;
}

/** `where` names the field; `right` is what would have been taken. */
export interface Problem {
  readonly where: string;
  readonly wrong: string;
}

export const refuse = (status: number, error: string, more: object = {}): Response =>
  json(status, { error, ...more });

/** For whoever still waits when the world ends: a reset, or Ctrl-C. */
export const GONE: Response = refuse(503, 'this world has ended; ask again');

const placeOf = (path: readonly PropertyKey[]): string => path.join('.') || 'the body';

export function badBody(problems: readonly Problem[], right: Json | undefined): Response {
  const [first] = problems;
  const error = first === undefined ? 'the body is wrong' : `${first.where}: ${first.wrong}`;
  return refuse(400, error, { problems, ...(right === undefined ? {} : { right }) });
}

const NOT_JSON = Symbol('not JSON');

function read(call: Call): unknown {
  const text = textOf(call.request.body);
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

/** A control with a body: checked, or refused with every problem and an example. */
export function withBody<Schema extends z.ZodType>(
  control: Omit<Control, 'handle'> & { readonly example: Json },
  schema: Schema,
  handle: (scene: Scene, body: z.output<Schema>, call: Call) => Answer,
): Control {
  const { example } = control;
  return {
    ...control,
    handle(scene, call) {
      const given = read(call);
      if (given === NOT_JSON)
        return badBody([{ where: 'the body', wrong: 'is not JSON' }], example);
      const checked = schema.safeParse(given, { reportInput: true });
      if (checked.success) return handle(scene, checked.data, call);
      const problems = wrongsOf(checked.error).map(({ path, wrong }) => ({
        where: placeOf(path),
        wrong,
      }));
      return badBody(problems, example);
    },
  };
}
