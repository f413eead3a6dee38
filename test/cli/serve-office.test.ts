// `serve`, from the order of hosting to the account: mail, back office, and what a deployment offers.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { basic } from '../../src/kernel/wire.ts';
import { type Answer, type Serving, serving } from './served.ts';

const NUMBER = '+5511912345678';
const ANA = '+5511987654321';
const ADMIN = 'admin@acme.example';
const MAILBOX = `/mail/${ADMIN}`;
const PATIENCE_MS = 60_000;

let served: Serving;
beforeAll(async () => {
  served = await serving('--frozen');
}, PATIENCE_MS);
afterAll(async () => {
  await served.end('SIGTERM');
});
beforeEach(async () => {
  await served.sim('POST', '/reset');
});

const wait = (by: string): Promise<Answer> => served.sim('POST', '/clock/advance', { by });
const order = (more: object = {}): Promise<Answer> =>
  served.sim('POST', '/office/orders', { numbers: [NUMBER], company: 'Acme', ...more });
const answers = (...lines: readonly string[]): Promise<Answer> =>
  served.sim('POST', MAILBOX, { answers: 'latest', text: lines.join('\n') });
const TOLD = [
  'Display name: Acme Rio',
  `Phone number: ${NUMBER}`,
  'Facebook Business Manager ID: 102290129340398',
];

interface Mail {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo: string | null;
}
const mails = async (address = ADMIN): Promise<readonly Mail[]> =>
  (await served.sim('GET', `/mail/${address}`)).json.mails;

/** Fills in the form of that name on the page that the admin has open. */
const fill = async (form: string, fields: Readonly<Record<string, string>> = {}) =>
  (await served.sim('POST', '/zendesk/frame', { form, fields })).json;

describe('mail', () => {
  it('that reached nobody is an empty mailbox', async () => {
    const { status, json } = await served.sim('GET', '/mail/nobody@acme.example');
    expect(status).toBe(200);
    expect(json).toEqual({ address: 'nobody@acme.example', mails: [] });
  });

  it('asks the customer for the information, once hosting is bought', async () => {
    const ordered = await order();
    expect(ordered).toMatchObject({ status: 201, json: { phoneNumbers: [NUMBER] } });
    expect(await mails()).toEqual([]);
    await wait('2s');
    const [asked, ...more] = await mails();
    expect(more).toEqual([]);
    expect(asked).toMatchObject({
      at: expect.stringMatching(/^2025-06-02T09:/),
      from: 'integration-team@connector.example',
      to: ADMIN,
      inReplyTo: null,
    });
    expect(asked?.text).toContain('+55 11 91234 5678');
    expect(asked?.text).toContain('Facebook Business Manager ID:');
  });

  it('is written by hand, and answered; the integration team has it too', async () => {
    await order();
    await wait('2s');
    const wrote = await answers(...TOLD);
    expect(wrote).toMatchObject({ status: 201, json: { id: expect.any(String) } });
    await wait('3s');
    const [, answer] = await mails();
    expect(answer?.inReplyTo).toBe(wrote.json.id);
    expect(answer?.text).toContain('We have everything that we need');
    const team = await mails('integration-team@connector.example');
    expect(team).toMatchObject([{ id: wrote.json.id, from: ADMIN, text: TOLD.join('\n') }]);
  });

  it.each([
    ['to nobody in particular', { text: TOLD.join('\n') }, /Reason: not-a-reply/],
    ['with something missing', { answers: 'latest', text: TOLD[0] }, /Missing: Phone number/],
  ])('%s is told of', async (_what, letter, says) => {
    await order();
    await wait('2s');
    await served.sim('POST', MAILBOX, letter);
    await wait('3s');
    expect((await mails()).at(-1)?.text).toMatch(says);
  });

  it.each([
    ['ana', 'GET', undefined, 400, '"ana" is no mail address'],
    ['ana', 'POST', { text: 'Hi' }, 400, '"ana" is no mail address'],
    [ADMIN, 'POST', {}, 400, 'text: is missing'],
    [ADMIN, 'POST', { text: 'Hi', to: 'ana' }, 400, 'to: must be a mail address'],
    [ADMIN, 'POST', { text: 'Hi', answers: 'latest' }, 409, 'no mail that could be meant'],
    [ADMIN, 'POST', { text: 'Hi', answers: 'no-such-id' }, 409, '"no-such-id" has reached'],
  ])('%s, %s %j: %i %s', async (address, method, body, status, error) => {
    const refused = await served.sim(method, `/mail/${address}`, body);
    expect(refused.status).toBe(status);
    expect(refused.json.error).toContain(error);
  });
});

