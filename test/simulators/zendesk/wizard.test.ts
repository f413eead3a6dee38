// The integration's pages in a frame: forms are sent as a browser sends them, until the account is there.
import { describe, expect, it } from 'vitest';
import { ScreenMismatch } from '../../../simulators/zendesk/admin-center/form.ts';
import { html, json } from '../../../src/kernel/wire.ts';
import { connect, createStage, MANIFEST_URL, type Stage } from './stage.ts';
import { lastVisit } from './stub.ts';

async function opened(stage: Stage) {
  await stage.play(stage.zendesk.adminCenter.install(MANIFEST_URL));
  return stage.play(stage.zendesk.adminCenter.addAccount('WhatsApp'));
}

describe('adding an account', () => {
  it('opens admin_ui with what an integration needs', async () => {
    const stage = createStage();
    await opened(stage);
    const [visit] = stage.stub.visits;
    expect(visit).toMatchObject({ subdomain: 'acme', name: '', metadata: '', state: '' });
    expect(visit?.instance_push_id).toMatch(/^[0-9a-f]{32}$/);
    expect(visit?.zendesk_access_token).toMatch(/^[0-9a-f]{64}$/);
    expect(visit?.return_url).toMatch(
      /^https:\/\/acme\.zendesk\.com\/admin\/channel_apps\/\d+\/accounts\/return\?nonce=[0-9a-f]{32}$/,
    );
  });

  it('shows what the page says, and stays on it when refused', async () => {
    const stage = createStage();
    const frame = await opened(stage);
    expect(frame.screen()).toMatchObject({
      name: 'deployment',
      title: 'Connect a number',
      error: null,
      forms: [
        {
          name: 'deployment',
          fields: [
            { name: 'deployment_id', type: 'text', value: '', label: 'Deployment ID' },
            { name: 'session', type: 'hidden', value: 's-1' },
          ],
          buttons: [{ text: 'Save changes' }],
        },
      ],
    });
    const screen = await stage.play(frame.submit('deployment', { deployment_id: 'nope' }));
    expect(screen).toMatchObject({
      name: 'deployment',
      error: { reason: 'deployment-unknown', text: 'No such deployment & no number.' },
    });
    expect(frame.closed()).toBe(false);
  });

  it('ends with the account, listed and told to the integration', async () => {
    const stage = createStage();
    const frame = await opened(stage);
    const last = await stage.play(frame.submit('deployment', { deployment_id: 'D1' }));
    expect(last).toMatchObject({ name: 'finish', notices: ['set-up-profile'] });
    expect(stage.zendesk.adminCenter.channelApps()[0]?.accounts).toEqual([]);
    await stage.play(frame.submit('finish', {}, 'Finish'));
    await stage.clock.settle();
    expect(frame.closed()).toBe(true);
    expect(stage.zendesk.adminCenter.channelApps()[0]?.accounts).toEqual([
      { name: 'Acme', active: true },
    ]);
    expect(stage.stub.events.at(-1)).toMatchObject({
      type_id: 'create_integration_instance',
      data: { metadata: '{"account":"a-1"}' },
    });
    await expect(frame.submit('finish', {})).rejects.toThrow(/closed/);
  });

  it('makes one account of one visit, however often its last form is sent', async () => {
    const stage = createStage();
    const { frame } = await connect(stage, 'Acme');
    const url = lastVisit(stage.stub).return_url;
    const send = stage.network.sender('admin');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'name=Acme&metadata=m';
    const again = await stage.play(send({ method: 'POST', url, headers, body }));
    expect(again.status).toBe(200);
    expect(frame.closed()).toBe(true);
    expect(stage.zendesk.adminCenter.channelApps()[0]?.accounts).toHaveLength(1);
  });

  it('keeps two accounts side by side', async () => {
    const stage = createStage();
    await connect(stage, 'First');
    await connect(stage, 'Second');
    expect(stage.zendesk.adminCenter.channelApps()[0]?.accounts).toEqual([
      { name: 'First', active: true },
      { name: 'Second', active: true },
    ]);
  });

  it.each([
    ['an empty name', { name: ' ' }, 'name must not be empty'],
    ['metadata that is too long', { metadata: 'x'.repeat(5_001) }, 'metadata must not be longer'],
    ['a state that is too long', { state: 'x'.repeat(5_001) }, 'state must not be longer'],
  ])('refuses %s', async (_name, fields, reason) => {
    const stage = createStage();
    const frame = await opened(stage);
    await stage.play(frame.submit('deployment', { deployment_id: 'D1' }));
    const screen = await stage.play(frame.submit('finish', fields));
    expect(screen.error?.reason).toBe('http-422');
    expect(screen.text).toContain(reason);
    expect(frame.closed()).toBe(false);
    expect(stage.zendesk.adminCenter.channelApps()[0]?.accounts).toEqual([]);
  });

  it('takes metadata and state of 5,000 characters', async () => {
    const stage = createStage();
    const frame = await opened(stage);
    await stage.play(frame.submit('deployment', { deployment_id: 'D1' }));
    const long = 'x'.repeat(5_000);
    await stage.play(frame.submit('finish', { metadata: long, state: long }));
    expect(frame.closed()).toBe(true);
  });

  it('knows no guessed return URL', async () => {
    const stage = createStage();
    await opened(stage);
    const url = lastVisit(stage.stub).return_url.replace(/nonce=.*/, 'nonce=guess');
    const body = 'name=X&metadata=m';
    const answer = await stage.play(
      stage.network.sender('admin')({ method: 'POST', url, headers: {}, body }),
    );
    expect(answer.status).toBe(404);
    expect(stage.zendesk.adminCenter.channelApps()[0]?.accounts).toEqual([]);
  });
});

