import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  cloudVertical,
  isVertical,
  VERTICALS,
  verticalOfCloud,
} from '../../src/domain/vertical.ts';

it('has the sixteen names', () => {
  expect(VERTICALS).toHaveLength(16);
  expect(new Set(VERTICALS.map(cloudVertical)).size).toBe(16);
});

it.each(VERTICALS)('%s goes to the Cloud API and comes back', (name) => {
  expect(isVertical(name)).toBe(true);
  expect(cloudVertical(name)).toMatch(/^[A-Z_]+$/);
  expect(verticalOfCloud(cloudVertical(name))).toBe(name);
});

it.each(VERTICALS)('%s in another spelling is no vertical', (name) => {
  for (const wrong of [
    name.toLowerCase(),
    name.toUpperCase(),
    ` ${name}`,
    `${name} `,
    cloudVertical(name),
  ]) {
    expect(isVertical(wrong)).toBe(false);
  }
});

it.each(['', 'Other', 'OTHER', 'Event Planning  and Service', 'toString', '__proto__', 'Não'])(
  '%j is none',
  (text) => {
    expect(isVertical(text)).toBe(false);
  },
);

it('takes no other text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(isVertical(text)).toBe((VERTICALS as readonly string[]).includes(text));
    }),
  );
});

it('shows a foreign value as it is', () => {
  expect(verticalOfCloud('ALCOHOL')).toBe('ALCOHOL');
  expect(verticalOfCloud('')).toBe('');
});
