// The frame of every page: one main screen, its notices and its problem, readable by people and by machines.
import { html as answerHtml, type Response } from '../../kernel/wire.ts';
import { html, type Markup } from '../html.ts';
import { LABELS } from './labels.ts';
import { type Language, say } from './language.ts';
import { type More, PROBLEM_ID, type Problem } from './problem.ts';
import { MORE_TEXT, NOTICE_TEXT, type Notice, PROBLEM_TEXT, WAIT_TEXT } from './wording.ts';

export interface PageParts {
  readonly language: Language;
  readonly screen: string;
  /** What this step is, and what it belongs to. */
  readonly title: string;
  readonly within: string;
  readonly problem?: Problem | undefined;
  readonly notices?: readonly Notice[];
  readonly body: readonly Markup[];
}

export const STYLE_PATH = '/connector/pages.css';

function moreOf(language: Language, more: More): string {
  const { seconds, words = '' } = more;
  const wait =
    seconds === undefined
      ? ''
      : say(language, seconds === 1 ? WAIT_TEXT.one : WAIT_TEXT.many, { seconds });
  return ` ${say(language, MORE_TEXT[more.say], { wait, words })}`;
}

const problemOf = (language: Language, problem: Problem): Markup =>
  html`<p role="alert" id="${PROBLEM_ID}" data-reason="${problem.reason}">${say(language, PROBLEM_TEXT[problem.reason])}${
    problem.more === undefined ? '' : moreOf(language, problem.more)
  }</p>`;

export interface Framed {
  readonly language: Language;
  readonly title: string;
  readonly screen: string;
  readonly heading: string;
  readonly content: Markup;
}

/** The style lies at a path of its own, so that pages stay small and need no script. */
export const frame = ({ language, title, screen, heading, content }: Framed): Markup =>
  html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><link rel="stylesheet" href="${STYLE_PATH}"></head>
<body><main data-screen="${screen}"><h1>${heading}</h1>
${content}</main></body></html>`;

export function page(parts: PageParts): Markup {
  const { language, screen, title, within, problem, notices = [], body } = parts;
  const named = `${title} – ${within}`;
  const noticed = notices.map(
    (notice) =>
      html`<p class="notice" data-notice="${notice}">${say(language, NOTICE_TEXT[notice])}</p>`,
  );
  return frame({
    language,
    title: problem === undefined ? named : say(language, LABELS.titleInTrouble, { title: named }),
    screen,
    heading: title,
    content: html`${problem === undefined ? undefined : problemOf(language, problem)}${noticed}
${body}`,
  });
}

/** A refused step is 422, one out of order 409, so that machines see it too; people see the page. */
export function answerPage(parts: PageParts): Response {
  const { problem } = parts;
  const status = problem === undefined ? 200 : problem.reason === 'out-of-order' ? 409 : 422;
  return answerHtml(status, page(parts).markup);
}
