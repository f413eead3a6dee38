// The port: one world at a time behind it, and a new one when somebody asks for a reset.
import { serve } from '../../kernel/serve.ts';
import { json, type Request, type Response } from '../../kernel/wire.ts';
import { UsageError } from '../io.ts';
import type { Ready } from './ready.ts';
import { createRealTime } from './real-time.ts';
import { type ServedWorld, startWorld, type WorldChoice } from './served-world.ts';

export interface Server {
  readonly ready: Ready;
  close(): Promise<void>;
}

export interface ServerOptions extends WorldChoice {
  /** 0 takes a free one. */
  readonly port: number;
  readonly onError: (error: unknown) => void;
}

const PORT_TROUBLE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use; name another with --port, or take a free one with --port 0',
  EACCES: 'may not be taken by this user; name one above 1023',
};

function portTrouble(error: unknown, port: number): unknown {
  const why = PORT_TROUBLE[(error as NodeJS.ErrnoException).code ?? ''];
  return why === undefined ? error : new UsageError(`port ${port} of 127.0.0.1 ${why}`);
}

/** Throws `UsageError` when the port cannot be taken. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { port, onError } = options;
  const realTime = createRealTime();
  let world: ServedWorld | undefined;
  /** While a world is being made, everybody waits for it. */
  let coming: Promise<ServedWorld> | undefined;

  const api = (request: Request): Response | Promise<Response> =>
    world === undefined
      ? (coming?.then((next) => next.answer(request)) ??
        json(503, { error: 'the world is not there yet' }))
      : world.answer(request);

  const served = await serve({ port, api }).catch((error: unknown) => {
    throw portTrouble(error, port);
  });
  const origins = [served.url, `http://localhost:${served.port}`] as const;

  async function begin(): Promise<ServedWorld> {
    const next = await startWorld(options, { origins, realTime, onError, reset });
    world = next;
    coming = undefined;
    return next;
  }

  async function reset(): Promise<Ready> {
    world?.end();
    world = undefined;
    coming ??= begin();
    return (await coming).ready;
  }

  coming = begin();
  try {
    const { ready } = await coming;
    return {
      ready,
      async close() {
        world?.end();
        await served.close();
      },
    };
  } catch (error) {
    await served.close();
    throw error;
  }
}
