// Control of what WhatsApp decides about numbers and the account, and of what is done in WhatsApp Manager.
import { z } from 'zod';
import type { Numbers } from '../../../../simulators/whatsapp/number-decisions.ts';
import { ACCOUNT_REVIEWS } from '../../../../simulators/whatsapp/world/business.ts';
import { TIERS } from '../../../../simulators/whatsapp/world/portfolio.ts';
import type { Json } from '../../../kernel/trace.ts';
import { json } from '../../../kernel/wire.ts';
import { type Control, withBody } from './control.ts';
import { onPhone } from './phone-number.ts';

const DONE = { done: true } as const;
const words = z.string().min(1);

/** A decision about the number that the path names. */
const onNumber = <Schema extends z.ZodType>(
  name: string,
  does: string,
  example: Json,
  schema: Schema,
  decide: (numbers: Numbers, phone: string, body: z.output<Schema>) => void,
): Control =>
  withBody(
    { method: 'POST', path: `/whatsapp/numbers/{number}/${name}`, does, example },
    schema,
    ({ world }, body, call) =>
      onPhone(call, 'number', (phone) => {
        decide(world.whatsapp.numbers, phone, body);
        return json(200, DONE);
      }),
  );

const nothing = z.strictObject({});
const violation = z.strictObject({ violation: words.optional() });

export const NUMBERS: readonly Control[] = [
  onNumber(
    'display-name',
    'decides on the display name that was asked for',
    { decision: 'decline', reason: 'It does not name the business' },
    z.strictObject({
      decision: z.enum(['approve', 'decline', 'pending', 'defer']),
      reason: words.optional(),
    }),
    (numbers, phone, { decision, reason }) => numbers.decideName(phone, decision, reason),
  ),
  onNumber(
    'quality',
    'what customers think of the number; red flags it',
    { quality: 'red' },
    z.strictObject({ quality: z.enum(['green', 'yellow', 'red']) }),
    (numbers, phone, { quality }) => numbers.setQuality(phone, quality),
  ),
  onNumber(
    'tier',
    `the messaging limit: ${TIERS.join(', ')}`,
    { tier: '10K' },
    z.strictObject({ tier: z.enum(TIERS) }),
    (numbers, phone, { tier }) => numbers.setTier(phone, tier),
  ),
  onNumber(
    'throughput',
    'a minute of maintenance, then a thousand messages a second',
    {},
    nothing,
    (numbers, phone) => numbers.upgradeThroughput(phone),
  ),
  onNumber(
    'ban',
    'bans it',
    { violation: 'SCAM' },
    violation,
    (numbers, phone, { violation: why }) => numbers.ban(phone, why),
  ),
  onNumber(
    'restrict',
    'restricts it',
    { violation: 'SCAM' },
    violation,
    (numbers, phone, { violation: why }) => numbers.restrict(phone, why),
  ),
  onNumber('reinstate', 'ends a ban or restriction', {}, nothing, (numbers, phone) =>
    numbers.reinstate(phone),
  ),
  onNumber(
    'official',
    'the badge of an official business account',
    { official: true },
    z.strictObject({ official: z.boolean() }),
    (numbers, phone, { official }) => numbers.makeOfficial(phone, official),
  ),
  onNumber(
    'pin-off',
    'ends two-step verification, as the link in an e-mail does',
    {},
    nothing,
    (numbers, phone) => numbers.switchOffPin(phone),
  ),
  onNumber(
    'coexistence',
    'in use in the WhatsApp Business app as well',
    { on: true },
    z.strictObject({ on: z.boolean() }),
    (numbers, phone, { on }) => numbers.coexistence(phone, on),
  ),
  onNumber('remove', 'takes the number out of its account', {}, nothing, (numbers, phone) =>
    numbers.remove(phone),
  ),
  withBody(
    {
      method: 'POST',
      path: '/whatsapp/account/verify',
      does: 'business verification of the served account',
      example: {},
    },
    nothing,
    ({ world, wabaId }) => {
      world.whatsapp.numbers.verifyBusiness(wabaId);
      return json(200, DONE);
    },
  ),
  withBody(
    {
      method: 'POST',
      path: '/whatsapp/account/review',
      does: `the review of the served account: ${ACCOUNT_REVIEWS.join(', ')}`,
      example: { decision: 'rejected' },
    },
    z.strictObject({ decision: z.enum(ACCOUNT_REVIEWS) }),
    ({ world, wabaId }, { decision }) => {
      world.whatsapp.numbers.reviewAccount(wabaId, decision);
      return json(200, DONE);
    },
  ),
];
