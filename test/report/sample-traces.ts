// Traces of the made-up run: the stories that they tell.
import { SECOND } from '../../src/kernel/clock.ts';
import type { FinishedTrace, Json } from '../../src/kernel/trace.ts';
import { agentReplies, BUSINESS, customerWrites, recorder } from './sample-recorder.ts';

export function windowTrace(
  elapsed: string,
  ms: number,
  sent: boolean,
): { readonly finished: FinishedTrace; readonly evidence: readonly number[] } {
  const r = recorder();
  r.trace.record('plan', { plan: { id: 'window/reply-after-24h', seed: 1 } });
  r.step(1, 'ana sends "Meu pedido não chegou"');
  const first = customerWrites(r, 'Meu pedido não chegou');
  r.done(1);
  r.step(2, `wait ${elapsed}`);
  r.pass(ms - SECOND);
  r.done(2);
  r.step(3, 'agent replies "Sorry for the wait"');
  const seen = agentReplies(r, 'Sorry for the wait', sent);
  r.done(3);
  r.step(4, sent ? 'expect reply delivered' : 'expect reply refused: window-closed');
  const looked = r.trace.record('observed', {
    step: 4,
    subject: "ana's phone",
    value: { shows: sent ? ['Sorry for the wait'] : [] },
  });
  r.done(4);
  r.trace.record('state', { label: 'end', step: 4, value: { tickets: 1, comments: 2 } });
  return { finished: r.trace.finish(), evidence: [first, ...seen.slice(-1), looked] };
}

export function wizardTrace(): FinishedTrace {
  const r = recorder();
  r.step(1, 'admin opens Add account');
  const admin = (
    method: string,
    path: string,
    body: Json,
    status: number,
    inside?: () => void,
  ): void => {
    r.hop(
      'admin',
      'connector',
      method,
      `https://connector.example${path}`,
      body,
      status,
      '[2140 characters of text/html]',
      inside,
    );
  };
  admin(
    'POST',
    '/connector/admin_ui',
    { subdomain: 'acme', locale: 'en-US', zendesk_access_token: '[redacted]' },
    200,
  );
  r.trace.record('screen', {
    who: 'admin',
    title: 'Choose a channel',
    fields: ['channel'],
    error: null,
  });
  r.done(1);
  r.step(2, 'admin enters the deployment ID');
  admin('POST', '/connector/wizard/deployment', { deployment_id: 'dep-7f3a' }, 303, () => {
    r.hop(
      'connector',
      'whatsapp',
      'GET',
      'https://graph.facebook.com/v23.0/102290129340398/phone_numbers?fields=display_phone_number',
      null,
      200,
      { data: [{ id: '106540352242922' }] },
    );
  });
  r.trace.record('screen', {
    who: 'admin',
    title: 'Enter the verification code',
    fields: ['method'],
    error: null,
  });
  r.done(2);
  r.step(3, 'admin asks for a code by SMS');
  admin('POST', '/connector/wizard/code', { method: 'sms', action: 'send' }, 200, () => {
    r.hop(
      'connector',
      'whatsapp',
      'POST',
      'https://graph.facebook.com/v23.0/106540352242922/request_code',
      { code_method: 'SMS', language: 'en_US' },
      200,
      { success: true },
    );
  });
  r.pass(3_400);
  r.trace.record('sms', { to: BUSINESS, from: 'WhatsApp', text: 'WhatsApp code ***-***' });
  r.done(3);
  r.step(4, 'admin enters a wrong code');
  admin('POST', '/connector/wizard/code', { code: '[redacted]', action: 'add' }, 200, () => {
    r.hop(
      'connector',
      'whatsapp',
      'POST',
      'https://graph.facebook.com/v23.0/106540352242922/verify_code',
      { code: '[redacted]' },
      400,
      { error: { code: 136025, message: 'Verify code error' } },
    );
  });
  r.trace.record('screen', {
    who: 'admin',
    title: 'Enter the verification code',
    fields: ['method', 'code'],
    error: { reason: 'code-wrong', text: 'This code is not right.' },
  });
  r.done(4, 'refused', 'code-wrong');
  r.step(5, 'admin asks for a call instead');
  admin('POST', '/connector/wizard/code', { method: 'voice', action: 'send' }, 200);
  r.pass(6_200);
  r.trace.record('call', { to: BUSINESS, answered: false, text: '' });
  r.trace.record('mail', {
    to: 'ops@acme.example',
    from: 'integration@connector.example',
    subject: 'Your deployment ID',
    text: 'dep-7f3a',
  });
  r.done(5, 'could-not', 'nobody answered the call');
  return r.trace.finish();
}

export function troubledTrace(): FinishedTrace {
  const r = recorder();
  r.step(1, 'ana sends "<img src=x onerror=alert(1)></script><!-- & \u001b[31m"');
  customerWrites(r, '<img src=x onerror=alert(1)></script><!-- & \u001b[31m');
  r.done(1);
  r.step(2, 'WhatsApp delivers the webhook twice');
  r.trace.record('fault', { fault: 'duplicate', hop: 0, note: 'delivered twice, 1 s apart' });
  r.noAnswer('connector', 'zendesk', 'https://acme.zendesk.com/api/v2/any_channel/push');
  r.pass(2 * SECOND);
  r.hop(
    'connector',
    'zendesk',
    'POST',
    'https://acme.zendesk.com/api/v2/any_channel/push',
    { external_resources: [] },
    503,
    null,
  );
  r.hop(
    'connector',
    'whatsapp',
    'POST',
    'https://graph.facebook.com/v23.0/106540352242922/typing_indicators',
    { to: '5511912345678' },
    404,
    { error: { code: 2500 } },
  );
  r.trace.record('finding', {
    node: 'whatsapp',
    method: 'POST',
    path: '/v23.0/106540352242922/typing_indicators',
    note: 'nearest route: POST /{version}/{phone-number-id}/messages',
  });
  r.trace.record('leak', { secret: 'token', where: 'event 3' });
  r.done(2);
  return r.trace.finish();
}
