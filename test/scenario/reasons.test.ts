// The words that a scenario may expect are those that the integration has, no more and no fewer.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OFFICE_TEXT } from '../../src/connector/back-office/letters.ts';
import { MOVE_DOOR_TEXT } from '../../src/connector/move-door.ts';
import { NUMBER_DOOR_TEXT } from '../../src/connector/number-door.ts';
import { NOTICE_TEXT, PROBLEM_TEXT } from '../../src/connector/pages/wording.ts';
import { FAILURES } from '../../src/domain/failure.ts';
import { NUMBER_REFUSALS } from '../../src/domain/phone-number.ts';
import {
  DOOR_REASONS,
  FAILURE_REASONS,
  NOTICES,
  OFFERS,
  OFFICE_REASONS,
  REFUSAL_REASONS,
} from '../../src/scenario/vocabulary/reasons.ts';
import { errorsOf } from './read.ts';

const CONNECTOR = join(import.meta.dirname, '../../src/connector');

/** The words that stand in the connector's sources where `pattern` has its group. */
const inSources = (pattern: RegExp): readonly string[] =>
  readdirSync(CONNECTOR, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(join(CONNECTOR, name), 'utf8').matchAll(pattern)])
    .map(([, word = '']) => word);

const sorted = (words: Iterable<string>): readonly string[] => [...new Set(words)].sort();

describe('the closed lists', () => {
  it('hold every reason of the back office', () => {
    expect(OFFICE_REASONS).toEqual(sorted([...Object.keys(OFFICE_TEXT), ...NUMBER_REFUSALS]));
  });

  it('hold every reason of a refusal', () => {
    const pages = inSources(/errorPage\(\s*\d+,\s*'([\w-]+)'/g);
    const doors = [NUMBER_DOOR_TEXT, MOVE_DOOR_TEXT].flatMap((texts) => Object.keys(texts));
    expect(REFUSAL_REASONS).toEqual(sorted([...Object.keys(PROBLEM_TEXT), ...pages, ...doors]));
  });

  it('hold reasons that are given at the doors', () => {
    const given = [...inSources(/badRequest\(\s*'([\w-]+)'/g), ...inSources(/error: '([\w-]+)'/g)];
    for (const reason of DOOR_REASONS) expect(given).toContain(reason);
  });

  it('hold every reason of a failed reply', () => {
    expect(FAILURE_REASONS).toEqual(sorted(FAILURES));
  });

  it('hold every notice, and every button', () => {
    expect(NOTICES).toEqual(sorted(Object.keys(NOTICE_TEXT)));
    const buttons = inSources(/(?:\bbutton\(|name="action" value=)['"]([\w-]+)['"]/g);
    expect(OFFERS).toEqual(sorted(buttons));
  });
});

describe('a word that nobody says', () => {
  it.each([
    ['expect reply: { delivered: false, reason: window-close, proves: WINDOW-2 }', 'window-closed'],
    ['expect ticket: { failure reason: undeliverabel, proves: WINDOW-2 }', 'undeliverable'],
    ['expect refusal: { reason: code-wrng, unchanged: true, proves: CONNECT-4 }', 'code-wrong'],
    ['expect wizard: { error: number-inuse, proves: NUMBER-2 }', 'number-in-use'],
    ['expect wizard: { notices: [data-los], proves: MIGRATION-4 }', 'data-loss'],
    ['expect wizard: { offers: [migrat], proves: NUMBER-2 }', 'migrate'],
  ])('is refused with the nearest one: %s', async (step, meant) => {
    const [error = '', ...more] = await errorsOf(
      `title: A\nworld: { account: ready, customers: { ana: {} } }\nsteps:\n  - ${step}\n`,
    );
    expect(more).toEqual([]);
    expect(error).toMatch(/^stories\/story\.yaml:4:\d+: "[\w-]+" is not possible here/);
    expect(error).toContain(`did you mean "${meant}"?`);
  });
});
