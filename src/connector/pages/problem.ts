// What can go wrong on a page, as the page is told of it.
import type { MORE_TEXT, ProblemReason } from './wording.ts';

/** What only this case can say. */
export interface More {
  readonly say: keyof typeof MORE_TEXT;
  /** How long to wait. */
  readonly seconds?: number;
  /** WhatsApp's own words, as they are. */
  readonly words?: string;
}

export interface Problem {
  readonly reason: ProblemReason;
  readonly more?: More;
}

/** Where it stands on the page, for the field that caused it. */
export const PROBLEM_ID = 'problem';
