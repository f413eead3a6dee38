// The Edit account page: section by section, as WhatsApp has it.
import { describe, expect, it } from 'vitest';
import { delay } from '../../src/kernel/faults/delay.ts';
import { postForm } from '../../src/kernel/wire.ts';
import {
  type Bench,
  CONNECTOR,
  createBench,
  DIALECTS,
  type Page,
  pageOf,
  RETURN_URL,
} from './bench.ts';

async function edit(bench: Bench) {
  const metadata = await bench.connect();
  const page = await bench.openAdmin({ metadata });
  const session = page.hidden('session');
  return {
    page,
    metadata,
    session,
    apply: async (section: string, fields: Readonly<Record<string, string>>): Promise<Page> =>
      pageOf(
        await bench.call(
          postForm(`${CONNECTOR}/connector/account`, { session, section, ...fields }),
        ),
      ),
  };
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function multipart(
  session: string,
  photo: Uint8Array,
): { readonly type: string; readonly body: Uint8Array } {
  const part = (name: string, value: string): string =>
    `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = `${part('session', session)}${part('section', 'photo')}--B\r\nContent-Disposition: form-data; name="photo"; filename="p.png"\r\nContent-Type: image/png\r\n\r\n`;
  return {
    type: 'multipart/form-data; boundary=B',
    body: new Uint8Array(Buffer.concat([Buffer.from(head), photo, Buffer.from('\r\n--B--\r\n')])),
  };
}

describe.each(DIALECTS)('the account page (%s)', (dialect) => {
  const shown = dialect === 'cloud' ? 'EDU' : 'Education';
  const INFO = {
    address: 'Rua 1',
    description: 'We sell <things> & more',
    email: 'info@acme.example',
    vertical: 'Education',
    websites: 'https://one.example\r\n\r\n http://two.example ',
  };

  it('has a form for each section and one that closes', async () => {
    const bench = createBench(dialect);
    const { page } = await edit(bench);
    expect(page).toMatchObject({ screen: 'account', status: 200 });
    expect(page.forms).toEqual([
      'channel-name',
      'photo',
      'about',
      'business-info',
      'auto-reply',
      'finish',
    ]);
    expect(page.text).toContain(`action="${RETURN_URL}"`);
    expect(page.value('channel_name')).toBe('Acme');
  });

  it('applies a section, leaves the others, and shows what WhatsApp has', async () => {
    const bench = createBench(dialect);
    const { apply } = await edit(bench);
    const about = await apply('about', { about: 'Hello' });
    expect(about.notices).toEqual(['applied']);
    const info = await apply('business-info', INFO);
    expect(info.notices).toEqual(['applied']);
    expect(bench.whatsapp.profile).toEqual({
      about: 'Hello',
      address: 'Rua 1',
      description: 'We sell <things> & more',
      email: 'info@acme.example',
      vertical: shown,
      websites: ['https://one.example', 'http://two.example'],
    });
    expect(info.value('about')).toBe('Hello');
    expect(info.value('vertical')).toBe('Education');
    expect(info.value('description')).toBe('We sell <things> & more');
    expect(info.text).toContain('We sell &lt;things&gt; &amp; more');
    expect(info.value('websites')).toBe('https://one.example\nhttp://two.example');
    expect(await apply('about', { about: 'Again' })).toMatchObject({ notices: ['applied'] });
    expect(bench.whatsapp.profile).toMatchObject({
      about: 'Again',
      address: 'Rua 1',
      vertical: shown,
    });
  });

  it.each([
    [
      'business-info',
      { websites: 'https://a.example\nhttps://b.example\nhttps://c.example' },
      'too-many-websites',
    ],
    ['business-info', { websites: `https://a.example/${'x'.repeat(239)}` }, 'website-too-long'],
    ['business-info', { websites: 'www.acme.example' }, 'website-malformed'],
    ['business-info', { vertical: 'education' }, 'vertical-unknown'],
    ['business-info', { vertical: 'Education ' }, 'vertical-unknown'],
    ['business-info', { email: 'nobody' }, 'email-malformed'],
    ['business-info', { description: 'x'.repeat(513) }, 'description-too-long'],
    ['about', { about: 'x'.repeat(140) }, 'about-too-long'],
    ['channel-name', { channel_name: ' ' }, 'channel-name-empty'],
    ['photo', {}, 'photo-type'],
  ])('refuses %s %j, and nothing of the section changes', async (section, fields, reason) => {
    const bench = createBench(dialect);
    const { apply } = await edit(bench);
    await apply('business-info', INFO);
    await apply('about', { about: 'Hello' });
    const before = structuredClone(bench.whatsapp.profile);
    const writes = bench.whatsapp.calls.filter((call) => !call.startsWith('GET')).length;
    const page = await apply(section, { ...INFO, ...fields });
    expect(page).toMatchObject({ screen: 'account', status: 422, reason });
    expect(page.notices).not.toContain('applied');
    expect(bench.whatsapp.profile).toEqual(before);
    expect(bench.whatsapp.calls.filter((call) => !call.startsWith('GET')).length).toBe(writes);
    // What is in place is said beside what was entered, and the other sections are as they were.
    const inPlace = section === 'about' ? page.text : page.value('about');
    expect(inPlace).toContain('Hello');
  });

  it('keeps what was refused in its form, and says beside it what WhatsApp has', async () => {
    const bench = createBench(dialect);
    const { apply } = await edit(bench);
    await apply('business-info', INFO);
    const entered = { ...INFO, email: 'nobody', description: 'One\r\n<two>', address: 'Rua 1' };
    const page = await apply('business-info', entered);
    expect(page.value('email')).toBe('nobody');
    expect(page.value('description')).toBe('One\r\n<two>');
    expect(page.text).toContain(
      '<p id="email-now" class="hint">In place now: info@acme.example</p>',
    );
    expect(page.text).not.toContain('id="address-now"');
    expect(page.value('about')).toBe('');
    const empty = await apply('about', { about: 'x'.repeat(140) });
    expect(empty.text).toContain('<p id="about-now" class="hint">Nothing is in place now.</p>');
    expect(empty.value('email')).toBe('info@acme.example');
    const applied = await apply('business-info', { ...INFO, email: 'new@acme.example' });
    expect(applied.value('email')).toBe('new@acme.example');
    expect(applied.text).not.toContain('-now"');
  });

  it('takes a photo, and only a photo', async () => {
    const bench = createBench(dialect);
    const { session } = await edit(bench);
    const send = async (bytes: readonly number[]) => {
      const { type, body } = multipart(session, new Uint8Array(bytes));
      return pageOf(await bench.raw('POST', '/connector/account', body, { 'content-type': type }));
    };
    expect(await send([1, 2, 3])).toMatchObject({ reason: 'photo-type' });
    expect(bench.whatsapp.photos).toEqual([]);
    // The bytes hold what looks like the end of a part.
    const photo = [...PNG, 13, 10, 45, 45, 65, 13, 10, 13, 10, 0, 255];
    expect(await send(photo)).toMatchObject({ notices: ['applied'] });
    expect(bench.whatsapp.photos).toEqual([{ type: 'image/png', size: photo.length }]);
  });

  it('keeps the channel name in Support', async () => {
    const bench = createBench(dialect);
    const { apply } = await edit(bench);
    const calls = bench.whatsapp.calls.filter((call) => !call.startsWith('GET')).length;
    const page = await apply('channel-name', { channel_name: ' Sales ' });
    expect(page.hidden('name')).toBe('Sales (+55 11 4004 1234)');
    expect(bench.whatsapp.calls.filter((call) => !call.startsWith('GET')).length).toBe(calls);
  });

  it('shows a change made elsewhere', async () => {
    const bench = createBench(dialect);
    const { apply, metadata } = await edit(bench);
    await apply('about', { about: 'Ours' });
    bench.whatsapp.profile['about'] = 'Theirs';
    expect((await bench.openAdmin({ metadata })).value('about')).toBe('Theirs');
  });

  it('says what was applied when WhatsApp goes away, and applying again is safe', async () => {
    const bench = createBench(dialect);
    const { apply } = await edit(bench);
    await apply('about', { about: 'Hello' });
    bench.whatsapp.override = () => ({ status: 503, headers: {}, body: '' });
    const page = await apply('business-info', INFO);
    expect(page).toMatchObject({ reason: 'whatsapp-unavailable', screen: 'account' });
    expect(page.notices).toContain('applied-about');
    expect(page.notices).toContain('not-from-whatsapp');
    expect(page.notices).not.toContain('applied');
    expect(page.value('about')).toBe('Hello');
    expect(page.value('address')).toBe('Rua 1');
    expect(page.text).toContain('id="address-now" class="hint">Nothing is in place now.');
    bench.whatsapp.override = undefined;
    expect(await apply('business-info', INFO)).toMatchObject({ notices: ['applied'] });
    expect(bench.whatsapp.profile).toMatchObject({ about: 'Hello', address: 'Rua 1' });
  });

  it('opens an account only from its own Zendesk and with its own metadata', async () => {
    const bench = createBench(dialect);
    const { metadata } = await edit(bench);
    const foreign = { metadata, subdomain: 'other', return_url: 'https://other.zendesk.com/r' };
    expect(await bench.openAdmin(foreign)).toMatchObject({
      status: 404,
      reason: 'account-unknown',
    });
    expect(await bench.openAdmin({ metadata: '{"account":"x","key":"y"}' })).toMatchObject({
      status: 404,
    });
    expect(await bench.openAdmin({ return_url: 'https://evil.example/r' })).toMatchObject({
      status: 400,
      reason: 'return-url-foreign',
    });
  });

  it('leaves a vertical alone that is none of the sixteen and was not changed', async () => {
    const bench = createBench(dialect);
    const foreign = dialect === 'cloud' ? 'OTHER' : 'Other';
    bench.whatsapp.profile['vertical'] = foreign;
    const { page, apply } = await edit(bench);
    expect(page.value('vertical')).toBe(foreign);
    const same = await apply('business-info', { ...INFO, vertical: foreign });
    expect(same.notices).toEqual(['applied']);
    expect(bench.whatsapp.profile).toMatchObject({ address: 'Rua 1', vertical: foreign });
    expect(await apply('business-info', { ...INFO, vertical: 'Others' })).toMatchObject({
      reason: 'vertical-unknown',
    });
  });

  it.each([
    ['a page that is slow to show', true],
    ['a section that is slow to apply', false],
  ])('keeps what changes during %s', async (_what, showing) => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    const one = (await bench.openAdmin({ metadata })).hidden('session');
    const path = dialect === 'cloud' ? '/whatsapp_business_profile' : '/settings/profile/about';
    const post = (where: string, fields: Readonly<Record<string, string>>) =>
      bench.outside(postForm(`${CONNECTOR}/connector/${where}`, fields));
    const open = (token: string) =>
      post('admin_ui', {
        return_url: RETURN_URL,
        subdomain: 'acme',
        locale: 'en',
        name: '',
        metadata,
        state: '',
        instance_push_id: 'push-2',
        zendesk_access_token: token,
      });
    const two = (await bench.openAdmin({ metadata })).hidden('session');
    bench.network.fault(delay({ to: 'whatsapp', path }, 900));
    const slow = showing
      ? open('token-A')
      : post('account', { session: two, section: 'about', about: 'Slow' });
    await bench.clock.advance(200);
    const renewed = open('token-B');
    await bench.clock.drive('the token', renewed);
    const name = { session: one, section: 'channel-name', channel_name: 'Sales' };
    // Sections are applied one after the other, so a name is not given while another is.
    const renamed = showing ? [post('account', name)] : [];
    await bench.clock.drive('all', Promise.all([slow, ...renamed]));
    await bench.clock.settle();
    const [account] = await bench.store.list('account');
    const channelName = showing ? 'Sales' : 'Acme';
    expect(account).toMatchObject({ channelName, accessToken: 'token-B' });
    expect(pageOf(await slow).status).toBe(200);
  });
});
