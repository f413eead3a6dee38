import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../src/kernel/clock.ts';
import { get, jsonOf } from '../../../src/kernel/wire.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';
import { type Account, account, approved, BODY, GRAPH, open } from './template-account.ts';

interface Page {
  readonly paging: { readonly next: string };
}

const names = (found: { readonly body: { readonly data: readonly { readonly name: string }[] } }) =>
  found.body.data.map(({ name }) => name);

async function library(): Promise<Account> {
  const { stand, waba } = await open();
  const { templates } = stand.whatsapp;
  const add = (name: string, more: Partial<Parameters<typeof templates.add>[1]>): void => {
    templates.add(waba.wabaId, { name, language: 'en_US', body: 'Good day', ...more });
  };
  add('greeting', { category: 'marketing' });
  add('order', { footer: 'From Acme', state: 'pending' });
  add('order', { language: 'pt_BR', body: 'Bom dia' });
  add('broken', { state: 'rejected' });
  templates.setQuality(waba.key('greeting'), 'green');
  return waba;
}

describe('listing', () => {
  test.each([
    { query: '', found: ['greeting', 'order', 'order', 'broken'] },
    { query: 'name=order', found: ['order', 'order'] },
    { query: 'name=ord', found: [] },
    { query: 'status=APPROVED', found: ['greeting', 'order'] },
    { query: `status=${encodeURIComponent('["PENDING","REJECTED"]')}`, found: ['order', 'broken'] },
    { query: 'category=MARKETING', found: ['greeting'] },
    { query: 'language=pt_BR', found: ['order'] },
    { query: 'language=pt_BR,en_US', found: ['greeting', 'order', 'order', 'broken'] },
    { query: 'quality_score=GREEN', found: ['greeting'] },
    { query: 'content=acme', found: ['order'] },
    { query: 'name_or_content=dia', found: ['order'] },
    { query: 'name_or_content=greet', found: ['greeting'] },
    { query: 'status=APPROVED&name=order', found: ['order'] },
  ])('with "$query"', async ({ query, found }) => {
    const waba = await library();
    expect(names(await waba.call('GET', `${waba.edge}?${query}`))).toEqual(found);
  });

  test('page by page, forward and back', async () => {
    const waba = await library();
    const first = await waba.call('GET', `${waba.edge}?limit=3&fields=name`);
    expect(names(first)).toEqual(['greeting', 'order', 'order']);
    expect(first.body.data[0]).toEqual({ name: 'greeting', id: expect.any(String) });
    expect(first.body.paging).not.toHaveProperty('previous');
    const { next, cursors } = first.body.paging;
    expect(next).toBe(`${GRAPH}${waba.edge}?limit=3&fields=name&after=${cursors.after}`);
    const second = await waba.call('GET', next);
    expect(names(second)).toEqual(['broken']);
    expect(second.body.paging).not.toHaveProperty('next');
    const back = await waba.call('GET', second.body.paging.previous);
    expect(names(back)).toEqual(['greeting', 'order', 'order']);
  });

  test('one by one', async () => {
    const waba = await library();
    const first = await waba.call('GET', `${waba.edge}?limit=1`);
    const second = await waba.call('GET', first.body.paging.next);
    expect(names(second)).toEqual(['order']);
    expect(names(await waba.call('GET', second.body.paging.previous))).toEqual(['greeting']);
  });

  test('a token in the address comes back in it, for clients that follow it as it is', async () => {
    const { stand, waba } = await open();
    for (const name of ['one', 'two']) {
      stand.whatsapp.templates.add(waba.wabaId, { name, language: 'en_US', body: 'Good day' });
    }
    const start = `${GRAPH}${waba.edge}?limit=1&access_token=${waba.accessToken}`;
    const { next } = (jsonOf(await stand.handler(get(start))) as Page).paging;
    expect(next.startsWith(`${GRAPH}/`)).toBe(true);
    expect(jsonOf(await stand.handler(get(next)))).toMatchObject({ data: [{ name: 'two' }] });
  });

  test.each(['fields=colour', 'after=nowhere', 'limit=0'])(
    'with "%s" it is refused',
    async (query) => {
      const waba = await library();
      expect(await waba.call('GET', `${waba.edge}?${query}`)).toMatchObject({
        status: 400,
        error: { code: 100 },
      });
    },
  );

  test("another account's templates are out of reach", async () => {
    const { stand, waba, id } = await approved();
    const other = await account(stand);
    expect((await other.call('GET', `/${id}`)).error.error_subcode).toBe(33);
    expect((await other.call('POST', `/${id}`, { components: [BODY] })).error.error_subcode).toBe(
      33,
    );
    expect((await other.call('GET', waba.edge)).error.error_subcode).toBe(33);
    expect((await other.call('GET', other.edge)).body).toEqual({ data: [] });
  });
});

describe('for those who play WhatsApp', () => {
  test('a deployment has templates of its own, of which nobody is told', async () => {
    const stand = createStand();
    const { templates } = stand.whatsapp;
    stand.whatsapp.startDeployment({
      deploymentId: 'd1',
      verifiedName: 'Acme',
      phoneNumber: BUSINESS,
    });
    const key = { owner: 'd1', name: 'order', language: 'en' };
    templates.add('d1', { name: 'order', language: 'en', body: 'Good day', state: 'pending' });
    await stand.clock.advance(MINUTE);
    expect(templates.state(key)).toBe('approved');
    templates.setQuality(key, 'red');
    expect(templates.state(key)).toBe('paused');
    await stand.clock.advance(3 * HOUR);
    expect(templates.state(key)).toBe('approved');
    expect(stand.received).toEqual([]);
  });

  test('a mistake says what is wrong', async () => {
    const { stand, waba } = await open();
    const { templates } = stand.whatsapp;
    expect(() => templates.approve({ ...waba.key(), owner: ANA })).toThrow(/neither .* nor/);
    expect(() => templates.approve(waba.key())).toThrow(/no template order in en_US/);
    templates.add(waba.wabaId, { name: 'order', language: 'en_US', body: 'Good day' });
    expect(() => templates.approve(waba.key())).toThrow(/is approved; only pending/);
    expect(() => templates.reinstate(waba.key())).toThrow(/only paused, disabled/);
    expect(() =>
      templates.add(waba.wabaId, { name: 'order', language: 'en_US', body: 'Good day' }),
    ).toThrow(/already/);
  });
});
