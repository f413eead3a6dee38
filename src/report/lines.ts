// The lines of a trace, one event each, as JSON and as events.
import type { TraceEvent } from '../kernel/trace.ts';

/** As one JSON array. */
export const arrayOf = (lines: string): string => `[${lines.trimEnd().replaceAll('\n', ',')}]`;

export const eventsIn = (lines: string): readonly TraceEvent[] => JSON.parse(arrayOf(lines));
