// Triggers: what runs after every create and update of a ticket.
import type { Update } from '../update.ts';

export function runTriggers(_update: Update): void {}
