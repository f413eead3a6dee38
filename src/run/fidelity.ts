// What is simulated and how sure we are of it: every route and every rule of the outside world, as one table.
import { RULES as OF_MAIL } from '../../simulators/mail/fidelity.ts';
import { MAIL_ROUTES } from '../../simulators/mail/mail.ts';
import { RULES as OF_TELEPHONE } from '../../simulators/telephone/fidelity.ts';
import { RULES as OF_WHATSAPP } from '../../simulators/whatsapp/fidelity.ts';
import { WHATSAPP_ROUTES } from '../../simulators/whatsapp/whatsapp.ts';
import { RULES as OF_ZENDESK } from '../../simulators/zendesk/fidelity.ts';
import { ZENDESK_ROUTES } from '../../simulators/zendesk/zendesk.ts';
import type { Fidelity, Route, Rule } from '../kernel/routes.ts';

export interface FidelityRow extends Fidelity {
  readonly node: string;
  /** `METHOD /path`, or a rule in words. */
  readonly what: string;
}

type AnyRoute = Pick<Route<never>, 'method' | 'path' | keyof Fidelity>;

const row = (
  node: string,
  what: string,
  { fidelity, confidence, source, note }: Fidelity,
): FidelityRow => ({
  node,
  what,
  fidelity,
  confidence,
  source,
  ...(note === undefined ? {} : { note }),
});

const routes = (node: string, table: readonly AnyRoute[]): readonly FidelityRow[] =>
  table.map((route) => row(node, `${route.method} ${route.path}`, route));

const rules = (node: string, table: readonly Rule[]): readonly FidelityRow[] =>
  table.map((rule) => row(node, rule.rule, rule));

export const FIDELITY: readonly FidelityRow[] = [
  ...rules('telephone', OF_TELEPHONE),
  ...routes('mail', MAIL_ROUTES),
  ...rules('mail', OF_MAIL),
  ...routes('whatsapp', WHATSAPP_ROUTES),
  ...rules('whatsapp', OF_WHATSAPP),
  ...routes('zendesk', ZENDESK_ROUTES),
  ...rules('zendesk', OF_ZENDESK),
];
