// An admin's browser on an integration's own pages: it loads, reads, fills in and sends, until Zendesk's return URL.
import type { Random } from '../../../src/kernel/random.ts';
import type { Json, Trace } from '../../../src/kernel/trace.ts';
import {
  NoAnswer,
  type Request,
  type Response,
  type Send,
  textOf,
} from '../../../src/kernel/wire.ts';
import { encode, type Filling, fill, type PageForm, ScreenMismatch, urlEncode } from './form.ts';
import type { Frame, Screen } from './frame.ts';
import { type Page, readPage } from './page.ts';

export interface Browser {
  readonly send: Send;
  readonly random: Random;
  readonly trace: Pick<Trace, 'record'>;
  /** Who sits at it. */
  readonly who: string;
}

/** Opens a frame with its first request. */
export async function openFrame(
  browser: Browser,
  first: Request,
  returnUrl: string,
): Promise<Frame> {
  let closed = false;
  let at = first.url;
  let page = await load(first);
  /** Pages left behind, as the Back button shows them again: from memory, without asking anybody. */
  const left: { readonly page: Page; readonly url: string }[] = [];

  async function load(request: Request): Promise<Page> {
    const visited = await visit(browser.send, request);
    at = visited.url;
    closed = visited.url === returnUrl && visited.response !== undefined && ok(visited.response);
    const next = pageOf(visited);
    browser.trace.record('screen', shown(browser.who, next));
    return next;
  }

  return {
    screen: () => page.screen,
    closed: () => closed,
    async submit(name, fields, button) {
      if (closed) throw new ScreenMismatch('the frame is closed: the return URL was reached');
      const form = page.forms.find((candidate) => candidate.name === name);
      if (form === undefined) {
        const names = page.forms.map((candidate) => candidate.name).join(', ') || 'none';
        throw new ScreenMismatch(
          `screen "${page.screen.name}" has no form "${name}"; its forms: ${names}`,
        );
      }
      left.push({ page, url: at });
      page = await load(requestOf(form, fields, button, at, browser.random));
      return page.screen;
    },
    back() {
      const before = left.pop();
      if (before === undefined) throw new ScreenMismatch('this is the first page of the frame');
      page = before.page;
      at = before.url;
      browser.trace.record('screen', shown(browser.who, page));
      return page.screen;
    },
  };
}

const ACCEPT = { accept: 'text/html' } as const;

function requestOf(
  form: PageForm,
  fields: Filling,
  button: string | undefined,
  base: string,
  random: Random,
): Request {
  const entries = fill(form, fields, button);
  const url = form.action === '' ? base : resolve(form.action, base);
  if (form.method === 'GET') {
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    return { method: 'GET', url: `${path}?${urlEncode(entries)}`, headers: ACCEPT, body: '' };
  }
  const boundary = () => `----channelproof${random.hex(16)}`;
  const { contentType, body } = encode(form.encoding, entries, boundary);
  return { method: 'POST', url, headers: { ...ACCEPT, 'content-type': contentType }, body };
}

/** Against the page's own URL. Absolute URLs and absolute paths, the usual ones, need no URL object. */
function resolve(reference: string, base: string): string {
  if (reference.startsWith('https://') || reference.startsWith('http://')) return reference;
  if (reference.startsWith('/') && !reference.startsWith('//') && !reference.includes('/.')) {
    const slash = base.indexOf('/', base.indexOf('://') + 3);
    return (slash < 0 ? base : base.slice(0, slash)) + reference;
  }
  return new URL(reference, base).href;
}

const REDIRECTS_MAX = 10;

interface Visited {
  readonly url: string;
  readonly response: Response | undefined;
  /** Why there is no page, when there is none. */
  readonly trouble: string | undefined;
}

async function visit(send: Send, first: Request): Promise<Visited> {
  let request = first;
  for (let redirects = 0; ; redirects++) {
    const { url } = request;
    let response: Response;
    try {
      response = await send(request);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return { url, response: undefined, trouble: `no-answer-${error.reason}` };
    }
    const { location } = response.headers;
    if (response.status < 300 || response.status > 399 || location === undefined) {
      return { url, response, trouble: undefined };
    }
    if (redirects === REDIRECTS_MAX) return { url, response, trouble: 'too-many-redirects' };
    const to = resolve(location, url);
    const again = response.status === 307 || response.status === 308;
    request = again
      ? { ...request, url: to }
      : { method: 'GET', url: to, headers: ACCEPT, body: '' };
  }
}

const ok = (response: Response): boolean => response.status < 400;

/** A page that names its screen is shown whatever its status, as browsers do; anything else is an error screen. */
function pageOf({ response, trouble }: Visited): Page {
  if (response === undefined || trouble !== undefined) return errorPage(trouble ?? '', '');
  const type = response.headers['content-type'] ?? '';
  if (!type.startsWith('text/html')) return errorPage(`http-${response.status}`, '');
  const page = readPage(textOf(response.body));
  return ok(response) || page.screen.name !== ''
    ? page
    : errorPage(`http-${response.status}`, page.screen.text);
}

function errorPage(reason: string, text: string): Page {
  const screen: Screen = {
    name: 'error',
    title: 'This page cannot be shown',
    text,
    error: { reason, text },
    notices: [],
    links: [],
    pictures: [],
    offers: [],
    forms: [],
  };
  return { screen, forms: [] };
}

/** What stands in the trace: no hidden field, and no value that is secret by its kind. */
function shown(who: string, { screen, forms }: Page) {
  const fields: Record<string, Record<string, Json>> = {};
  for (const form of forms) {
    const values: Record<string, Json> = {};
    for (const control of form.controls) {
      if (control.type === 'hidden' || control.type === 'file') continue;
      const ticked =
        control.type !== 'radio' && control.type !== 'checkbox' ? true : control.checked;
      if (ticked) values[control.name] = control.secret ? null : control.value;
      else values[control.name] ??= null;
    }
    fields[form.name] = values;
  }
  return {
    who,
    title: screen.title,
    fields: { screen: screen.name, notices: screen.notices, offers: screen.offers, forms: fields },
    error: screen.error,
  };
}
