// Acts of WhatsApp: what it decides, and how it behaves where its documents leave it open.
import { DONE, type Outcome } from '../act.ts';
import type { Stage } from '../stage.ts';

export function refusesLate({ world }: Stage, { at }: { readonly at: 'sync' | 'async' }): Outcome {
  world.whatsapp.choose({ outOfWindow: at });
  return DONE;
}
