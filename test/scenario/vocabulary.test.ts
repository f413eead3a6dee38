// The vocabulary: what it promises about each verb holds.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { differences } from '../../src/judge/expectation.ts';
import { FAULT_NAMES } from '../../src/kernel/faults/catalogue.ts';
import type { Json } from '../../src/kernel/trace.ts';
import { planScenario } from '../../src/scenario/plan.ts';
import { ACTORS } from '../../src/scenario/vocabulary/verb.ts';
import { findVerb, VERB_IDS, VOCABULARY } from '../../src/scenario/vocabulary.ts';
import { errorsOf, read } from './read.ts';

const KEYS = [
  '<customer> sends',
  'agent replies',
  'agent notes',
  'crowd writes',
  'agents answer crowd',
  'expect crowd',
  '<customer> sends file',
  '<customer> sends location',
  '<customer> sends contact',
  '<customer> sends other',
  'agent sends template',
  'agent sets status',
  'admin merges users',
  '<customer> changes number',
  '<customer> cannot get messages',
  'wait',
  'admin sets automatic reply',
  'whatsapp decides template',
  'whatsapp has template',
  'whatsapp refuses late messages',
  'admin connects',
  'admin installs by link',
  'admin installs from marketplace',
  'admin uninstalls',
  'admin uses tab',
  'admin saves deployment in all tabs',
  'admin enters code in all tabs',
  'expect apps',
  'expect tabs',
  'expect ready page',
  'expect announcement',
  'admin opens wizard',
  'admin saves deployment',
  'admin requests code',
  'admin goes back',
  'admin reports no code',
  'admin enters code',
  'admin starts migration',
  'admin confirms migration',
  'admin continues migration',
  'holder deletes app',
  'holder installs app',
  'holder ends two-step',
  'former provider writes',
  'integration team moves to cloud',
  'integration team abandons move',
  'expect move',
  'integration team hosts',
  'integration team changes number',
  'admin applies',
  'admin edits profile',
  'admin opens account',
  'expect account page',
  'profile changes elsewhere',
  'admin creates view',
  'agent creates view',
  'admin creates trigger',
  'admin creates automation',
  'admin creates macro',
  'agent applies macro',
  'integration team renames integration',
  'another company joins',
  'stranger repeats',
  'manager orders hosting',
  'integration team orders hosting',
  'admin orders hosting',
  'admin answers mail',
  'admin writes mail',
  'admin finishes tasks',
  'integration team prepares deployment',
  'fault',
  'heal',
  'expect mail',
  'expect back office',
  'expect charges',
  'expect attempts',
  'expect wizard',
  'expect account',
  'expect code',
  'expect ticket',
  'expect event log',
  'expect ticket page',
  'expect secrets',
  'expect search',
  'expect all tickets',
  'expect reply',
  'expect device',
  'expect profile',
  'expect number',
  'expect phone',
  'expect hosting',
  'expect refusal',
  'expect view',
  'expect rule conditions',
  'expect rule actions',
  'expect rules',
  'expect ticket fields',
];

/** The steps, planned, in a world with one account and one customer. */
async function planned(...steps: readonly string[]) {
  const scenario = await read(
    [
      'title: A story',
      'world: { account: ready, customers: { ana: {} }, crowds: { monday: { size: 500 } }, agents: { bruno: {}, carla: {} } }',
      'steps:',
      ...steps.map((step) => `  - ${step}`),
      '  - expect all tickets: { tickets: 0, proves: TICKET-1 }',
    ].join('\n'),
  );
  const { steps: all } = planScenario(scenario, { dialect: 'cloud', seed: 1, example: null });
  return all.slice(0, -1).map(({ text: _text, line: _line, ...step }) => step);
}

