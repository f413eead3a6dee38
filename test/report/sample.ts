// A made-up run that looks like a real one: every verdict, several dialects and examples.
import type { Dialect } from '../../src/catalogue/dialect.ts';
import type { CaseResult, Check, Example } from '../../src/judge/case-result.ts';
import { worst } from '../../src/judge/verdict.ts';
import { HOUR, SECOND } from '../../src/kernel/clock.ts';
import type { FinishedTrace, Json } from '../../src/kernel/trace.ts';
import type { ReportInput } from '../../src/report/assemble.ts';
import { FIDELITY, INVARIANTS, REQUIREMENTS } from './sample-rows.ts';
import { troubledTrace, windowTrace, wizardTrace } from './sample-traces.ts';

const replayOf = (id: string, dialect: Dialect, example: Example): string => {
  const which = example === null ? '' : ` --example '${JSON.stringify(example)}'`;
  return `npm start -- run ${id} --dialect ${dialect} --seed 1${which}`;
};

function played(
  id: string,
  title: string,
  dialect: Dialect,
  example: Example,
  finished: FinishedTrace,
  checks: readonly Check[],
  verdict = worst(checks.map((check) => check.verdict)),
): CaseResult {
  return {
    id,
    title,
    dialect,
    transport: 'memory',
    example,
    verdict,
    digest: finished.digest,
    durationMs: 1.25,
    checks,
    replay: replayOf(id, dialect, example),
    lines: finished.lines,
    findings: finished.events.filter((event) => event.kind === 'finding'),
  };
}

const check = (
  requirement: string,
  verdict: Check['verdict'],
  message: string,
  evidence: readonly number[] = [],
  expected: Json = true,
  actual: Json = true,
): Check => ({ requirement, verdict, message, expected, actual, evidence });

const DIALECTS: readonly Dialect[] = ['on-premises', 'cloud'];

function windowCases(): readonly CaseResult[] {
  const examples = [
    { elapsed: '23h 59m 59s', ms: 24 * HOUR - SECOND, sent: true },
    { elapsed: '24h', ms: 24 * HOUR, sent: true },
    { elapsed: '24h 1s', ms: 24 * HOUR + SECOND, sent: false },
  ];
  return DIALECTS.flatMap((dialect) =>
    examples.map(({ elapsed, ms, sent }) => {
      // One dialect lets the late reply through: the failure that the sample is about.
      const broken = dialect === 'cloud' && !sent;
      const { finished, evidence } = windowTrace(elapsed, ms, sent || broken);
      const reply: Json = sent
        ? { delivered: true }
        : { delivered: false, reason: 'window-closed' };
      return played(
        'window/reply-after-24h',
        'A reply after 24 hours stays on the ticket and never reaches the customer',
        dialect,
        { elapsed },
        finished,
        [
          check(
            sent ? 'WINDOW-1' : 'WINDOW-2',
            broken ? 'fail' : 'pass',
            broken
              ? 'the reply was shown on the phone 24 h 1 s after the last message'
              : 'the reply went where it should',
            evidence,
            reply,
            broken ? { delivered: true, shownAt: '24:00:01.146' } : reply,
          ),
          check(
            'WINDOW-7',
            broken ? 'fail' : 'pass',
            `${elapsed} is ${sent ? 'inside' : 'outside'} the window`,
            evidence.slice(0, 2),
            sent ? 'inside' : 'outside',
            sent || broken ? 'inside' : 'outside',
          ),
          ...(sent
            ? []
            : [
                check(
                  'WINDOW-3',
                  broken ? 'blocked' : 'pass',
                  broken
                    ? 'no failure was reported, so none could be shown'
                    : 'the ticket shows the reason',
                  evidence.slice(1),
                  'The 24-hour window has closed.',
                  broken ? null : 'The 24-hour window has closed.',
                ),
              ]),
          check(
            'invariant:exactly-once',
            'pass',
            'one message was sent and one comment is on the ticket',
            evidence.slice(0, 1),
            1,
            1,
          ),
          check(
            'invariant:nothing-outside-the-window',
            broken ? 'fail' : 'pass',
            broken
              ? 'a free-form message was accepted 1 s after the window had closed'
              : 'nothing was accepted outside the window',
            broken ? evidence.slice(1, 2) : [],
            0,
            broken ? 1 : 0,
          ),
        ],
      );
    }),
  );
}

