// Display names: how long they may be, what customers see, and when they are not the company's own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NAME_WARNINGS,
  nameShown,
  nameWarnings,
  readDisplayName,
} from '../../src/domain/display-name.ts';

describe('a display name', () => {
  it.each([
    ['Acme', 'Acme'],
    ['  Acme  Support ', 'Acme Support'],
    ['Acme\t\n Support', 'Acme Support'],
    ['Ac', 'Ac'],
    ['x'.repeat(75), 'x'.repeat(75)],
    ['😀😀', '😀😀'],
    ['😀'.repeat(75), '😀'.repeat(75)],
    [`${'x'.repeat(74)}   y`.replace(/x{2}/, ''), `${'x'.repeat(72)} y`],
  ])('%j is %j', (text, name) => {
    expect(readDisplayName(text)).toEqual({ ok: name });
  });

  it.each(['', ' ', 'A', ' A ', '😀', 'x'.repeat(76), '😀'.repeat(76)])('%j is none', (text) => {
    expect(readDisplayName(text)).toEqual({ refused: 'malformed' });
  });

  it('is read the same when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 90 }), (text) => {
        const once = readDisplayName(text);
        if ('ok' in once) expect(readDisplayName(once.ok)).toEqual(once);
      }),
    );
  });
});

it('is what customers see, whatever Support calls the channel (NAME-1)', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (displayName, channelName) => {
      expect(nameShown(displayName, channelName)).toBe(displayName);
    }),
  );
});

describe('a name (NAME-2)', () => {
  it.each([
    ['Acme', 'Acme'],
    ['Acme Support', 'Acme'],
    ['Acme - Rio de Janeiro', 'Acme'],
    ['Acme, Rio', 'Acme'],
    ['Acmeサポート', 'Acme'],
    ['Acme サポート ABC 24', 'Acme'],
    ['ACME SUPPORT', 'Acme'],
    ['acme support', 'ACME'],
    [' Acme Support ', ' Acme '],
    ['Ａｃｍｅ　Support', 'Acme'],
    ['Acme Support', 'Ａｃｍｅ'],
    ['株式会社アクメ大阪', '株式会社アクメ'],
    ['Ação Viagens', 'AÇÃO'],
  ])('%j is that of %j', (name, company) => {
    expect(nameWarnings(name, company)).toEqual([]);
  });

  it.each([
    ['Acmerica', 'Acme'],
    ['Acme2', 'Acme'],
    ['Acmeé', 'Acme'],
    ['Support of Acme', 'Acme'],
    ['Best Travel', 'Acme'],
    ['Ac', 'Acme'],
    ['Acm', 'Acme Support'],
    ['Acme', ''],
    ['サポート', ''],
    ['サポート', '  '],
  ])('%j is not that of %j', (name, company) => {
    expect(nameWarnings(name, company)).toEqual(['name-not-the-company']);
  });

  it('has one warning to give', () => {
    expect(NAME_WARNINGS).toEqual(['name-not-the-company']);
  });

  it('made more specific is still that of the company', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,12}$/);
    fc.assert(
      fc.property(word, fc.constantFrom(' ', ' - ', ', ', ' ('), word, (own, between, more) => {
        expect(nameWarnings(own + between + more, own)).toEqual([]);
        expect(nameWarnings(own + more, own)).toEqual(['name-not-the-company']);
      }),
    );
  });
});