describe('editing an account', () => {
  it('opens the pages with what is stored, and takes the new name over', async () => {
    const stage = createStage();
    const account = await connect(stage, 'Acme');
    const frame = await stage.play(stage.zendesk.adminCenter.editAccount('Acme'));
    expect(stage.stub.visits.at(-1)).toMatchObject({
      name: 'Acme',
      metadata: '{"account":"a-1"}',
      instance_push_id: account.pushId,
      zendesk_access_token: account.token,
    });
    await stage.play(frame.submit('channel-name', { name: 'Acme Brasil' }));
    expect(frame.closed()).toBe(true);
    expect(stage.zendesk.adminCenter.channelApps()[0]?.accounts).toEqual([
      { name: 'Acme Brasil', active: true },
    ]);
  });

  it('sends a file as multipart', async () => {
    const stage = createStage();
    await connect(stage, 'Acme');
    const frame = await stage.play(stage.zendesk.adminCenter.editAccount('Acme'));
    const photo = `data:image/png;name=logo.png;base64,${btoa('PNG!')}`;
    await stage.play(frame.submit('photo', { photo }));
    const [posted] = stage.stub.posted;
    const boundary = posted?.type.split('boundary=')[1];
    expect(posted?.body).toBe(
      [
        `--${boundary}`,
        'Content-Disposition: form-data; name="section"',
        '',
        'photo',
        `--${boundary}`,
        'Content-Disposition: form-data; name="photo"; filename="logo.png"',
        'Content-Type: image/png',
        '',
        'PNG!',
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    );
  });
});

describe('what is not on the screen', () => {
  it.each([
    ['form', ['account', {}], /no form "account"; its forms: deployment/],
    ['field', ['deployment', { code: '1' }], /no field "code"; its fields: deployment_id, session/],
    ['button', ['deployment', {}, 'Go'], /no button "Go"; its buttons: Save changes/],
  ] as const)('an unknown %s is said, with what there is', async (_name, args, text) => {
    const stage = createStage();
    const frame = await opened(stage);
    const submit = frame.submit(args[0], args[1], args[2]);
    await expect(submit).rejects.toThrow(text);
    await expect(submit).rejects.toBeInstanceOf(ScreenMismatch);
  });

  it('an unknown app or account is said too', async () => {
    const stage = createStage();
    await connect(stage, 'Acme');
    const { adminCenter } = stage.zendesk;
    await expect(adminCenter.addAccount('Telegram')).rejects.toThrow(/there are: WhatsApp/);
    await expect(adminCenter.editAccount('Other')).rejects.toThrow(/there are: Acme/);
  });

  it.each([
    ['an error without a page', () => json(500, {}), 'http-500'],
    ['a page that is no HTML', () => json(200, {}), 'http-200'],
    ['an HTML error without a screen', () => html(502, '<h1>Bad gateway</h1>'), 'http-502'],
  ])('%s is an error screen', async (_name, page, reason) => {
    const stage = createStage();
    stage.stub.page = page;
    const frame = await opened(stage);
    expect(frame.screen()).toMatchObject({ name: 'error', error: { reason }, forms: [] });
  });

  it('a refusal on a page of its own is shown, whatever its status', async () => {
    const stage = createStage();
    stage.stub.page = () =>
      html(422, '<main data-screen="code"><p role="alert" data-reason="code-wrong">No</p></main>');
    const frame = await opened(stage);
    expect(frame.screen()).toMatchObject({ name: 'code', error: { reason: 'code-wrong' } });
  });

  it('silence is an error screen', async () => {
    const stage = createStage();
    await stage.play(stage.zendesk.adminCenter.install(MANIFEST_URL));
    stage.network.attach('connector', ['https://connector.example'], () => new Promise(() => {}));
    const frame = await stage.play(stage.zendesk.adminCenter.addAccount('WhatsApp'));
    expect(frame.screen().error?.reason).toBe('no-answer-timeout');
  });
});

describe('the trace of a visit', () => {
  it('tells each screen, without hidden fields and one-time codes', async () => {
    const stage = createStage();
    stage.stub.page = () =>
      html(
        200,
        `<main data-screen="code"><h1>Code</h1><form name="code" method="post" action="/x">
         <input type="hidden" name="metadata" value="hush"><input name="phone" value="+551140">
         <input name="code" value="123456" autocomplete="one-time-code"></form></main>`,
      );
    await opened(stage);
    const { events } = stage.trace.finish();
    expect(events.filter(({ kind }) => kind === 'screen')).toMatchObject([
      {
        who: 'admin',
        title: 'Code',
        fields: { screen: 'code', forms: { code: { phone: '+551140', code: null } } },
      },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/hush|123456/);
  });

  it('has no secret in it', async () => {
    const stage = createStage();
    const { push } = await connect(stage);
    await push({});
    const { events } = stage.trace.finish();
    expect(events.filter(({ kind }) => kind === 'leak')).toEqual([]);
  });
});
