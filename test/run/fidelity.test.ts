// What is simulated, and how sure that is: no row without a source, and no rule left out.
import { describe, expect, it } from 'vitest';
import { RULES as OF_MAIL } from '../../simulators/mail/fidelity.ts';
import { MAIL_ROUTES } from '../../simulators/mail/mail.ts';
import { RULES as OF_TELEPHONE } from '../../simulators/telephone/fidelity.ts';
import { RULES as OF_WHATSAPP } from '../../simulators/whatsapp/fidelity.ts';
import { WHATSAPP_ROUTES } from '../../simulators/whatsapp/whatsapp.ts';
import { RULES as OF_ZENDESK } from '../../simulators/zendesk/fidelity.ts';
import { ZENDESK_ROUTES } from '../../simulators/zendesk/zendesk.ts';
import { assembleReport } from '../../src/report/assemble.ts';
import { FIDELITY, type FidelityRow } from '../../src/run/fidelity.ts';
import { cli } from '../cli/fake-io.ts';

/** Rows that say nothing of where they come from: a URL, or this project's own name on an assumption. */
const unsourced = (rows: readonly FidelityRow[]): readonly string[] =>
  rows
    .filter(
      ({ source, confidence }) =>
        !/^https:\/\/[\w.-]+\/\S+$/.test(source) &&
        !(source === 'channelproof' && confidence === 'assumption'),
    )
    .map(({ node, what }) => `${node} ${what}`);

describe('the table of fidelity', () => {
  it('holds every route and every rule, each once', () => {
    const whats = FIDELITY.map(({ node, what }) => `${node} ${what}`);
    expect(new Set(whats).size).toBe(whats.length);
    expect(whats.length).toBe(
      WHATSAPP_ROUTES.length +
        ZENDESK_ROUTES.length +
        OF_WHATSAPP.length +
        OF_ZENDESK.length +
        OF_TELEPHONE.length +
        MAIL_ROUTES.length +
        OF_MAIL.length,
    );
    for (const { rule } of OF_WHATSAPP) expect(whats).toContain(`whatsapp ${rule}`);
    for (const { rule } of OF_ZENDESK) expect(whats).toContain(`zendesk ${rule}`);
    for (const { rule } of OF_TELEPHONE) expect(whats).toContain(`telephone ${rule}`);
  });

  it('says of each where it is written', () => {
    expect(unsourced(FIDELITY)).toEqual([]);
  });

  it.each(['', 'channelproof', 'somewhere', 'https://'])(
    'would not take the source "%s"',
    (source) => {
      const row: FidelityRow = {
        node: 'whatsapp',
        what: 'a rule',
        fidelity: 'supported',
        confidence: 'documented',
        source,
      };
      expect(unsourced([row])).toEqual(['whatsapp a rule']);
    },
  );

  it.each(['whatsapp', 'zendesk'])('admits what is assumed and what is missing in %s', (node) => {
    const own = FIDELITY.filter((row) => row.node === node);
    expect(own.some(({ confidence }) => confidence === 'assumption')).toBe(true);
    expect(own.some(({ fidelity }) => fidelity === 'not simulated')).toBe(true);
  });
});

describe('whoever asks', () => {
  it('is told by the command, assumptions and all', async () => {
    const { out, code } = await cli(['fidelity'], '.');
    expect(code).toBe(0);
    expect(out).toContain('supported, assumption: ');
    for (const { rule } of [...OF_WHATSAPP, ...OF_ZENDESK, ...OF_TELEPHONE]) {
      expect(out).toContain(rule);
    }
    const json: unknown = JSON.parse((await cli(['fidelity', '--json'], '.')).out);
    expect(json).toEqual(FIDELITY);
  });

  it('finds the same rows in the report', () => {
    const { fidelity } = assembleReport({
      tool: { name: 'channelproof', version: '0' },
      seed: 1,
      requirements: [],
      invariants: [],
      cases: [],
      fidelity: FIDELITY,
    });
    expect(fidelity).toHaveLength(FIDELITY.length);
  });
});
