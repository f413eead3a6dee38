// The lives of the integration: it can be made to crash between any two effects, and starts again from what it has kept.
import type { Clock } from '../kernel/clock.ts';
import type { CrashKnobs } from '../kernel/faults/catalogue.ts';
import type { Services } from '../kernel/services.ts';
import type { Record_ } from '../kernel/trace.ts';
import { type Handler, json } from '../kernel/wire.ts';
import { guardedClock } from './guard.ts';
import type { Life, Seated } from './seat.ts';

export interface Lives {
  /** Reaches whichever life there is; between two, what a gateway answers for a server that is not there. */
  readonly handler: Handler;
  start(): void;
  /** It dies at the `at`-th moment from now on. `false` when it could not be started again. */
  crash(knobs: CrashKnobs): boolean;
  /** Takes a crash back that has not struck yet. */
  spare(): void;
}

export interface LivesOptions {
  readonly clock: Clock;
  readonly record: Record_;
  /** What the integration is given; the chance of each life is its own. */
  readonly servicesOf: (life: string) => Services;
  readonly seat: (services: Services, life: Life) => Seated;
}

/** What a dead process waits for. */
const never = <T>(): Promise<T> => new Promise(() => {});

interface Mortal {
  readonly seated: Seated;
  readonly life: Life;
  over: boolean;
}

export function createLives({ clock, record, servicesOf, seat }: LivesOptions): Lives {
  let born = 0;
  let armed: { toPass: number; readonly downMs: number } | undefined;
  let current = bear(seat);

  function bear(begin: LivesOptions['seat']): Mortal {
    born++;
    const life: Life = {
      effect: (what, job) => {
        if (mortal.over) return never();
        return armed === undefined ? job() : counted(mortal, what, job);
      },
    };
    const services = servicesOf(born === 1 ? 'connector' : `connector, life ${born}`);
    const mortal = { life, over: false } as { seated: Seated; life: Life; over: boolean };
    mortal.seated = begin(
      {
        ...services,
        clock: guardedClock(services.clock, record, () => !mortal.over),
        send: (request, sending) => life.effect('a call', () => services.send(request, sending)),
      },
      life,
    );
    return mortal;
  }

  async function counted<T>(mortal: Mortal, what: string, job: () => Promise<T>): Promise<T> {
    if (strikes(mortal, `before ${what}`)) return never();
    try {
      return await job();
    } finally {
      if (mortal.over || strikes(mortal, `after ${what}`)) await never();
    }
  }

  function strikes(mortal: Mortal, moment: string): boolean {
    if (armed === undefined || --armed.toPass > 0) return false;
    const { downMs } = armed;
    armed = undefined;
    mortal.over = true;
    const note = `the integration dies ${moment}, and starts again ${downMs} ms later`;
    record('fault', { fault: 'crash', hop: null, note });
    clock.at(clock.now() + downMs, 'the integration starts again', () => {
      current = bear(mortal.seated.again ?? seat);
      current.seated.start();
    });
    return true;
  }

  return {
    handler: (request) =>
      current.over
        ? json(503, { error: 'the integration is not running' })
        : current.seated.handler(request),
    start: () => current.seated.start(),
    crash({ at, downMs }) {
      if (current.seated.again === undefined) return false;
      armed = { toPass: at, downMs };
      return true;
    },
    spare() {
      armed = undefined;
    },
  };
}
