import { expect, it } from 'vitest';
import { acceptDeployment, readDeploymentId } from '../../src/domain/deployment.ts';

it.each([
  [undefined, { refused: 'deployment-unknown' }],
  [{ customer: 'acme', connected: false }, { ok: true }],
  [{ customer: 'acme', connected: true }, { refused: 'deployment-connected' }],
  [{ customer: 'other', connected: false }, { refused: 'deployment-other-customer' }],
  // Whether another customer uses it is nobody's business.
  [{ customer: 'other', connected: true }, { refused: 'deployment-other-customer' }],
] as const)('%j → %j', (standing, ruling) => {
  expect(acceptDeployment(standing, 'acme')).toEqual(ruling);
});

it('takes blanks off what was pasted', () => {
  expect(readDeploymentId(' \tdep-1\n')).toBe('dep-1');
});
