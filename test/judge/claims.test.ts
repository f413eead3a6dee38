import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/judge/case-result.ts';
import { asClaimed } from '../../src/judge/claims.ts';

const check = (requirement: string, verdict: Check['verdict']): Check => ({
  requirement,
  verdict,
  message: 'seen',
  expected: true,
  actual: verdict === 'pass',
  evidence: [7],
});

// CONNECT rows are the full service's, WINDOW rows any connector's.
const CHECKS = [
  check('CONNECT-1', 'fail'),
  check('WINDOW-1', 'fail'),
  check('invariant:window', 'pass'),
  check('harness', 'harness-error'),
];

describe('a target that claims', () => {
  it('everything is judged by everything', () => {
    expect(asClaimed(CHECKS, 'full-service')).toEqual(CHECKS);
  });

  it('the connector alone is not judged by rows of the full service, and by all else', () => {
    const [wizard, ...others] = asClaimed(CHECKS, 'connector-only');
    expect(wizard).toEqual({
      requirement: 'CONNECT-1',
      verdict: 'not-applicable',
      message: 'not judged: the row is for those who claim full-service',
      expected: null,
      actual: null,
      evidence: [],
    });
    expect(others).toEqual(CHECKS.slice(1));
  });
});