describe('the vocabulary', () => {
  it('has these verbs and no other', () => {
    expect(VERB_IDS.map((id) => VOCABULARY[id].key).sort()).toEqual([...KEYS].sort());
  });

  it.each(VERB_IDS)('%s: its example is a step of it', async (id) => {
    const { key, doc, example, actor, kind } = VOCABULARY[id];
    const [written = ''] = Object.keys(parse(example));
    expect(findVerb(written)?.id).toBe(id);
    const [step] = await planned(example.replace('<dialect>', 'cloud'));
    expect(step?.verb).toBe(id);
    expect(step?.proves.length === 0).toBe(kind === 'action');
    expect(ACTORS).toContain(actor);
    expect(doc).toMatch(/^[A-Z].*\.$/);
    expect(key.startsWith('expect ')).toBe(kind === 'expectation');
  });

  it('finds a verb by its key, and nothing by anything else', () => {
    expect(findVerb('ana sends')).toMatchObject({ id: 'sends', who: 'ana' });
    expect(findVerb('agent replies')).toMatchObject({ id: 'replies', who: '' });
    for (const key of ['', ' sends', 'sends', '<customer> sends', 'ana  sends', 'constructor']) {
      expect(findVerb(key)).toBeUndefined();
    }
  });
});

describe('defaults and forms', () => {
  it('of the conversation', async () => {
    expect(
      await planned(
        'ana sends: Oi',
        'agent replies: Olá',
        'agent notes: { text: Psst, on: ana, account: main }',
        'expect reply: { delivered: true, proves: WINDOW-1 }',
        'expect reply: { of: ana, account: main, delivered: true, proves: WINDOW-1 }',
        'expect ticket: { last comment: Oi, failure visible: false, requester: { phone: "+55 (11) 91234-5678" }, proves: [TICKET-1, TICKET-2] }',
        'expect device: { display name: Loja, shows: [], proves: WINDOW-1 }',
      ),
    ).toEqual([
      { verb: 'sends', proves: [], customer: 'ana', message: 'Oi', to: 'main' },
      { verb: 'replies', proves: [], message: 'Olá', on: 'ana', account: 'main' },
      { verb: 'notes', proves: [], message: 'Psst', on: 'ana', account: 'main' },
      {
        verb: 'expectReply',
        proves: ['WINDOW-1'],
        of: null,
        account: null,
        expected: { delivered: true },
      },
      {
        verb: 'expectReply',
        proves: ['WINDOW-1'],
        of: 'ana',
        account: 'main',
        expected: { delivered: true },
      },
      {
        verb: 'expectTicket',
        proves: ['TICKET-1', 'TICKET-2'],
        of: 'ana',
        account: 'main',
        expected: {
          lastComment: 'Oi',
          failureVisible: false,
          requester: { phone: '+5511912345678' },
        },
      },
      {
        verb: 'expectDevice',
        proves: ['WINDOW-1'],
        of: 'ana',
        account: 'main',
        expected: { displayName: 'Loja', shows: [] },
      },
    ]);
  });

  it('of the wizard and the migration', async () => {
    expect(
      await planned(
        'admin connects: {}',
        'admin connects: { method: voice }',
        'admin saves deployment: main',
        'admin saves deployment: { id: nonsense }',
        'admin enters code: { literal: "12" }',
        'admin confirms migration: no',
        'admin confirms migration: true',
        'holder deletes app: true',
        'expect code: { by: voice, arrived: false, within: 1m, proves: CONNECT-3 }',
        'expect wizard: { error: null, proves: CONNECT-4 }',
        'expect refusal: { reason: code-wrong, unchanged: true, proves: CONNECT-4 }',
      ),
    ).toEqual([
      { verb: 'connects', proves: [], account: 'main', method: 'sms' },
      { verb: 'connects', proves: [], account: 'main', method: 'voice' },
      { verb: 'savesDeployment', proves: [], deployment: { account: 'main' } },
      { verb: 'savesDeployment', proves: [], deployment: { id: 'nonsense' } },
      { verb: 'entersCode', proves: [], code: { literal: '12' } },
      { verb: 'confirmsMigration', proves: [], ticked: false },
      { verb: 'confirmsMigration', proves: [], ticked: true },
      { verb: 'deletesApp', proves: [], account: 'main' },
      {
        verb: 'expectCode',
        proves: ['CONNECT-3'],
        account: 'main',
        by: 'voice',
        withinMs: 60_000,
        expected: { arrived: false },
      },
      { verb: 'expectWizard', proves: ['CONNECT-4'], expected: { error: null } },
      {
        verb: 'expectRefusal',
        proves: ['CONNECT-4'],
        expected: { reason: 'code-wrong', unchanged: true },
      },
    ]);
  });

  it('of the profile, with texts given by their length', async () => {
    expect(
      await planned(
        'admin edits profile: { short description: { length: 5 }, websites: [{ length: 12, starts: "https://" }], channel name: Loja, photo: { type: image/png, bytes: 10 } }',
        'expect profile: { short description: { length: 3, ends: "!" }, photo: true, proves: PROFILE-1 }',
      ),
    ).toEqual([
      {
        verb: 'editsProfile',
        proves: [],
        account: 'main',
        changes: {
          shortDescription: 'xxxxx',
          websites: ['https://xxxx'],
          channelName: 'Loja',
          photo: { type: 'image/png', bytes: 10 },
        },
      },
      {
        verb: 'expectProfile',
        proves: ['PROFILE-1'],
        of: 'ana',
        account: 'main',
        expected: { shortDescription: 'xx!', photo: true },
      },
    ]);
  });

  it('of time and faults', async () => {
    expect(
      await planned(
        'wait: 23h 59m 59s',
        'fault: { duplicate: { from: whatsapp, copies: 2 } }',
        'fault: { delay: { to: zendesk, ms: 1m 30s } }',
        'fault: { reorder: { maxMs: 7000 } }',
      ),
    ).toEqual([
      { verb: 'wait', proves: [], ms: 86_399_000 },
      {
        verb: 'fault',
        proves: [],
        fault: 'duplicate',
        knobs: { from: 'whatsapp', copies: 2, everyMs: 200 },
      },
      { verb: 'fault', proves: [], fault: 'delay', knobs: { to: 'zendesk', ms: 90_000 } },
      { verb: 'fault', proves: [], fault: 'reorder', knobs: { maxMs: 7_000 } },
    ]);
  });

  it('every fault of the kernel can be written', async () => {
    const needs: Readonly<Record<string, Json>> = {
      delay: { ms: 1 },
      'http-status': { status: 503 },
      crash: { at: 1 },
    };
    const steps = FAULT_NAMES.map(
      (name) => `fault: { ${name}: ${JSON.stringify(needs[name] ?? {})} }`,
    );
    expect((await planned(...steps)).map((step) => step.verb === 'fault' && step.fault)).toEqual(
      FAULT_NAMES,
    );
  });
});

