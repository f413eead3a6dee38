// report.json: written, and read back at the door of `merge`.
import { REPORT, type Report } from './report.ts';

export const reportJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;

export interface Unreadable {
  readonly refused: 'not-json' | 'not-a-report';
  readonly message: string;
}

/** A report from its text, checked; or what is wrong with it and where. */
export function readReport(text: string): Report | Unreadable {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { refused: 'not-json', message: error instanceof Error ? error.message : String(error) };
  }
  const parsed = REPORT.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = first === undefined || first.path.length === 0 ? 'report' : first.path.join('.');
  const more = parsed.error.issues.length - 1;
  return {
    refused: 'not-a-report',
    message: `${where}: ${first?.message ?? 'invalid'}${more > 0 ? ` (and ${more} more)` : ''}`,
  };
}
