// What the right connector did while a case was played. A broken connector that would have done nothing otherwise
// plays that case to the same byte, so it need not be played with it.
import type { Clock, Instant } from '../kernel/clock.ts';
import type { Handler, Request, Response, Send } from '../kernel/wire.ts';
import { connectorWith, type Integration, inEachLife } from '../run/seat.ts';
import { type Decision, notingLaw } from './decisions.ts';

export interface Exchange {
  readonly request: Request;
  /** Missing where no answer came. */
  answer?: Response;
}

interface Received extends Exchange {
  readonly at: Instant;
}

export interface Noted {
  /** Call by call. */
  readonly decisions: Decision[];
  /** What came to its door. */
  readonly received: Received[];
  /** What it asked of others. */
  readonly sent: Exchange[];
  /** How often it began: more than once where it crashed. */
  lives: number;
}

export const nothingNoted = (): Noted => ({ decisions: [], received: [], sent: [], lives: 0 });

/** The right connector, which notes what it does in the one world that it is played in. */
export function noting(noted: Noted): Integration {
  const answered = (exchange: Exchange) => (answer: Response) => {
    exchange.answer = answer;
  };
  const sending =
    (send: Send): Send =>
    (request, options) => {
      const exchange: Exchange = { request };
      noted.sent.push(exchange);
      const answer = send(request, options);
      answer.then(answered(exchange), () => {});
      return answer;
    };
  const receiving =
    (handler: Handler, clock: Clock): Handler =>
    (request) => {
      const exchange: Received = { request, at: clock.now() };
      noted.received.push(exchange);
      const answer = handler(request);
      Promise.resolve(answer).then(answered(exchange), () => {});
      return answer;
    };
  return inEachLife(connectorWith(notingLaw(noted.decisions)), (seat, services) => {
    noted.lives++;
    const seated = seat({ ...services, send: sending(services.send) });
    return { ...seated, handler: receiving(seated.handler, services.clock) };
  });
}
