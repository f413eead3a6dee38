// A ticket as an agent's browser shows it: the HTML that Support makes of its comments, read as a browser would.
import { Parser } from 'htmlparser2';
import type { Stage } from '../stage.ts';
import type { Sight } from './sight.ts';
import { ticketsOf } from './tickets.ts';

/** What Support itself puts around a text and between its lines. */
const FRAME: ReadonlySet<string> = new Set(['div', 'p', 'br']);

interface Comments {
  readonly comments: readonly { readonly html_body: string }[];
}

/** What Support did not show was not seen. */
export async function seeTicketPage(
  stage: Stage,
  customer: string,
  account: string,
): Promise<Sight> {
  const ticket = ticketsOf(stage, customer, account).at(-1);
  if (ticket === undefined) return {};
  const shown = await stage.agent.read(`/api/v2/tickets/${ticket.id}/comments.json`);
  const pages = (shown as Comments | undefined)?.comments.map((each) => read(each.html_body));
  if (pages === undefined) return {};
  return {
    texts: pages.map(({ text }) => text),
    markup: pages.flatMap(({ elements }) => elements),
  };
}

function read(html: string): { readonly text: string; readonly elements: readonly string[] } {
  const elements: string[] = [];
  let text = '';
  const parser = new Parser({
    onopentag(name) {
      if (name === 'br') text += '\n';
      if (!FRAME.has(name)) elements.push(name);
    },
    ontext(part) {
      text += part;
    },
  });
  parser.end(html);
  return { text, elements };
}
