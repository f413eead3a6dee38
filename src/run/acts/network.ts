// Acts of misfortune: the network between the nodes, which the story may break and mend.
import { type FaultKnobs, type FaultName, makeFault } from '../../kernel/faults/catalogue.ts';
import { DONE, type Outcome } from '../act.ts';
import type { Stage } from '../stage.ts';

export function breaksNetwork(
  { world }: Stage,
  step: { readonly fault: FaultName; readonly knobs: FaultKnobs<FaultName> },
): Outcome {
  world.network.fault(makeFault(step.fault, step.knobs));
  return DONE;
}

export function healsNetwork({ world }: Stage): Outcome {
  world.network.clearFaults();
  return DONE;
}
