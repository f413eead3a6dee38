import { expect, it } from 'vitest';
import { belongsTo } from '../../src/domain/tenancy.ts';

it.each([
  ['acme', 'acme', true],
  ['acme', 'globex', false],
  ['acme', 'acme2', false],
  ['acme', 'Acme', false],
  ['acme', '', false],
])('what is of %s is reached by %s: %s', (owner, caller, reached) => {
  expect(belongsTo(owner, caller)).toBe(reached);
});
