// Apps and their installations, as a table. Assumption: only channel integrations are apps here.
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import { setToWork, uninstall } from '../../channel-framework/accounts.ts';
import { install } from '../../channel-framework/installation.ts';
import type { Desk } from '../../desk.ts';
import type { Integration } from '../../world/integration.ts';
import { invalid } from '../../world/ticket-change.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin } from '../protocol/authentication.ts';
import { readValue } from '../protocol/body.ts';
import { DELETED, NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { appJson, installationJson } from './app-wire.ts';

const SETTINGS = z.record(z.string(), z.unknown());
const NEW = z.object({ manifest_url: z.string().max(2_000), settings: SETTINGS.default({}) });
const CHANGE = z.object({ enabled: z.boolean().optional(), settings: SETTINGS.optional() });

const byInstallation = (handle: (desk: Desk, found: Integration, call: Call) => Response) =>
  asAdmin((desk, call) => {
    const id = Number(call.params['id']);
    const found = desk.world.integrations.find(({ installation }) => installation.id === id);
    return found === undefined ? NOT_FOUND : handle(desk, found, call);
  });

async function create(desk: Desk, call: Call): Promise<Response> {
  const read = readValue(jsonOf(call.request), NEW);
  if ('response' in read) return read.response;
  const { manifest_url, settings } = read.value;
  const made = await install(desk, manifest_url, settings);
  return 'refused' in made
    ? recordInvalid([invalid('base', made.refused)])
    : answer(201, installationJson(made.integration));
}

function update(desk: Desk, integration: Integration, call: Call): Response {
  const read = readValue(jsonOf(call.request), CHANGE);
  if ('response' in read) return read.response;
  const { installation, instances } = integration;
  installation.enabled = read.value.enabled ?? installation.enabled;
  installation.settings = { ...installation.settings, ...read.value.settings };
  installation.updatedAt = desk.clock.now();
  for (const instance of instances) setToWork(desk, instance);
  return answer(200, installationJson(integration));
}

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/apps/apps/';
const ROW = { fidelity: 'partial', confidence: 'assumption', source: SOURCE } as const;

export const APP_ROUTES: readonly Route<Desk>[] = [
  {
    ...ROW,
    method: 'GET',
    path: '/api/v2/apps',
    note: 'the installed channel integrations; an app of the account cannot be uploaded',
    handle: asAdmin(({ world }) => answer(200, { apps: world.integrations.map(appJson) })),
  },
  {
    ...ROW,
    method: 'GET',
    path: '/api/v2/apps/installations',
    note: 'neither paging nor filters',
    handle: asAdmin(({ world }) =>
      answer(200, { installations: world.integrations.map(installationJson) }),
    ),
  },
  {
    ...ROW,
    method: 'POST',
    path: '/api/v2/apps/installations',
    note: 'takes the manifest_url of a channel integration; an app_id leads nowhere',
    handle: asAdmin(create),
  },
  {
    ...ROW,
    method: 'GET',
    path: '/api/v2/apps/installations/{id}',
    handle: byInstallation((_desk, integration) => answer(200, installationJson(integration))),
  },
  {
    ...ROW,
    method: 'PUT',
    path: '/api/v2/apps/installations/{id}',
    note: 'settings and enabled; a disabled integration takes and sends nothing, without a word to it',
    handle: byInstallation(update),
  },
  {
    ...ROW,
    method: 'DELETE',
    path: '/api/v2/apps/installations/{id}',
    handle: byInstallation((desk, integration) => {
      uninstall(desk, integration);
      return DELETED;
    }),
  },
];
