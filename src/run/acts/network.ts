// Acts of misfortune: the network between the nodes, and the integration's own life, which the story may break and mend.
import {
  type FaultKnobs,
  makeFault,
  type NetworkFaultName,
} from '../../kernel/faults/catalogue.ts';
import type { PlannedFault } from '../../scenario/vocabulary/trouble.ts';
import { DONE, notOffered, type Outcome } from '../act.ts';
import type { Stage } from '../stage.ts';

export function breaksNetwork({ world }: Stage, step: PlannedFault): Outcome {
  if (step.fault === 'crash') {
    return world.lives.crash(step.knobs)
      ? DONE
      : notOffered('this integration cannot be made to crash and start again');
  }
  const knobs: FaultKnobs<NetworkFaultName> = step.knobs;
  world.network.fault(makeFault(step.fault, knobs));
  return DONE;
}

export function healsNetwork({ world }: Stage): Outcome {
  world.network.clearFaults();
  world.lives.spare();
  return DONE;
}
