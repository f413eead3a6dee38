// On-Premises: the legal entity behind the business.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import type { Context } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import type { Deployment } from '../world/deployment.ts';
import { type Answer, administered, withBody } from './client.ts';
import { done, ok } from './errors.ts';
import { Compliance } from './settings-wire.ts';

const read = (context: Context, { compliance = {} }: Deployment): Answer =>
  ok(context, { settings: { business: { compliance_info: compliance } } });

function write(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, Compliance, (compliance) => {
    deployment.compliance = compliance;
    return done(context);
  });
}

const compliance = {
  path: '/on-premises/{deployment}/v1/settings/business/compliance_info',
  fidelity: 'partial',
  confidence: 'documented',
  source: ON_PREMISES_SOURCE.compliance,
} as const;

export const COMPLIANCE_ROUTES: readonly Route<Context>[] = [
  { ...compliance, method: 'GET', handle: administered(read) },
  {
    ...compliance,
    method: 'POST',
    handle: administered(write),
    note: 'Kept and read back; no phone shows it (Meta shows it to Indian numbers only).',
  },
];
