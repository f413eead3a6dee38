// Exit codes: one table, read by the command line, the reports and the help.
import type { Verdict } from '../judge/verdict.ts';
import { type GateOptions, gateOf } from './gate.ts';
import type { Report } from './report.ts';

export const EXIT_CODES = [
  { code: 0, name: 'ok', meaning: 'every required row held' },
  { code: 1, name: 'failed', meaning: 'a requirement failed' },
  { code: 2, name: 'usage', meaning: 'wrong usage, or a scenario file with a mistake' },
  { code: 3, name: 'harness-error', meaning: 'channelproof itself is at fault' },
  {
    code: 4,
    name: 'undecided',
    meaning: 'nothing failed, but something was blocked or inconclusive',
  },
  { code: 5, name: 'nothing-selected', meaning: 'nothing was selected, so nothing was played' },
  {
    code: 6,
    name: 'stale-baseline',
    meaning: 'a stale or expired entry in a list of expected failures',
  },
  { code: 130, name: 'interrupted', meaning: 'interrupted before the end' },
] as const;

export type ExitCode = (typeof EXIT_CODES)[number]['code'];
/** What a report alone can decide; the others are the command line's. */
export type ReportExitCode = Extract<ExitCode, 0 | 1 | 3 | 4 | 5>;

const CODE_OF: { readonly [V in Verdict]: ReportExitCode } = {
  'harness-error': 3,
  fail: 1,
  blocked: 4,
  inconclusive: 4,
  pass: 0,
  'not-applicable': 0,
};

export const exitCodeOf = (report: Report, options: GateOptions = {}): ReportExitCode =>
  report.scenarios.length === 0 ? 5 : CODE_OF[gateOf(report, options).verdict()];

/** A part of a run can speak only of what it touched. */
export const exitMeaning = (code: ExitCode, report?: Pick<Report, 'shard'>): string =>
  code === 0 && report?.shard !== undefined
    ? 'every required row that this shard touched held'
    : (EXIT_CODES.find((row) => row.code === code)?.meaning ?? '');
