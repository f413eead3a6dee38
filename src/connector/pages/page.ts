// The frame of every page: one main screen, its notices and its problem, readable by people and by machines.
import { html as answerHtml, type Response } from '../../kernel/wire.ts';
import { html, type Markup } from '../html.ts';
import { NOTICE_TEXT, type Notice, PROBLEM_TEXT, type ProblemReason } from './wording.ts';

export interface Problem {
  readonly reason: ProblemReason;
  /** What only this case can say: a wait, WhatsApp's own words. */
  readonly more?: string;
}

export interface PageParts {
  readonly screen: string;
  readonly title: string;
  readonly problem?: Problem | undefined;
  readonly notices?: readonly Notice[];
  readonly body: readonly Markup[];
}

const problemOf = (problem: Problem | undefined): Markup | undefined =>
  problem === undefined
    ? undefined
    : html`<p role="alert" data-reason="${problem.reason}">${PROBLEM_TEXT[problem.reason]}${
        problem.more === undefined ? '' : ` ${problem.more}`
      }</p>`;

const noticeOf = (notice: Notice): Markup =>
  html`<p data-notice="${notice}">${NOTICE_TEXT[notice]}</p>`;

export const page = (parts: PageParts): Markup => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${parts.title}</title></head>
<body><main data-screen="${parts.screen}"><h1>${parts.title}</h1>
${problemOf(parts.problem)}${(parts.notices ?? []).map(noticeOf)}
${parts.body}</main></body></html>`;

/** A refused step is 422, one out of order 409, so that machines see it too; people see the page. */
export function answerPage(parts: PageParts): Response {
  const { problem } = parts;
  const status = problem === undefined ? 200 : problem.reason === 'out-of-order' ? 409 : 422;
  return answerHtml(status, page(parts).markup);
}
