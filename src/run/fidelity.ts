// What is simulated and how sure we are of it: every route of both vendors, as one table.
import { WHATSAPP_ROUTES } from '../../simulators/whatsapp/whatsapp.ts';
import { ZENDESK_ROUTES } from '../../simulators/zendesk/zendesk.ts';
import type { Fidelity, Route } from '../kernel/routes.ts';

export interface FidelityRow extends Fidelity {
  readonly node: string;
  /** `METHOD /path`. */
  readonly what: string;
}

type AnyRoute = Pick<Route<never>, 'method' | 'path' | keyof Fidelity>;

const rows = (node: string, table: readonly AnyRoute[]): readonly FidelityRow[] =>
  table.map(({ method, path, fidelity, confidence, source, note }) => ({
    node,
    what: `${method} ${path}`,
    fidelity,
    confidence,
    source,
    ...(note === undefined ? {} : { note }),
  }));

export const FIDELITY: readonly FidelityRow[] = [
  ...rows('whatsapp', WHATSAPP_ROUTES),
  ...rows('zendesk', ZENDESK_ROUTES),
];
