// Templates on their way: asked for anew with every try, and noted as what was sent.
import { describe, expect, it } from 'vitest';
import { json } from '../../src/kernel/wire.ts';
import { createBench } from './bench.ts';

const LISTED = {
  name: 'ready',
  language: 'pt_BR',
  status: 'APPROVED',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Acme' },
    { type: 'BODY', text: 'Oi {{1}}.' },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Ok' }] },
  ],
};
const ASKED = '&((template=[[ready]] language=[[pt_BR]] body_text=[[Ana]]))&';

async function asking(listed: Readonly<Record<string, unknown>> = LISTED) {
  const bench = createBench('cloud');
  bench.whatsapp.templates.push(listed);
  const metadata = await bench.connect();
  await bench.customerWrites({ id: 'm1' });
  const reasons = () =>
    bench.zendesk.reports.map(({ description }) => description.split(':')[0] as string);
  return { bench, reasons, ask: (text = ASKED) => bench.reply(metadata, text) };
}

describe('a template', () => {
  it('is sent, and what the customer saw is noted once', async () => {
    const { bench, ask } = await asking();
    await ask();
    await bench.clock.advance(2_000);
    expect(bench.texts()).toEqual(['ready Ana']);
    expect(bench.comments()).toEqual(['m1', 'Acme\nOi Ana.']);
  });

  it('waits until WhatsApp tells which templates there are', async () => {
    const { bench, ask, reasons } = await asking();
    let asked = 0;
    bench.whatsapp.override = (_request, path) =>
      path.endsWith('/message_templates') && ++asked < 3
        ? json(503, { error: { message: 'busy', code: 2 } })
        : undefined;
    await ask();
    expect(bench.texts()).toEqual([]);
    await bench.clock.advance(600_000);
    expect(asked).toBe(3);
    expect(bench.texts()).toEqual(['ready Ana']);
    expect(reasons()).toEqual([]);
  });

  it('fails when WhatsApp does not let its templates be read', async () => {
    const { bench, ask, reasons } = await asking();
    bench.whatsapp.override = (_request, path) =>
      path.endsWith('/message_templates')
        ? json(403, { error: { message: 'no', code: 10 } })
        : undefined;
    await ask();
    await bench.clock.advance(2_000);
    expect([bench.texts(), reasons()]).toEqual([[], ['refused']]);
  });

  it.each([
    ['IN_APPEAL', 'template-pending'],
    ['PENDING_DELETION', 'template-unknown'],
    ['ARCHIVED', 'template-unknown'],
  ])('that is %s is refused as %s', async (status, reason) => {
    const { bench, ask, reasons } = await asking({ ...LISTED, status });
    await ask();
    await bench.clock.advance(2_000);
    expect([bench.texts(), reasons()]).toEqual([[], [reason]]);
  });

  it.each([
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BUTTONS', buttons: [{ type: 'URL', url: 'https://acme.example/{{1}}' }] },
    { type: 'BUTTONS', buttons: [{ type: 'OTP' }] },
  ])('that wants more than words in its body is refused: %j', async (part) => {
    const components = [{ type: 'BODY', text: 'Oi {{1}}.' }, part];
    const { bench, ask, reasons } = await asking({ ...LISTED, components });
    await ask();
    await bench.clock.advance(2_000);
    expect([bench.texts(), reasons()]).toEqual([[], ['template-parameter-count']]);
  });
});

it('a hosted On-Premises client sends none, and says so at the ticket', async () => {
  const bench = createBench('on-premises');
  const metadata = await bench.connect();
  await bench.customerWrites({ id: 'm1' });
  await bench.reply(metadata, ASKED);
  await bench.clock.advance(2_000);
  expect(bench.texts()).toEqual([]);
  expect(bench.zendesk.reports.map(({ description }) => description)).toEqual([
    expect.stringMatching(/^template-unknown: /),
  ]);
});
