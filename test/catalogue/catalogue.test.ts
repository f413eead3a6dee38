// The catalogue as a whole: every row complete, every id once, every area a file of its own.
import { describe, expect, it } from 'vitest';
import { AREAS, CATALOGUE, REQUIREMENT_IDS, requirementOf } from '../../src/catalogue/catalogue.ts';
import { INVARIANT_IDS, INVARIANTS } from '../../src/catalogue/invariants.ts';
import { CAPABILITIES, LEVELS, ORIGINS } from '../../src/catalogue/requirement.ts';

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

describe('catalogue', () => {
  it('gives every requirement an id of its own', () => {
    expect(new Set(REQUIREMENT_IDS).size).toBe(CATALOGUE.length);
    expect(REQUIREMENT_IDS).toEqual(CATALOGUE.map(({ id }) => id));
  });

  it.each(CATALOGUE)('$id is complete', (row) => {
    expect(row.id).toMatch(new RegExp(`^${row.area}-[1-9][0-9]*$`));
    expect(LEVELS).toContain(row.level);
    expect(ORIGINS).toContain(row.origin);
    expect(CAPABILITIES).toContain(row.capability);
    expect(row.text.en).toMatch(/^[A-Z0-9].*\.$/);
    expect(row.text.en).not.toMatch(JAPANESE);
    expect(row.text.ja).toMatch(JAPANESE);
    expect(row.text.ja).toMatch(/。$/);
    expect(row.source).toMatch(row.origin === 'E' ? /./ : /^https:\/\/\S+/);
    expect(requirementOf(row.id)).toBe(row);
  });

  it('says of the article which section a row stands in', () => {
    const articles = CATALOGUE.filter((row) => row.origin === 'A');
    expect(articles.length).toBeGreaterThan(10);
    for (const { source } of articles) expect(source).toMatch(/「.+」 \(.+\)$/);
  });

  it('lists the areas, and knows nothing that it does not hold', () => {
    expect(AREAS).toEqual([...new Set(CATALOGUE.map(({ area }) => area))]);
    expect(requirementOf('WINDOW-99')).toBeUndefined();
    expect(requirementOf('constructor')).toBeUndefined();
  });
});

describe('invariants', () => {
  it.each(INVARIANTS)('$id is said in both languages', ({ text }) => {
    expect(text.en).toMatch(/\.$/);
    expect(text.ja).toMatch(JAPANESE);
  });

  it('speak for rows of the catalogue, as far as it has them', () => {
    expect(Object.fromEntries(INVARIANTS.map(({ id, requirement }) => [id, requirement]))).toEqual({
      'exactly-once': 'TICKET-7',
      window: 'WINDOW-2',
      'notes-stay': 'TICKET-5',
      order: 'TICKET-6',
      'no-secret': 'SECURE-4',
      'failure-visible': 'WINDOW-3',
      'accounts-agree': 'CONNECT-6',
      'profile-agrees': 'PROFILE-8',
      charges: 'HOSTING-2',
    });
    expect(INVARIANTS.map(({ id }) => id)).toEqual(INVARIANT_IDS);
  });
});
