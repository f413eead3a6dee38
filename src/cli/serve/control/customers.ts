// Control of customers: people with WhatsApp on their phones, and what they do with it.
import { z } from 'zod';
import type { Sending } from '../../../../simulators/whatsapp/customer.ts';
import { FAILURES } from '../../../../simulators/whatsapp/world/failure.ts';
import { APPS } from '../../../../simulators/whatsapp/world/phone.ts';
import type { Json } from '../../../kernel/trace.ts';
import { json } from '../../../kernel/wire.ts';
import { type Answer, type Control, refuse, type Scene, withBody } from './control.ts';
import { CUSTOMER_MESSAGE } from './customer-message.ts';
import { onCustomer, phone } from './phone-number.ts';

const DONE = { done: true } as const;

/** What is meant when nobody is named: the served account. */
function toBusiness(
  { number }: Scene,
  field: 'to' | 'business',
  named: string | undefined,
  handle: (business: string) => Answer,
): Answer {
  const business = named ?? number;
  return business === undefined
    ? refuse(400, `${field}: is missing, and no number is connected that could be meant without it`)
    : handle(business);
}

const install = withBody(
  {
    method: 'POST',
    path: '/customers',
    does: 'puts WhatsApp on a phone',
    example: { phone: '+5511912345678', name: 'Ana' },
  },
  z.strictObject({
    phone,
    name: z.string().min(1).max(128),
    app: z.enum(APPS).default('messenger'),
  }),
  ({ world, customers }, { phone: number, name, app }) => {
    const refused = world.whatsapp.phones.install(number, app, name);
    if (refused !== undefined) {
      return refuse(409, `${number} is on the business platform, so no app can sign in with it`);
    }
    customers.set(number, name);
    return json(201, { phone: number, name, app });
  },
);

const write = withBody(
  {
    method: 'POST',
    path: '/customers/{phone}/messages',
    does: 'the customer writes; also {"type": "image", "mimeType", "data": base64 …} and every other type',
    example: { text: 'Where is my order?' },
  },
  CUSTOMER_MESSAGE,
  (scene, { to, context, forwarded, referral, message }, call) =>
    onCustomer(scene, call, (from) =>
      toBusiness(scene, 'to', to, (business) => {
        const sending: Sending = {
          ...(context === undefined ? {} : { context }),
          ...(forwarded === undefined ? {} : { forwarded }),
          ...(referral === undefined ? {} : { referral }),
        };
        const id = scene.world.whatsapp.phones.send(from, business, message, sending);
        return json(201, { id });
      }),
    ),
);

/** Something that a person does with the phone named in the path. */
const act = <Schema extends z.ZodType>(
  name: string,
  does: string,
  example: Json,
  schema: Schema,
  perform: (scene: Scene, phone: string, body: z.output<Schema>) => Answer,
): Control =>
  withBody(
    { method: 'POST', path: `/customers/{phone}/${name}`, does, example },
    schema,
    (scene, body, call) => onCustomer(scene, call, (number) => perform(scene, number, body)),
  );

const phonesOf = ({ world }: Scene) => world.whatsapp.phones;
const nothing = z.strictObject({});
const business = phone.optional();

const ACTS: readonly Control[] = [
  act(
    'read',
    'opens the chat: all that the business wrote has been read',
    {},
    z.strictObject({ business }),
    (scene, number, body) =>
      toBusiness(scene, 'business', body.business, (of) => {
        phonesOf(scene).read(number, of);
        return json(200, DONE);
      }),
  ),
  act(
    'tap',
    'taps what stands under a message, by its words',
    { message: 'wamid.…', words: 'Yes' },
    z.strictObject({ message: z.string().min(1), words: z.string().min(1) }),
    (scene, number, { message, words }) =>
      json(201, { id: phonesOf(scene).tap(number, message, words) }),
  ),
  act('online', 'switches the phone on: what waited is shown', {}, nothing, (scene, number) => {
    phonesOf(scene).online(number, true);
    return json(200, DONE);
  }),
  act('offline', 'switches the phone off: messages wait', {}, nothing, (scene, number) => {
    phonesOf(scene).online(number, false);
    return json(200, DONE);
  }),
  act(
    'uninstall',
    'takes the app off the phone; the account lives on',
    {},
    nothing,
    (scene, number) => {
      phonesOf(scene).uninstall(number);
      return json(200, DONE);
    },
  ),
  act(
    'delete-account',
    'deletes the WhatsApp account: chats gone, number free minutes later',
    {},
    nothing,
    (scene, number) => {
      phonesOf(scene).deleteAccount(number);
      scene.customers.delete(number);
      return json(200, DONE);
    },
  ),
  act(
    'change-number',
    'takes the account to another number; businesses are told',
    { to: '+5511987654321' },
    z.strictObject({ to: phone }),
    (scene, number, { to }) => {
      if (phonesOf(scene).changeNumber(number, to) !== undefined) {
        return refuse(409, `to: ${to} is in use on WhatsApp`);
      }
      scene.customers.set(to, scene.customers.get(number) ?? '');
      scene.customers.delete(number);
      return json(200, DONE);
    },
  ),
  act(
    'block',
    'blocks the business, or with false lets it write again',
    { blocked: true },
    z.strictObject({ business, blocked: z.boolean().default(true) }),
    (scene, number, body) =>
      toBusiness(scene, 'business', body.business, (of) => {
        phonesOf(scene).block(number, of, body.blocked);
        return json(200, DONE);
      }),
  ),
  act(
    'stop-marketing',
    "stops the business's marketing, or with false lets it come again",
    { stopped: true },
    z.strictObject({ business, stopped: z.boolean().default(true) }),
    (scene, number, body) =>
      toBusiness(scene, 'business', body.business, (of) => {
        phonesOf(scene).stopMarketing(number, of, body.stopped);
        return json(200, DONE);
      }),
  ),
  act(
    'outdated',
    'an app too old for what businesses send',
    { outdated: true },
    z.strictObject({ outdated: z.boolean().default(true) }),
    (scene, number, { outdated }) => {
      phonesOf(scene).outdated(number, outdated);
      return json(200, DONE);
    },
  ),
  act(
    'receipts',
    'whether those who write are told what was read',
    { on: false },
    z.strictObject({ on: z.boolean() }),
    (scene, number, { on }) => {
      phonesOf(scene).receipts(number, on);
      return json(200, DONE);
    },
  ),
  act(
    'fail',
    `all that is sent here fails so, until null: ${FAILURES.join(', ')}`,
    { failure: 'experiment' },
    z.strictObject({ failure: z.enum(FAILURES).nullable() }),
    (scene, number, { failure }) => {
      phonesOf(scene).fail(number, failure ?? undefined);
      return json(200, DONE);
    },
  ),
];

export const CUSTOMERS: readonly Control[] = [
  install,
  {
    method: 'GET',
    path: '/customers',
    does: 'the customers made here',
    handle: ({ world, customers }) =>
      json(200, {
        customers: [...customers].map(([number, name]) => ({
          phone: number,
          name,
          app: world.whatsapp.phones.app(number).app,
        })),
      }),
  },
  write,
  {
    method: 'GET',
    path: '/customers/{phone}/device',
    does: 'what the phone shows: chats, profiles, messages',
    handle: (scene, call) =>
      onCustomer(scene, call, (number) => json(200, phonesOf(scene).device(number))),
  },
  ...ACTS,
];
