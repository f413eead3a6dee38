// What is seen of business rules can be otherwise: each expectation fails where it should.
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import { play } from '../../src/run/play.ts';
import { written } from './stories.ts';

const SEEN = [
  'admin creates view: { title: All, when: { channel: WhatsApp } }',
  'agent creates view: { title: Mine, when: { channel: WhatsApp } }',
  'admin creates trigger: { title: Mark, when: { channel: WhatsApp }, do: { tag: chat } }',
  'ana sends: Oi',
];

async function verdictOf(...steps: readonly string[]): Promise<string | undefined> {
  const { events } = await play(await written(...steps));
  return judge(events).find(({ requirement }) => requirement === 'VIEW-1')?.verdict;
}

describe('what is seen', () => {
  it.each([
    ['expect view: { view: All, tickets: 1, customers: [ana]', 'pass'],
    ['expect view: { view: All, by: admin, tickets: 1', 'pass'],
    ['expect view: { view: All, tickets: 0', 'fail'],
    ['expect view: { view: All, customers: []', 'fail'],
    ['expect view: { view: Mine, customers: [ana]', 'pass'],
    // A personal view is nobody else's.
    ['expect view: { view: Mine, by: admin, customers: [ana]', 'inconclusive'],
    ['expect view: { view: None, tickets: 0', 'inconclusive'],
    ['expect rule conditions: { rules: views, channels: [WhatsApp], accounts: [main]', 'pass'],
    ['expect rule conditions: { rules: views, channels: []', 'fail'],
    ['expect rule conditions: { rules: automations, accounts: null', 'fail'],
    ['expect rule conditions: { rules: triggers, requester whatsapp number: false', 'fail'],
    ['expect rule actions: { rules: triggers, notifies through whatsapp: true', 'fail'],
    ['expect rule actions: { rules: automations, requester whatsapp number: false', 'fail'],
    ['expect rules: { rules: triggers, titles: [Mark]', 'pass'],
    ['expect rules: { rules: views, titles: [All]', 'pass'],
    ['expect rules: { rules: automations, titles: [Mark]', 'fail'],
    ['expect ticket fields: { tags: [chat], priority: null', 'pass'],
    ['expect ticket fields: { tags: []', 'fail'],
    ['expect ticket fields: { requester whatsapp number: null', 'fail'],
  ])('%s }: %s', async (looking, verdict) => {
    expect(await verdictOf(...SEEN, `${looking}, proves: VIEW-1 }`)).toBe(verdict);
  });
});

describe('a rule that cannot be made', () => {
  it.each([
    ['admin creates view: { title: V, when: { channel: Nobody } }', 'not-offered'],
    [
      'admin creates trigger: { title: T, when: { channel: WhatsApp }, do: { notify: { by: whatsapp, text: Hi } } }',
      'action-unknown',
    ],
    [
      'admin creates automation: { title: A, when: { channel: WhatsApp }, do: { tag: x } }',
      'rule-invalid',
    ],
  ])('%s', async (making, reason) => {
    const refusal = (why: string) =>
      verdictOf(making, `expect refusal: { reason: ${why}, unchanged: true, proves: VIEW-1 }`);
    expect(await refusal(reason)).toBe('pass');
    expect(await refusal('code-wrong')).toBe('fail');
  });
});
