// Cloud: the settings of a number: whether security codes are compared, and where messages are kept.
import { z } from 'zod';
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { SCHEMA_SOURCE } from '../sources.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import { REGIONS } from '../world/data-region.ts';
import { badParameter, onNumber, SUCCESS, withParams } from './graph.ts';

const Settings = z.object({
  // Meta's page writes the longer name, its specification the shorter.
  user_identity_change: z
    .object({
      enable_identity_key_check: z.boolean().optional(),
      enabled: z.boolean().optional(),
    })
    .optional(),
  storage_configuration: z
    .union([
      z.object({ enabled: z.literal(true), region: z.enum(REGIONS) }),
      z.object({ enabled: z.literal(false) }),
    ])
    .optional(),
});

/** Calls are not simulated: they are off. */
const CALLING = {
  status: 'disabled',
  call_icon_visibility: 'hidden',
  ip_addresses: { default: [] },
  callback_permission_status: 'disabled',
} as const;

function readSettings(_context: Context, number: BusinessNumber): Response {
  const { region, identityCheck } = number;
  return json(200, {
    calling: CALLING,
    payload_encryption: { status: 'disabled' },
    storage_configuration:
      region === undefined
        ? { status: 'default' }
        : { status: 'in_country_storage_enabled', data_localization_region: region },
    user_identity_change: { enable_identity_key_check: identityCheck },
  });
}

function writeSettings(
  context: Context,
  number: BusinessNumber,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, Settings, (given) => {
    const { user_identity_change: identity, storage_configuration: storage } = given;
    const check = identity?.enable_identity_key_check ?? identity?.enabled;
    if (check === undefined && storage === undefined) {
      const field = identity === undefined ? 'user_identity_change' : ENABLE;
      return badParameter(context, field, true);
    }
    if (check !== undefined) number.identityCheck = check;
    if (storage !== undefined) number.region = storage.enabled ? storage.region : undefined;
    return SUCCESS;
  });
}

const ENABLE = 'user_identity_change.enable_identity_key_check';

const settings = {
  path: '/{id}/settings',
  fidelity: 'partial',
  confidence: 'documented',
  source: SCHEMA_SOURCE,
} as const;

export const SETTINGS_ROUTES: readonly Route<Context>[] = [
  {
    ...settings,
    method: 'GET',
    handle: onNumber(readSettings),
    note: 'Calls and payload encryption are off. user_identity_change is read as well (assumption).',
  },
  {
    ...settings,
    method: 'POST',
    handle: onNumber(writeSettings),
    note: 'user_identity_change and storage_configuration; others alone are 100.',
  },
];
