// What an agent is told when a reply did not reach the customer: a stable word, then a sentence.

import { TEMPLATE_REFUSALS } from './template.ts';

export const FAILURES = [
  'window-closed',
  'undeliverable',
  'refused',
  'not-connected',
  'delivery-unknown',
  'file-lost',
  'file-unsupported',
  ...TEMPLATE_REFUSALS,
] as const;
export type Failure = (typeof FAILURES)[number];

/** WhatsApp's re-engagement errors: W, sections 1.8 (470) and 2.11 (131047). */
const WINDOW_CODES: ReadonlySet<number> = new Set([470, 131047]);

/** WINDOW-11, TICKET-11: what WhatsApp's error code means for the agent. */
export const failureOf = (code: number): Failure =>
  WINDOW_CODES.has(code) ? 'window-closed' : 'undeliverable';

/** Who found that a reply cannot be delivered: this integration, or WhatsApp. */
export type FoundBy = 'us' | 'whatsapp';

/** WINDOW-3, WINDOW-11, TICKET-11: every failure is shown at the ticket. */
export const failureShown = (_failure: Failure, _by: FoundBy): boolean => true;

const SENTENCES: { readonly [F in Failure]: string } = {
  'window-closed':
    "More than 24 hours have passed since the customer's last message to this number, so WhatsApp does not deliver this reply. It can be continued when the customer writes again.",
  undeliverable: 'WhatsApp could not deliver this reply to the customer.',
  refused: 'WhatsApp did not accept this reply.',
  'not-connected': 'This WhatsApp number is not connected any more, so the reply was not sent.',
  'delivery-unknown':
    'WhatsApp has not told what became of this reply, and it cannot be sent again now. The customer may have received it.',
  'file-lost': 'A file of this reply could not be fetched from Support, so it was not sent.',
  'file-unsupported': 'WhatsApp does not take a file of this kind or size, so it was not sent.',
  'template-malformed':
    'This template message is not written as it must be, so nothing was sent. Write &((template=[[name]] language=[[pt_BR]] body_text=[[first value]] body_text=[[second value]]))& and nothing else in the comment.',
  'template-unknown': 'WhatsApp has no template of this name, so nothing was sent.',
  'template-language': 'WhatsApp has this template in other languages only, so nothing was sent.',
  'template-pending': 'WhatsApp is still reviewing this template, so nothing was sent.',
  'template-rejected': 'WhatsApp has rejected this template, so nothing was sent.',
  'template-paused': 'WhatsApp has paused this template for a while, so nothing was sent.',
  'template-disabled': 'WhatsApp has disabled this template, so nothing was sent.',
  'template-parameter-count':
    'This template takes another number of values than were given, or a file or an address besides, so nothing was sent. Each value is a body_text of its own.',
  'template-parameter-form':
    'A value for this template is empty, too long, or has line breaks, tabs or more than four spaces in a row, so nothing was sent.',
  'template-never-wrote':
    'This customer has never written to this number, so no template is sent to them.',
};

/** Zendesk takes at most this many characters: https://developer.zendesk.com/zendesk/oas.yaml (report_error). */
export const DESCRIPTION_MAX = 511;

/** The text for the agent. `title` is WhatsApp's own name for the error, when there is one. */
export function failureText(failure: Failure, title = ''): string {
  const about = failure.startsWith('file-') ? 'The file' : 'WhatsApp says';
  const said = title === '' ? '' : ` ${about}: ${title}.`;
  return `${failure}: ${SENTENCES[failure]}${said}`.slice(0, DESCRIPTION_MAX);
}
