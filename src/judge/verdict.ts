// Outcomes, worst first, and what each means. Read by the exit code, the console and every report.

export const VERDICTS = [
  'harness-error',
  'fail',
  'blocked',
  'inconclusive',
  'pass',
  'not-applicable',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export const MEANING: { readonly [V in Verdict]: string } = {
  'harness-error': 'channelproof itself is at fault',
  fail: 'the check ran and did not hold',
  blocked: 'an earlier step failed, so the check never ran',
  inconclusive: 'the evidence to decide is missing',
  pass: 'the check ran, could have failed, and held',
  'not-applicable': 'the target does not claim this',
};

/** The worst of several; nothing at all decides nothing. */
export const worst = (verdicts: Iterable<Verdict>): Verdict => {
  const seen = new Set(verdicts);
  return VERDICTS.find((verdict) => seen.has(verdict)) ?? 'inconclusive';
};
