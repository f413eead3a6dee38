// Cloud: a number as it can be read, by itself and in its account's list.
import type { Call } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { Business } from '../world/business.ts';
import type { BusinessNumber, NumberState } from '../world/business-number.ts';
import { verificationState } from '../world/verification.ts';
import { refuse } from './errors.ts';
import { VERIFICATION_NAMES } from './wire.ts';

const STATUS_NAMES: Readonly<Record<NumberState, string>> = {
  pending: 'PENDING',
  connected: 'CONNECTED',
  disconnected: 'DISCONNECTED',
  migrated: 'MIGRATED',
  flagged: 'FLAGGED',
  restricted: 'RESTRICTED',
  banned: 'BANNED',
};

/** Everything that can be asked of a number's node. */
function nodeOf(context: Context, number: BusinessNumber): Record<string, unknown> {
  const registered = context.world.registry.get(number.phone) === number;
  const state = verificationState(
    number.verification,
    registered,
    context.services.clock.now(),
    context.options,
  );
  const callback = context.world.businesses.get(number.owner)?.subscription?.callback;
  return {
    verified_name: number.verifiedName,
    code_verification_status: VERIFICATION_NAMES[state],
    display_phone_number: number.phone,
    quality_rating: 'NA',
    platform_type: registered ? 'CLOUD_API' : 'NOT_APPLICABLE',
    throughput: { level: registered ? 'STANDARD' : 'NOT_APPLICABLE' },
    ...(callback === undefined ? {} : { webhook_configuration: { application: callback } }),
    id: number.id,
    status: STATUS_NAMES[number.state],
    account_mode: 'LIVE',
    name_status: 'APPROVED',
    new_name_status: 'NONE',
  };
}

const NODE_FIELDS = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'webhook_configuration',
  'id',
] as const;
const FIELDS = new Set<string>([
  ...NODE_FIELDS,
  'status',
  'account_mode',
  'name_status',
  'new_name_status',
]);
const LIST_FIELDS = [...NODE_FIELDS.slice(0, 4), 'id'] as const;

function picked(
  context: Context,
  call: Call,
  numbers: readonly BusinessNumber[],
  usual: readonly string[],
): Response | Record<string, unknown>[] {
  const asked = call.query
    .get('fields')
    ?.split(',')
    .map((field) => field.trim());
  const unknown = asked?.find((field) => !FIELDS.has(field));
  if (unknown !== undefined) {
    return refuse(context, 100, {
      message: `(#100) Tried accessing nonexisting field (${unknown})`,
      details: `A phone number has no field ${unknown}.`,
    });
  }
  const fields = asked === undefined ? usual : [...asked, 'id'];
  return numbers.map((number) => {
    const node = nodeOf(context, number);
    const kept: Record<string, unknown> = {};
    for (const field of fields) if (field in node) kept[field] = node[field];
    return kept;
  });
}

export function showNumber(context: Context, number: BusinessNumber, call: Call): Response {
  const node = picked(context, call, [number], NODE_FIELDS);
  return Array.isArray(node) ? json(200, node[0]) : node;
}

export function listNumbers(context: Context, business: Business, call: Call): Response {
  const numbers = [...business.numbers.values()];
  const data = picked(context, call, numbers, LIST_FIELDS);
  if (!Array.isArray(data)) return data;
  const cursors = { before: numbers[0]?.id ?? '', after: numbers.at(-1)?.id ?? '' };
  return json(200, numbers.length === 0 ? { data } : { data, paging: { cursors } });
}
