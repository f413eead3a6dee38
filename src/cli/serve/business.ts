// What the business in a served world has: one connected account, or an empty WhatsApp Business Account; and a hosted client.
import { HarnessError } from '../../kernel/harness-error.ts';
import { basic, bearer, get, jsonOf, type Request, sendJson } from '../../kernel/wire.ts';
import { GRAPH_ORIGIN } from '../../run/addresses.ts';
import { createCodeReader } from '../../run/people/code-reader.ts';
import { setTheStage } from '../../run/setting.ts';
import { createStage } from '../../run/stage.ts';
import type { World } from '../../run/world.ts';
import { drawCompany, drawNumber } from '../../scenario/personas.ts';
import { planWorld } from '../../scenario/plan-world.ts';
import type { Ready } from './ready.ts';

type Cloud = Pick<
  Ready['whatsapp'],
  'accessToken' | 'appSecret' | 'wabaId' | 'appId' | 'phoneNumberId' | 'displayPhoneNumber'
>;

export interface Business {
  readonly cloud: Cloud;
  /** E.164 of the connected number. */
  readonly number: string | undefined;
  readonly onPremises: Ready['whatsapp']['onPremises'];
}

/** A step of the preparation that went wrong is our own fault: nobody else has acted yet. */
async function ask(world: World, what: string, request: Request): Promise<unknown> {
  const answer = await world.clock.drive(what, world.browser('back-office')(request));
  if (answer.status < 300) return jsonOf(answer);
  throw new HarnessError(`${what}: answered ${answer.status} ${String(answer.body)}`);
}

/** Everything is connected as an admin does it: installation, wizard, code by SMS. */
async function connectedAccount(world: World, seed: number): Promise<Omit<Business, 'onPremises'>> {
  const plan = {
    scenario: 'serve',
    title: 'A connected account',
    dialect: 'cloud',
    seed,
    example: null,
    world: planWorld({ account: 'connected' }, (spelling) => spelling, world.random.fork('people')),
    steps: [],
  } as const;
  const stage = createStage(plan, world);
  const set = await setTheStage(stage);
  if (set.outcome !== 'done') throw new HarnessError(`the served world: ${set.reason}`);
  const { business } = stage.memory;
  const number = plan.world.accounts['main']?.number;
  if (business === undefined || number === undefined) {
    throw new HarnessError('the served world has no business in it');
  }
  const { wabaId, appId, accessToken, appSecret } = business;
  const url = `${GRAPH_ORIGIN}/v23.0/${wabaId}/phone_numbers?fields=id,display_phone_number`;
  const list = await ask(world, 'the numbers', get(url, bearer(accessToken)));
  const [first] = (list as { data: { id: string; display_phone_number: string }[] }).data;
  const phoneNumberId = first?.id ?? null;
  const displayPhoneNumber = first?.display_phone_number ?? null;
  return {
    cloud: { accessToken, appSecret, wabaId, appId, phoneNumberId, displayPhoneNumber },
    number,
  };
}

function emptyAccount(world: World): Omit<Business, 'onPremises'> {
  const { wabaId, appId, accessToken, appSecret } = world.whatsapp.createBusiness({ name: 'Acme' });
  return {
    cloud: { accessToken, appSecret, wabaId, appId, phoneNumberId: null, displayPhoneNumber: null },
    number: undefined,
  };
}

const BRAZIL = '55';

/** Logs in for the first time, with a password of its own, and registers the number by SMS. */
async function register(
  world: World,
  client: Ready['whatsapp']['onPremises'],
  password: string,
): Promise<void> {
  const { url, username, certificate, phoneNumber } = client;
  const credentials = basic(username, client.password);
  const login = sendJson('POST', `${url}/v1/users/login`, { new_password: password }, credentials);
  const { users } = (await ask(world, 'the first login', login)) as { users: { token: string }[] };
  const token = bearer(users[0]?.token ?? '');
  const account = {
    cc: BRAZIL,
    phone_number: phoneNumber.slice(1 + BRAZIL.length),
    method: 'sms',
    cert: certificate,
  };
  const since = world.clock.now();
  await ask(world, 'the code', sendJson('POST', `${url}/v1/account`, account, token));
  const reader = createCodeReader(world.telephone, world.clock);
  const arrived = await world.clock.drive('the SMS', reader.await(phoneNumber, since));
  const code = arrived?.code ?? '';
  await ask(
    world,
    'the registration',
    sendJson('POST', `${url}/v1/account/verify`, { code }, token),
  );
}

async function hostedClient(
  world: World,
  origin: string,
  taken: ReadonlySet<string>,
  registered: boolean,
): Promise<Ready['whatsapp']['onPremises']> {
  const random = world.random.fork('hosted client');
  const deploymentId = `hosted-${random.hex(12)}`;
  const phoneNumber = drawNumber(random.fork('number'), 'mobile', taken);
  const verifiedName = drawCompany(random.fork('name'));
  const client = {
    url: `${origin}/on-premises/${deploymentId}`,
    deploymentId,
    phoneNumber,
    ...world.whatsapp.startDeployment({ deploymentId, verifiedName, phoneNumber }),
  };
  if (!registered) return client;
  const password = `Served-${random.hex(12)}`;
  await register(world, client, password);
  return { ...client, password };
}

/** Moves virtual time: call it before the pacer starts. Throws `HarnessError` when something does not work. */
export async function settleBusiness(
  world: World,
  options: { readonly seed: number; readonly origin: string; readonly empty: boolean },
): Promise<Business> {
  const { seed, origin, empty } = options;
  const account = empty ? emptyAccount(world) : await connectedAccount(world, seed);
  const taken = new Set(account.number === undefined ? [] : [account.number]);
  const onPremises = await hostedClient(world, origin, taken, !empty);
  await world.clock.settle();
  return { ...account, onPremises };
}
