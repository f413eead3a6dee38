// On-Premises: users, what each may do, and the API key.
import { describe, expect, test } from 'vitest';
import { bearer } from '../../../src/kernel/wire.ts';
import { PASSWORD, startClient } from './client.ts';
import { createStand } from './stand.ts';

const AGENT = { username: 'agent-1', password: 'Agents-2' };

async function withAgent() {
  const stand = createStand();
  const client = await startClient(stand);
  const created = await client.call('POST', '/users', AGENT);
  const { body } = await client.login(AGENT.username, AGENT.password);
  const token = bearer(body.users[0].token);
  return { stand, client, created, token };
}

describe('users of an On-Premises client', () => {
  test.each([
    ['a name of 4', { username: 'ab-1' }, 201, undefined],
    ['a name of 32', { username: 'x'.repeat(32) }, 201, undefined],
    ['a name of 3', { username: 'abc' }, 400, 1009],
    ['a name of 33', { username: 'x'.repeat(33) }, 400, 1009],
    ['a name that would not survive logging in', { username: 'ab:cd' }, 400, 1009],
    ['no name', { username: undefined }, 400, 1008],
    ['a name that is taken', { username: 'admin' }, 500, 1014],
    ['a password of 8', { password: 'Abcdef-1' }, 201, undefined],
    ['a password of 7', { password: 'Abcde-1' }, 400, 1009],
    ['a password of 64', { password: `Ab-1${'x'.repeat(60)}` }, 201, undefined],
    ['a password of 65', { password: `Ab-1${'x'.repeat(61)}` }, 400, 1009],
    ['a password without a digit', { password: 'Abcdefg-' }, 400, 1009],
    ['a password without an upper case letter', { password: 'abcdef-1' }, 400, 1009],
    ['a password without a lower case letter', { password: 'ABCDEF-1' }, 400, 1009],
    ['a password without a special character', { password: 'Abcdefg1' }, 400, 1009],
  ])('POST users with %s: %i', async (_, change, status, code) => {
    const client = await startClient(createStand());
    const user = { ...AGENT, ...change };
    const answer = await client.call('POST', '/users', user);
    expect(answer).toMatchObject({ status, code });
    if (code === undefined) expect(answer.body.users).toEqual([{ username: user.username }]);
  });

  test('one who was added logs in without changing the password', async () => {
    const { created, client } = await withAgent();
    expect(created.status).toBe(201);
    expect(await client.login(AGENT.username, AGENT.password)).toMatchObject({ status: 200 });
    expect(await client.login(AGENT.username, 'Wrongs-1')).toMatchObject({ status: 401 });
  });

  test.each([
    ['POST', '/v1/users', AGENT],
    ['DELETE', '/v1/users/agent-1', {}],
    ['GET', '/v1/users/admin', {}],
    ['PUT', '/v1/users/admin', { password: 'Taken-0ver' }],
    ['POST', '/v1/account', {}],
    ['POST', '/v1/account/verify', { code: '123456' }],
    ['GET', '/v1/account/shards', {}],
    ['POST', '/v1/account/shards', {}],
    ['GET', '/v1/settings/application', {}],
    ['PATCH', '/v1/settings/application', {}],
    ['DELETE', '/v1/settings/application', {}],
    ['GET', '/v1/settings/application/media/providers', {}],
    ['POST', '/v1/settings/account/two-step', { pin: '123456' }],
    ['POST', '/v1/settings/business/profile', {}],
    ['GET', '/v1/settings/business/compliance_info', {}],
    ['PATCH', '/v1/settings/profile/about', { text: 'Hi' }],
    ['POST', '/v1/settings/backup', { password: 'x' }],
    ['POST', '/v1/settings/restore', { password: 'x', data: 'x' }],
  ] as const)('an agent may not %s %s', async (method, path, body) => {
    const { client, token } = await withAgent();
    expect(await client.ask(method, path, token, body)).toMatchObject({ status: 403, code: 1005 });
  });

  test.each([
    ['GET', '/v1/users/agent-1', {}, 200],
    ['PUT', '/v1/users/agent-1', { password: 'Agents-3' }, 200],
    ['PUT', '/v1/users/agent-1', { password: 'weak' }, 400],
    ['POST', '/v1/contacts', { contacts: ['+16315551001'] }, 200],
    ['GET', '/v1/health', {}, 200],
    ['POST', '/v1/users/logout', {}, 200],
  ] as const)('an agent may %s %s: %i', async (method, path, body, status) => {
    const { client, token } = await withAgent();
    expect(await client.ask(method, path, token, body)).toMatchObject({ status });
  });

  test('the administrator sees roles', async () => {
    const { client } = await withAgent();
    expect((await client.call('GET', '/users/admin')).body.users).toEqual([
      { ROLES: 'ROLE_ADMIN', username: 'admin' },
    ]);
    expect((await client.call('GET', '/users/agent-1')).body.users).toEqual([
      { ROLES: 'ROLE_USER', username: 'agent-1' },
    ]);
    expect(await client.call('GET', '/users/nobody')).toMatchObject({ status: 404, code: 1006 });
  });

  test('a removed user is out at once, the administrator stays', async () => {
    const { client, token } = await withAgent();
    expect((await client.call('DELETE', '/users/agent-1')).status).toBe(200);
    expect((await client.ask('GET', '/v1/health', token)).status).toBe(401);
    expect((await client.login(AGENT.username, AGENT.password)).status).toBe(401);
    expect(await client.call('DELETE', '/users/agent-1')).toMatchObject({ status: 404 });
    expect(await client.call('DELETE', '/users/admin')).toMatchObject({ status: 403, code: 1005 });
    expect((await client.login('admin', PASSWORD)).status).toBe(200);
  });

  test('a user who is added again does not get the old tokens back', async () => {
    const { client, token } = await withAgent();
    await client.call('DELETE', '/users/agent-1');
    await client.call('POST', '/users', AGENT);
    expect((await client.ask('GET', '/v1/health', token)).status).toBe(401);
  });
});

describe('the API key', () => {
  const KEY = 'k'.repeat(12);
  const key = { authorization: `Apikey ${KEY}` };

  test.each(['/v1/health', '/v1/stats/app', '/v1/stats/db', '/metrics'])(
    'opens %s',
    async (path) => {
      const client = await startClient(createStand(), { apiKey: KEY });
      expect((await client.ask('GET', path, key)).status).toBe(200);
      expect((await client.ask('GET', path, bearer(client.token))).status).toBe(200);
      expect((await client.ask('GET', path, {})).status).toBe(401);
      expect((await client.ask('GET', path, { authorization: 'Apikey wrong' })).status).toBe(401);
    },
  );

  test('opens nothing else, and nothing when there is none', async () => {
    const client = await startClient(createStand(), { apiKey: KEY });
    expect((await client.ask('GET', '/v1/settings/application', key)).status).toBe(401);
    const other = await startClient(createStand());
    expect((await other.ask('GET', '/v1/health', key)).status).toBe(401);
  });

  test.each([
    [11, false],
    [12, true],
    [128, true],
    [129, false],
  ])('of %i characters can be set: %s', (length, ok) => {
    const start = () =>
      createStand().whatsapp.startDeployment({
        deploymentId: 'd1',
        verifiedName: 'Acme',
        phoneNumber: '+5511912345678',
        apiKey: 'k'.repeat(length),
      });
    if (ok) expect(start).not.toThrow();
    else expect(start).toThrow('12 to 128');
  });
});