describe('an expectation looks at something', () => {
  /** What is there when nothing is as expected. */
  const OTHER: readonly Json[] = ['other', ['other'], { other: 1 }, 987_654];
  const NOTHING: readonly Json[] = ['', [], {}];

  it.each(VERB_IDS.filter((id) => VOCABULARY[id].kind === 'expectation'))('%s', (id) => {
    const args = VOCABULARY[id].args as z.ZodObject;
    for (const [key, schema] of Object.entries(args.shape)) {
      for (const nothing of NOTHING) {
        if (key === 'proves' || !(schema as z.ZodType).safeParse(nothing).success) continue;
        for (const other of OTHER) {
          const seen = differences({ [key]: nothing }, { [key]: other });
          expect(seen, `${key}: ${JSON.stringify(nothing)} holds of anything`).toHaveLength(1);
        }
      }
    }
  });

  it.each([
    ['expect wizard: { notices: [], proves: CONNECT-3 }', 'a list is empty, so nothing would be'],
    ['expect wizard: { offers: [], proves: CONNECT-3 }', 'a list is empty, so nothing would be'],
    ['expect ticket: { requester: {}, proves: TICKET-1 }', 'a map names nothing, so nothing would'],
    [
      'expect code: { by: sms, arrived: false, within: 0s, proves: CONNECT-3 }',
      '"0s" is no time, so nothing would be looked at',
    ],
    ['expect wizard: { proves: CONNECT-3 }', 'nothing is compared, so this proves nothing'],
    ['expect ticket: { of: ana, proves: TICKET-1 }', 'nothing is compared, so this proves nothing'],
  ])('or is refused: %s', async (step, message) => {
    const errors = await errorsOf(
      `title: A\nworld: { account: ready, customers: { ana: {} } }\nsteps:\n  - ${step}\n`,
    );
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(message);
    expect(errors[0]).toMatch(/^stories\/story\.yaml:4:\d+:/);
  });
});
