// From what a step brought about to the page that shows it.
import type { Response } from '../../kernel/wire.ts';
import { answerPage, type Problem } from '../pages/page.ts';
import { type Shown, screenParts } from '../pages/wizard-pages.ts';
import type { Notice } from '../pages/wording.ts';

export interface Said {
  readonly problem?: Problem | undefined;
  readonly notices?: readonly Notice[] | undefined;
}

export function wizardPage(shown: Shown, said: Said): Response {
  const { session, context, deployment } = shown;
  const early = deployment !== undefined && context.law.accountListed(session.screen);
  const screen = early ? 'finish' : session.screen;
  const parts = screenParts(shown, screen);
  return answerPage({
    screen,
    title: parts.title,
    problem: said.problem,
    notices: [...parts.notices, ...(said.notices ?? [])],
    body: parts.body,
  });
}