describe('the back office', () => {
  it.each([
    ['orders', { numbers: [NUMBER], by: 'customer' }, 409, 'not-account-manager'],
    ['orders', { numbers: [], quantity: 1 }, 409, 'number-missing'],
    ['orders', { numbers: [NUMBER, ANA], quantity: 1 }, 409, 'more-than-ordered'],
    ['orders', { numbers: ['12'] }, 400, 'numbers.0: must be a phone number'],
    ['orders', { numbers: [NUMBER], by: 'me' }, 400, 'by: must be one of account-manager'],
    ['tasks', { number: NUMBER }, 409, 'not-hosted'],
    ['deployments', { number: NUMBER }, 409, 'no hosting was bought for'],
    ['deployments', { number: NUMBER, dialect: 'x' }, 400, 'dialect: must be one of cloud'],
  ])('refuses %s %j: %i %s', async (path, body, status, error) => {
    const refused = await served.sim('POST', `/office/${path}`, body);
    expect(refused.status).toBe(status);
    expect(refused.text).toContain(error);
    const { json } = await served.sim('GET', '/office');
    expect(json.hosting).toHaveLength(1);
    expect(json.intakes).toEqual([]);
  });

  it('makes no deployment without a name, nor a second one', async () => {
    await order();
    const nameless = await served.sim('POST', '/office/deployments', { number: NUMBER });
    expect(nameless).toMatchObject({ status: 409 });
    expect(nameless.json.error).toContain('displayName: is missing');
    const given = { number: NUMBER, displayName: 'Acme Rio' };
    expect((await served.sim('POST', '/office/deployments', given)).status).toBe(201);
    const second = await served.sim('POST', '/office/deployments', given);
    expect(second).toMatchObject({ status: 409 });
    expect(second.json.error).toContain('has a deployment already');
  });

  it.each(['cloud', 'on-premises'])(
    'leads from the order to an account that talks (%s)',
    async (dialect) => {
      await order();
      await wait('2s');
      await answers(...TOLD);
      await wait('3s');
      expect((await served.sim('POST', '/office/tasks', { number: NUMBER })).status).toBe(200);
      const made = await served.sim('POST', '/office/deployments', { number: NUMBER, dialect });
      const { deploymentId } = made.json;
      expect(made.json).toEqual({ deploymentId: expect.any(String), phoneNumber: NUMBER });
      await wait('6d 23h');
      expect(await mails()).toHaveLength(2);
      await wait('8d');
      const final = (await mails())[2];
      expect(final?.text).toContain(deploymentId);
      expect(final?.text).toMatch(/https?:\/\/\S+\/connector\/install\S+/);

      await served.sim('POST', '/zendesk/accounts', { integration: 'WhatsApp' });
      await fill('channel');
      await fill('deployment', { deployment_id: deploymentId });
      await fill('method', { method: 'sms' });
      await wait('10s');
      const phone = await served.sim('GET', `/telephone/${NUMBER}`);
      const code = /\d{3}-?\d{3}/.exec(phone.json.sms.at(-1).text)?.[0].replace('-', '') ?? '';
      expect((await fill('code', { code })).screen.name).toBe('finish');
      expect(await fill('finish')).toMatchObject({ closed: true });
      const { json: apps } = await served.sim('GET', '/zendesk/apps');
      const names = apps.channelApps[0].accounts.map(({ name }: { name: string }) => name);
      expect(names).toContain('Acme Rio (+55 11 91234 5678)');

      await served.sim('POST', '/customers', { phone: ANA, name: 'Ana' });
      await served.sim('POST', `/customers/${ANA}/messages`, { text: 'Hello', to: NUMBER });
      await wait('5s');
      await served.sim('POST', '/zendesk/tickets/1/reply', { text: 'Hi Ana' });
      await wait('5s');
      const { json: device } = await served.sim('GET', `/customers/${ANA}/device`);
      expect(device.chats).toMatchObject([
        {
          business: NUMBER,
          displayName: 'Acme Rio',
          messages: [{ text: 'Hello' }, { text: 'Hi Ana' }],
        },
      ]);
      const { json: office } = await served.sim('GET', '/office');
      expect(office.charges.map(({ phoneNumber }: { phoneNumber: string }) => phoneNumber)).toEqual(
        [expect.any(String), NUMBER],
      );
    },
  );

  it('is entered by the control, and by nobody who only knows its address', async () => {
    const { connector } = served.ready;
    for (const path of ['orders', 'deployments', 'tasks', 'mail']) {
      const refused = await served.call('POST', `${connector.url}/back-office/${path}`, {});
      expect(refused).toMatchObject({ status: 401, json: { error: 'unauthorized' } });
    }
  });
});

describe('the hosted client', () => {
  const login = async (): Promise<Readonly<Record<string, string>>> => {
    const { url, username, password } = served.ready.whatsapp.onPremises;
    const { json } = await served.call(
      'POST',
      `${url}/v1/users/login`,
      {},
      {
        ...basic(username, password),
      },
    );
    return { authorization: `Bearer ${json.users[0].token}` };
  };

  it('tells its figures beside /v1, as JSON and as text', async () => {
    const { url, deploymentId } = served.ready.whatsapp.onPremises;
    const token = await login();
    await wait('1h');
    const told = await served.call('GET', `${url}/metrics`, undefined, token);
    const [figure] = told.json.metrics.web_uptime.data;
    expect(figure.labels).toEqual({ node: deploymentId });
    expect(figure.value).toBeGreaterThanOrEqual(3_600);
    const text = await served.call('GET', `${url}/metrics?format=prometheus`, undefined, token);
    expect(text.headers.get('content-type')).toContain('text/plain');
    expect(text.text).toContain(`web_uptime{node="${deploymentId}"} ${figure.value}\n`);
  });

  it.each([
    ['/metrics', 401],
    ['/v1/health', 401],
    ['/stats', 404],
    ['/v2/health', 404],
  ])('answers a stranger at %s with %i, in its own shape', async (path, status) => {
    const { url } = served.ready.whatsapp.onPremises;
    const answer = await served.call('GET', url + path);
    expect(answer.status).toBe(status);
    expect(answer.json.errors[0]).toMatchObject({ code: expect.any(Number) });
  });
});
