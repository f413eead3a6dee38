// How a connector is broken: the one right connector with one decision replaced, or with a hand on what it sends.
import type { BrokenSpec } from '../../src/cli/broken.ts';
import { LAW, type Law } from '../../src/connector/law.ts';
import type { Services } from '../../src/kernel/services.ts';
import { jsonOf, type Request } from '../../src/kernel/wire.ts';
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
