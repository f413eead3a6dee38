// A page that only says something: an unknown session, a click that leads nowhere.
import type { Response } from '../../kernel/wire.ts';
import { html as answerHtml } from '../../kernel/wire.ts';
import { html, type Markup } from '../html.ts';

export const noticePage = (screen: string, title: string, text: string, reason?: string): Markup =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><main data-screen="${screen}"><h1>${title}</h1>
${reason === undefined ? html`<p>${text}</p>` : html`<p role="alert" data-reason="${reason}">${text}</p>`}</main></body></html>`;

/** An admin's request that no screen can answer. */
export const errorPage = (status: number, reason: string, text: string): Response =>
  answerHtml(status, noticePage('error', 'This cannot be done', text, reason).markup);