const wizardChecks = (): readonly Check[] => [
  check(
    'CONNECT-1',
    'pass',
    'the screens came in their order',
    [0, 4, 12],
    ['channel', 'deployment', 'code'],
    ['channel', 'deployment', 'code'],
  ),
  check(
    'CONNECT-4',
    'pass',
    'the wrong code was refused, the wizard stayed, and nothing changed',
    [22, 23],
    { reason: 'code-wrong', changed: false },
    { reason: 'code-wrong', changed: false },
  ),
  check(
    'CONNECT-8',
    'fail',
    'no suggestion stands on the last screen',
    [26],
    ['set-up-profile', 'set-up-auto-reply'],
    [],
  ),
];

export function sampleCases(): readonly CaseResult[] {
  const wizard = wizardTrace();
  const troubled = troubledTrace();
  return [
    ...windowCases(),
    ...DIALECTS.map((dialect) =>
      played(
        'connect/wrong-code',
        'A wrong code is refused and leaves the wizard where it was',
        dialect,
        null,
        wizard,
        wizardChecks(),
      ),
    ),
    played(
      'reliable/webhook-twice',
      'A webhook delivered twice makes one comment',
      'cloud',
      null,
      troubled,
      [
        check('RELIABLE-1', 'pass', 'two deliveries, one comment', [3], 1, 1),
        check(
          'TICKET-6',
          'inconclusive',
          'no two messages were under way at once',
          [],
          'two messages',
          'one message',
        ),
        check(
          'WINDOW-11',
          'not-applicable',
          'the target does not claim status webhooks',
          [],
          null,
          null,
        ),
      ],
    ),
    played(
      'window/reply-waits-in-queue',
      'A reply that waits until the window has closed is reported as failed',
      'cloud',
      null,
      troubled,
      [
        check(
          'WINDOW-10',
          'blocked',
          'step 2 could not be carried out',
          [],
          'a reported failure',
          null,
        ),
      ],
    ),
    played(
      'ticket/first-message',
      "A customer's first message makes one ticket",
      'cloud',
      null,
      troubled,
      [
        check(
          'TICKET-1',
          'pass',
          'one ticket: <img src=x onerror=alert(1)></script>',
          [1, 3],
          { tickets: 1, body: '<img src=x onerror=alert(1)></script>' },
          { tickets: 1, body: '<img src=x onerror=alert(1)></script>' },
        ),
      ],
    ),
    played(
      'migration/unconfirmed',
      'Without confirmation nothing is erased',
      'on-premises',
      null,
      wizard,
      [check('MIGRATION-4', 'pass', 'the chats were there before and after', [], 12, 12)],
    ),
    played(
      'profile/websites',
      'Two websites are kept, a third is refused',
      'cloud',
      { websites: 3 },
      wizard,
      [],
      'harness-error',
    ),
    played(
      'profile/websites',
      'Two websites are kept, a third is refused',
      'cloud',
      { websites: 2 },
      wizard,
      [check('PROFILE-2', 'pass', 'two websites are shown', [], 2, 2)],
    ),
  ];
}

export const sampleInput = (more: Partial<ReportInput> = {}): ReportInput => ({
  tool: { name: 'channelproof', version: '0.1.0' },
  seed: 1,
  requirements: REQUIREMENTS,
  invariants: INVARIANTS,
  cases: sampleCases(),
  fidelity: FIDELITY,
  ...more,
});

/** Everything green: the same stories without what went wrong. */
export function greenCases(): readonly CaseResult[] {
  return sampleCases().filter(
    ({ checks }) => checks.length > 0 && checks.every(({ verdict }) => verdict === 'pass'),
  );
}
