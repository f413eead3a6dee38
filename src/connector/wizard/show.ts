// From what a step brought about to the page that shows it.
import type { Response } from '../../kernel/wire.ts';
import { LABELS } from '../pages/labels.ts';
import { say } from '../pages/language.ts';
import { answerPage } from '../pages/page.ts';
import type { Problem } from '../pages/problem.ts';
import { type Shown, screenParts } from '../pages/wizard-pages.ts';
import type { Notice } from '../pages/wording.ts';

export interface Said {
  readonly problem?: Problem | undefined;
  readonly notices?: readonly Notice[] | undefined;
}

export function wizardPage(wizard: Omit<Shown, 'problem'>, said: Said): Response {
  const shown: Shown = { ...wizard, problem: said.problem };
  const { session, context, deployment } = shown;
  const { language } = session;
  const early = deployment !== undefined && context.law.accountListed(session.screen);
  const screen = early ? 'finish' : session.screen;
  const parts = screenParts(shown, screen);
  return answerPage({
    language,
    screen,
    title: say(language, LABELS[parts.title]),
    within: say(language, LABELS.addingAccount),
    problem: said.problem,
    notices: [...parts.notices, ...(said.notices ?? [])],
    body: parts.body,
  });
}
