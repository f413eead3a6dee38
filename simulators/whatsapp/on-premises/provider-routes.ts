// On-Premises: the providers from whom files can be sent by their address.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { type Context, secret } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import type { Deployment } from '../world/deployment.ts';
import { type Answer, administered, param, withBody } from './client.ts';
import { done, ok, refuse } from './errors.ts';
import { Providers } from './settings-wire.ts';

const list = (context: Context, { providers }: Deployment): Answer =>
  ok(context, {
    settings: { application: { media: { providers: [...providers.values()] } } },
  });

function add(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, Providers, (providers) => {
    for (const provider of providers) {
      const { config } = provider;
      secret(context, 'password', 'bearer' in config ? config.bearer : config.basic.password);
      deployment.providers.set(provider.name, provider);
    }
    return done(context);
  });
}

function remove(context: Context, { providers }: Deployment, call: Call): Answer {
  const name = param(call, 'provider');
  return providers.delete(name)
    ? done(context)
    : refuse(context, 1006, `There is no provider ${name}.`);
}

const path = '/on-premises/{deployment}/v1/settings/application/media/providers';
const documented = {
  fidelity: 'partial',
  confidence: 'documented',
  source: ON_PREMISES_SOURCE.providers,
} as const;

export const PROVIDER_ROUTES: readonly Route<Context>[] = [
  { ...documented, method: 'GET', path, handle: administered(list) },
  {
    ...documented,
    method: 'POST',
    path,
    handle: administered(add),
    note: 'A message must name a provider that there is; the file is fetched without its log-in.',
  },
  {
    ...documented,
    method: 'DELETE',
    path: `${path}/{provider}`,
    handle: administered(remove),
    note: 'A provider that is not there is 404/1006 (assumption).',
  },
];
