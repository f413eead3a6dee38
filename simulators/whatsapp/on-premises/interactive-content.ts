// Reply buttons and lists, as On-Premises writes them.
import type { Context } from '../context.ts';
import type { BusinessContent, Header, InteractiveAction } from '../world/content.ts';
import { isLonger, CONTENT_LIMITS as MAX } from '../world/content-limits.ts';
import type { Deployment } from '../world/deployment.ts';
import { checked } from './client.ts';
import { type ErrorCode, isProblem, type Problem } from './errors.ts';
import { sourceOf } from './file-content.ts';
import { Buttons, Interactive, List } from './message-wire.ts';

const long = (what: string, max: number, code: ErrorCode = 1009): Problem => ({
  code,
  details: `${what} has at most ${max} characters.`,
});

/** The first of the texts that is longer than it may be. */
function tooLong(texts: readonly (readonly [string, string, number])[]): Problem | undefined {
  for (const [what, text, max] of texts) if (isLonger(text, max)) return long(what, max);
  return undefined;
}

/** Whether one stands twice. */
const repeats = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;

function buttonsOf(action: unknown): InteractiveAction | Problem {
  const result = checked(Buttons, action, 'interactive.action');
  if (isProblem(result)) return result;
  const buttons = result.value.buttons.map(({ reply }) => reply);
  if (buttons.length === 0 || buttons.length > MAX.buttons) {
    return { code: 1009, details: `interactive.action.buttons has 1 to ${MAX.buttons} buttons.` };
  }
  for (const part of ['id', 'title'] as const) {
    if (repeats(buttons.map((button) => button[part]))) {
      return { code: 1009, details: `Each button needs a ${part} of its own.` };
    }
  }
  const problem = tooLong(
    buttons.flatMap(({ id, title }) => [
      ['The title of a button', title, MAX.buttonTitle] as const,
      ['The id of a button', id, MAX.buttonId] as const,
    ]),
  );
  return problem ?? { kind: 'buttons', buttons };
}

function listOf(action: unknown): InteractiveAction | Problem {
  const result = checked(List, action, 'interactive.action');
  if (isProblem(result)) return result;
  const { button } = result.value;
  const sections = result.value.sections.map(({ title = '', rows }) => ({
    title,
    rows: rows.map(({ id, title: name, description = '' }) => ({ id, title: name, description })),
  }));
  if (sections.length === 0 || sections.length > MAX.sections) {
    return { code: 2015, details: `A list has 1 to ${MAX.sections} sections.` };
  }
  const rows = sections.flatMap((section) => section.rows);
  if (sections.some((section) => section.rows.length === 0) || rows.length > MAX.rows) {
    return { code: 2016, details: `A section has a row, and a list has at most ${MAX.rows} rows.` };
  }
  if (sections.length > 1 && sections.some(({ title }) => title === '')) {
    return { code: 1008, details: 'The title of a section is missing: there are several.' };
  }
  if (repeats(rows.map(({ id }) => id))) {
    return { code: 1009, details: 'Each row needs an id of its own.' };
  }
  const problem = tooLong([
    ['interactive.action.button', button, MAX.listButton],
    ...sections.map(({ title }) => ['The title of a section', title, MAX.sectionTitle] as const),
    ...rows.flatMap(({ id, title, description }) => [
      ['The id of a row', id, MAX.rowId] as const,
      ['The title of a row', title, MAX.rowTitle] as const,
      ['The description of a row', description, MAX.rowDescription] as const,
    ]),
  ]);
  return problem ?? { kind: 'list', button, sections };
}

function headerOf(
  context: Context,
  deployment: Deployment,
  { type, header }: Interactive,
): { readonly header: Header | undefined } | Problem {
  if (header === undefined) return { header: undefined };
  const { type: kind } = header;
  if (kind === 'text') {
    const { text = '' } = header;
    if (text === '') return { code: 1008, details: 'interactive.header.text is missing.' };
    return isLonger(text, MAX.header)
      ? long('interactive.header', MAX.header)
      : { header: { text } };
  }
  if (type === 'list' || (kind !== 'image' && kind !== 'video' && kind !== 'document')) {
    return { code: 2036, details: `A ${type} cannot have a header of type ${kind}.` };
  }
  const field = `interactive.header.${kind}`;
  const file = header[kind];
  if (file === undefined) return { code: 1008, details: `${field} is missing.` };
  const source = sourceOf(context, deployment, kind, field, file);
  return isProblem(source) ? source : { header: { kind, file: source } };
}

export function readInteractive(
  context: Context,
  deployment: Deployment,
  value: unknown,
): BusinessContent | Problem {
  const result = checked(Interactive, value, 'interactive');
  if (isProblem(result)) return result;
  const { type, body, footer, action: given } = result.value;
  if (type !== 'button' && type !== 'list') {
    return { code: 501, details: `Interactive messages of type ${type} are not supported.` };
  }
  const words = body?.text ?? '';
  if (words === '') return { code: 1008, details: 'interactive.body.text is missing.' };
  const max = type === 'list' ? MAX.listBody : MAX.body;
  if (isLonger(words, max)) return long('interactive.body', max, 1001);
  const foot = footer?.text ?? '';
  if (isLonger(foot, MAX.footer)) return long('interactive.footer', MAX.footer);
  const head = headerOf(context, deployment, result.value);
  if (isProblem(head)) return head;
  const action = type === 'list' ? listOf(given) : buttonsOf(given);
  if (isProblem(action)) return action;
  return { type: 'interactive', header: head.header, body: words, footer: foot, action };
}
