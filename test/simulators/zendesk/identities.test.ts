// Identities of users through the API: each is one user's only, whatever is done.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connect, createStage, message, type Stage } from './stage.ts';

interface Shown {
  readonly id: number;
  readonly type: string;
  readonly value: string;
  readonly primary: boolean;
  readonly verified: boolean;
}

const made = async (stage: Stage, user: object): Promise<number> => {
  const { json } = await stage.call('POST', '/api/v2/users', { user }, stage.admin);
  return (json as { user: { id: number } }).user.id;
};

const of = async (stage: Stage, user: number): Promise<readonly Shown[]> => {
  const { json } = await stage.call('GET', `/api/v2/users/${user}/identities`);
  return (json as { identities: readonly Shown[] }).identities;
};

const add = (stage: Stage, user: number, type: string, value: unknown) =>
  stage.call('POST', `/api/v2/users/${user}/identities`, { identity: { type, value } });

describe('identities', () => {
  it('are added, made primary, verified, changed and deleted', async () => {
    const stage = createStage();
    const user = await made(stage, { name: 'Ana', email: 'one@example.org' });
    const second = await add(stage, user, 'email', 'Two@Example.org');
    expect(second).toMatchObject({ status: 201, headers: { location: expect.any(String) } });
    const { id } = (second.json as { identity: Shown }).identity;
    const path = `/api/v2/users/${user}/identities/${id}`;
    const identity = { id, value: 'two@example.org', primary: false, verified: false };
    expect((await stage.call('GET', path)).json).toMatchObject({ identity });
    await stage.call('PUT', `${path}/verify`);
    await stage.call('PUT', `${path}/make_primary`);
    const primary = { primary: true, verified: true };
    expect((await stage.call('GET', path)).json).toMatchObject({ identity: primary });
    const shown = await stage.call('GET', `/api/v2/users/${user}`);
    expect(shown.json).toMatchObject({ user: { email: 'two@example.org' } });
    await stage.call('PUT', path, { identity: { value: 'three@example.org' } });
    expect((await stage.call('DELETE', path)).status).toBe(204);
    expect((await stage.call('GET', path)).status).toBe(404);
    expect(await of(stage, user)).toMatchObject([{ value: 'one@example.org', primary: true }]);
  });

  it.each([
    ['email', 'TAKEN@example.org', 'DuplicateValue'],
    ['phone_number', '+55 (11) 91234-5678', 'DuplicateValue'],
    ['email', 'nowhere', 'InvalidValue'],
    ['phone_number', 'call me', 'InvalidValue'],
    ['phone_number', '12', 'InvalidValue'],
    ['email', '', 'InvalidValue'],
    ['any_channel', 'x', 'InvalidValue'],
    ['email', 7, 'InvalidValue'],
    ['email', ['a@example.org'], 'InvalidValue'],
  ])('%s %j is refused with %s', async (type, value, error) => {
    const stage = createStage();
    const taken = await made(stage, { name: 'Taken', email: 'taken@example.org' });
    await add(stage, taken, 'phone_number', '+5511912345678');
    const user = await made(stage, { name: 'Ana' });
    const answer = await add(stage, user, type, value);
    expect(answer).toMatchObject({ status: 422, json: { error: 'RecordInvalid' } });
    expect(JSON.stringify(answer.json)).toContain(error);
    expect(await of(stage, user)).toEqual([]);
  });

  it('who somebody is to a channel is not changed by hand; once deleted, whoever writes is new', async () => {
    const stage = createStage();
    const account = await connect(stage);
    await account.push(message());
    const requester = async (id: number) => {
      const { json } = await stage.call('GET', `/api/v2/tickets/${id}`);
      return (json as { ticket: { requester_id: number } }).ticket.requester_id;
    };
    const user = await requester(1);
    const [identity] = (await of(stage, user)).filter(({ type }) => type === 'any_channel');
    const path = `/api/v2/users/${user}/identities/${identity?.id}`;
    const changed = await stage.call('PUT', path, { identity: { value: 'other' } });
    expect(changed.status).toBe(422);
    expect((await stage.call('DELETE', path)).status).toBe(204);
    await stage.clock.settle();
    await account.push(message({ thread_id: 'another' }));
    expect(await requester(2)).not.toBe(user);
  });
});

describe('whatever is done', () => {
  const value = fc.constantFrom('a@x.org', 'A@X.org', 'b@x.org', 'c@x.org', 'no', '');
  const who = fc.nat(3);
  const step = fc.oneof(
    fc.record({ do: fc.constant('create' as const), value }),
    fc.record({ do: fc.constant('add' as const), who, value }),
    fc.record({ do: fc.constant('email' as const), who, value }),
    fc.record({ do: fc.constant('change' as const), who, value }),
    fc.record({ do: fc.constant('primary' as const), who }),
    fc.record({ do: fc.constant('drop' as const), who }),
    fc.record({ do: fc.constant('delete' as const), who }),
    fc.record({ do: fc.constant('merge' as const), who, into: who }),
  );
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  const perform = async (stage: Stage, users: number[], deed: Step): Promise<number> => {
    if (deed.do === 'create') {
      const user = { name: 'New', email: deed.value };
      const { status, json } = await stage.call('POST', '/api/v2/users', { user });
      if (status === 201) users.push((json as { user: { id: number } }).user.id);
      return status;
    }
    const user = users[deed.who % users.length] ?? 0;
    const path = `/api/v2/users/${user}`;
    const [, last] = await of(stage, user).then((all) => [all[0], all.at(-1)]);
    const identity = `${path}/identities/${last?.id ?? 1}`;
    switch (deed.do) {
      case 'add':
        return (await add(stage, user, 'email', deed.value)).status;
      case 'email':
        return (await stage.call('PUT', path, { user: { email: deed.value } })).status;
      case 'change':
        return (await stage.call('PUT', identity, { identity: { value: deed.value } })).status;
      case 'primary':
        return (await stage.call('PUT', `${identity}/make_primary`)).status;
      case 'drop':
        return (await stage.call('DELETE', identity)).status;
      case 'delete':
        return (await stage.call('DELETE', path)).status;
      case 'merge': {
        const into = { user: { id: users[deed.into % users.length] } };
        return (await stage.call('PUT', `${path}/merge`, into)).status;
      }
    }
  };

  it('an address is of one user, by whom it is found, and of nobody who is gone', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (deeds) => {
        const stage = createStage();
        const users = [await made(stage, { name: 'A', email: 'a@x.org' })];
        users.push(await made(stage, { name: 'B' }));
        const all = async () => Promise.all(users.map((user) => of(stage, user)));
        for (const deed of deeds) {
          const before = JSON.stringify(await all());
          const status = await perform(stage, users, deed);
          expect([200, 201, 204, 404, 422]).toContain(status);
          if (status >= 400) expect(JSON.stringify(await all())).toBe(before);
        }
        const held = (await all()).flatMap((identities, i) =>
          identities.map((identity) => ({ user: users[i], value: identity.value })),
        );
        expect(new Set(held.map((one) => one.value)).size).toBe(held.length);
        for (const email of ['a@x.org', 'b@x.org', 'c@x.org']) {
          const user = { name: 'Found', email };
          const done = await stage.call('POST', '/api/v2/users/create_or_update', { user });
          const holder = held.find((one) => one.value === email);
          expect(done.status).toBe(holder === undefined ? 201 : 200);
          if (holder !== undefined) {
            expect(done.json).toMatchObject({ user: { id: holder.user, active: true } });
          }
        }
      }),
      { numRuns: 60 },
    ));
});
