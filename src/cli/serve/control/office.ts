// Control of the back office: hosting is ordered, the customer's own tasks are done, a deployment is made.
import { z } from 'zod';
import {
  bearer,
  json,
  jsonOf,
  type Method,
  type Response,
  sendJson,
} from '../../../kernel/wire.ts';
import {
  ADMIN_ADDRESS,
  CONNECTOR_ORIGIN,
  deploymentUrl,
  SUBDOMAIN,
} from '../../../run/addresses.ts';
import type { Overview } from '../../../run/people/back-office.ts';
import { type Control, refuse, type Scene, withBody } from './control.ts';
import { phone } from './phone-number.ts';

const words = z.string().min(1).max(75);

/** What the integration's back office answers to its staff. */
function ask({ world }: Scene, method: Method, path: string, value?: object): Promise<Response> {
  const url = `${CONNECTOR_ORIGIN}/connector/back-office/${path}`;
  const token = bearer(world.settings.backOfficeToken);
  const visit = world.network.visitor('back-office');
  return visit(
    value === undefined
      ? { method, url, headers: token, body: '' }
      : sendJson(method, url, value, token),
  );
}

/** Something that the staff enters; a refusal is told with its reason. */
async function enter(scene: Scene, path: string, value: object): Promise<Response> {
  const answer = await ask(scene, 'POST', path, { subdomain: SUBDOMAIN, ...value });
  return answer.status < 300
    ? json(answer.status, jsonOf(answer) as object)
    : refuse(409, `the back office answered ${answer.status}`, { answer: jsonOf(answer) });
}

const overview = (scene: Scene): Promise<Response> => ask(scene, 'GET', `customers/${SUBDOMAIN}`);

const DEPLOYMENT = z.strictObject({
  number: phone,
  dialect: z.enum(['cloud', 'on-premises']).default('cloud'),
  displayName: words.optional(),
});

async function deploy(scene: Scene, given: z.output<typeof DEPLOYMENT>): Promise<Response> {
  const { number, dialect } = given;
  const { hosting, intakes } = jsonOf(await overview(scene)) as Overview;
  const hosted = hosting.find(({ phoneNumber }) => phoneNumber === number);
  if (hosted === undefined) {
    return refuse(409, `no hosting was bought for ${number}: POST /_sim/office/orders first`);
  }
  if (hosted.deploymentId !== null) return refuse(409, `${number} has a deployment already`);
  const intake = intakes.find(({ phoneNumber }) => phoneNumber === number);
  const displayName = given.displayName ?? intake?.displayName ?? '';
  if (displayName === '') {
    return refuse(
      409,
      `displayName: is missing, and no mail of the customer has named one for ${number}`,
    );
  }
  const { world } = scene;
  const deploymentId = `deployment-${world.random.fork(`deployment of ${number}`).hex(12)}`;
  const client = { deploymentId, verifiedName: displayName, phoneNumber: number };
  const whatsapp =
    dialect === 'cloud'
      ? scene.cloudAccess
      : {
          dialect,
          baseUrl: deploymentUrl(deploymentId),
          ...world.whatsapp.startDeployment(client),
        };
  return enter(scene, 'deployments', {
    deploymentId,
    phoneNumber: number,
    displayName,
    whatsapp,
  });
}

export const OFFICE: readonly Control[] = [
  {
    method: 'GET',
    path: '/office',
    does: 'what the back office sees of the customer: hosting, charges, intakes',
    handle: async (scene) => json(200, jsonOf(await overview(scene)) as object),
  },
  withBody(
    {
      method: 'POST',
      path: '/office/orders',
      does: `the account manager orders hosting for numbers that the customer has; mails about it go to ${ADMIN_ADDRESS}`,
      example: { numbers: ['+5511912345678'], company: 'Acme' },
    },
    z.strictObject({
      numbers: z.array(phone).max(1_000),
      quantity: z.int().min(1).max(1_000).optional(),
      company: words.default('Acme'),
      by: z.enum(['account-manager', 'integration-team', 'customer']).default('account-manager'),
    }),
    (scene, { numbers, quantity, company, by }) =>
      enter(scene, 'orders', {
        orderedBy: by,
        company,
        contact: ADMIN_ADDRESS,
        quantity: quantity ?? Math.max(1, numbers.length),
        phoneNumbers: numbers,
      }),
  ),
  withBody(
    {
      method: 'POST',
      path: '/office/tasks',
      does: "the customer's own tasks for a number are done",
      example: { number: '+5511912345678' },
    },
    z.strictObject({ number: phone }),
    (scene, { number }) => enter(scene, 'tasks', { phoneNumber: number }),
  ),
  withBody(
    {
      method: 'POST',
      path: '/office/deployments',
      does: 'the integration team makes the deployment of a number; its ID comes by mail, 7 days after the intake at the earliest',
      example: { number: '+5511912345678', dialect: 'cloud' },
    },
    DEPLOYMENT,
    deploy,
  ),
];
