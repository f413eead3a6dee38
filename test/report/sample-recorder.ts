// Writes traces as a run would, with a clock of its own.
import { EPOCH, SECOND } from '../../src/kernel/clock.ts';
import { sha256 } from '../../src/kernel/random.ts';
import { createTrace, type Json } from '../../src/kernel/trace.ts';

export const BUSINESS = '+551130000000';
const CUSTOMER = '+5511912345678';

/** Writes a trace as a run would, with a clock of its own. */
export function recorder() {
  let now = EPOCH;
  let hops = 0;
  const trace = createTrace(() => now);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    authorization: '[redacted]',
  };
  return {
    trace,
    pass(ms: number): void {
      now += ms;
    },
    step(step: number, text: string): void {
      now = Math.ceil(now / SECOND) * SECOND;
      trace.record('step', { step, text });
    },
    done(step: number, outcome: 'done' | 'refused' | 'could-not' = 'done', reason = ''): void {
      trace.record('outcome', { step, outcome, reason });
    },
    /** A request, what happens inside it, and its answer. */
    hop(
      from: string,
      to: string,
      method: string,
      url: string,
      body: Json,
      status: number,
      answer: Json,
      inside?: () => void,
    ): readonly number[] {
      const hop = hops++;
      const asked = trace.record('request', { hop, from, to, method, url, headers, body });
      now += 18;
      inside?.();
      now += 21;
      return [asked, trace.record('response', { hop, status, headers, body: answer })];
    },
    noAnswer(from: string, to: string, url: string): void {
      const hop = hops++;
      trace.record('request', { hop, from, to, method: 'POST', url, headers, body: null });
      trace.record('fault', {
        fault: 'answer-lost',
        hop,
        note: 'the write happened, the answer did not arrive',
      });
      now += 10_000;
      trace.record('no-answer', { hop, reason: 'timeout' });
    },
  };
}

type Recorder = ReturnType<typeof recorder>;

export function customerWrites(r: Recorder, text: string): number {
  const message = `wamid.${sha256(text).slice(0, 12)}`;
  const seq = r.trace.record('device', {
    phone: CUSTOMER,
    business: BUSINESS,
    direction: 'sent',
    message,
    type: 'text',
    text,
    template: false,
  });
  r.pass(31);
  r.hop(
    'whatsapp',
    'connector',
    'POST',
    'https://connector.example/connector/whatsapp/webhook',
    {
      object: 'whatsapp_business_account',
      entry: [
        {
          changes: [
            {
              field: 'messages',
              value: {
                messages: [
                  { id: message, from: '5511912345678', type: 'text', text: { body: text } },
                ],
              },
            },
          ],
        },
      ],
    },
    200,
    null,
  );
  r.pass(750);
  r.hop(
    'connector',
    'zendesk',
    'POST',
    'https://acme.zendesk.com/api/v2/any_channel/push',
    {
      instance_push_id: '[redacted]',
      external_resources: [
        {
          external_id: message,
          message: text,
          thread_id: '551130000000:5511912345678',
          author: { external_id: '5511912345678', name: 'Ana Souza' },
        },
      ],
    },
    200,
    { results: [{ external_resource_id: message, status: { code: 'success' } }] },
  );
  return seq;
}

export function agentReplies(r: Recorder, text: string, sent: boolean): readonly number[] {
  const seen: number[] = [];
  seen.push(
    ...r.hop(
      'agent',
      'zendesk',
      'PUT',
      'https://acme.zendesk.com/api/v2/tickets/1.json',
      { ticket: { comment: { body: text, public: true } } },
      200,
      { ticket: { id: 1, status: 'open' } },
      () => {
        r.hop(
          'zendesk',
          'connector',
          'POST',
          'https://connector.example/connector/channelback',
          { message: text, parent_id: 'wamid.1' },
          200,
          { external_id: 'reply-1' },
        );
      },
    ),
  );
  if (!sent) {
    seen.push(
      ...r.hop(
        'connector',
        'zendesk',
        'POST',
        'https://acme.zendesk.com/api/v2/any_channel/channelback/report_error',
        { description: 'The 24-hour window has closed.' },
        200,
        null,
      ),
    );
    return seen;
  }
  seen.push(
    ...r.hop(
      'connector',
      'whatsapp',
      'POST',
      'https://graph.facebook.com/v23.0/106540352242922/messages',
      { messaging_product: 'whatsapp', to: '5511912345678', type: 'text', text: { body: text } },
      200,
      { messages: [{ id: 'wamid.out1' }] },
    ),
  );
  r.pass(29);
  seen.push(
    r.trace.record('device', {
      phone: CUSTOMER,
      business: BUSINESS,
      direction: 'shown',
      message: 'wamid.out1',
      type: 'text',
      text,
      template: false,
    }),
  );
  return seen;
}
