// A page that only says something: an unknown session, a click that leads nowhere.
import { html as answerHtml, type Request, type Response } from '../../kernel/wire.ts';
import { html } from '../html.ts';
import { LABELS } from './labels.ts';
import { type Language, languageOf, say } from './language.ts';
import { frame } from './page.ts';
import { ERROR_TEXT, type ErrorReason } from './wording.ts';

/** What the browser asks for, where Zendesk has named no locale. */
export const languageAsked = ({ headers }: Request): Language =>
  languageOf('', headers['accept-language']);

/** An admin's request that no screen can answer. */
export function errorPage(status: number, reason: ErrorReason, language: Language): Response {
  const heading = say(language, LABELS.titleError);
  const content = html`<p role="alert" data-reason="${reason}">${say(language, ERROR_TEXT[reason])}</p>`;
  const shown = frame({ language, title: heading, screen: 'error', heading, content });
  return answerHtml(status, shown.markup);
}

/** Where a click on a message in Support leads. */
export function clickedPage(language: Language): Response {
  const heading = say(language, LABELS.titleClicked);
  const content = html`<p>${say(language, LABELS.clicked)}</p>`;
  const shown = frame({ language, title: heading, screen: 'clickthrough', heading, content });
  return answerHtml(200, shown.markup);
}
