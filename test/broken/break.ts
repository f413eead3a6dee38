// How a connector is broken: the one right connector with one decision replaced.
import type { BrokenSpec } from '../../src/cli/broken.ts';
import { LAW, type Law } from '../../src/connector/law.ts';
import { connectorWith } from '../../src/run/seat.ts';

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
