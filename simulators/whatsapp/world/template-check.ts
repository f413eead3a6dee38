// Whether a template is well-formed: what WhatsApp refuses before anybody reviews it.
import type { TemplateButton, TemplateDraft, TemplateExamples, TemplateParts } from './template.ts';
import { TEMPLATE_LIMITS } from './template-limits.ts';
import { lengthOf, placeholdersOf, withoutPlaceholders } from './template-text.ts';

export const TEMPLATE_FAULTS = [
  'too-long',
  'name',
  'header-format',
  'body-format',
  'footer-format',
  'button-format',
  'too-many-parameters',
  'dangling-parameter',
  'example',
] as const;

export interface TemplateFault {
  readonly refused: (typeof TEMPLATE_FAULTS)[number];
  /** What is wrong and what would be right, for the person who wrote the template. */
  readonly why: string;
}

type Found = TemplateFault | undefined;

const fault = (refused: TemplateFault['refused'], why: string): TemplateFault => ({ refused, why });

const NAME = /^[a-z0-9_]+$/;
const NAMED = /^[a-z_]+$/;
const BRACES = /\{\{|\}\}/;
/** Third party: nothing but plain words in one line. */
const NOT_IN_HEADER = /[\n\r*]|\p{Extended_Pictographic}/u;
const MARK = '\u0000';
const ADJACENT = /\0\s*\0/;
/** Third party: punctuation around a placeholder does not keep it from dangling. */
const DANGLING = /^[\s\p{P}]*\0|\0[\s\p{P}]*$/u;
const WORD = /\S*[\p{L}\p{N}]\S*/gu;
const SPREAD = / {5}|\n{3}/;
const ADDRESS = /^https?:\/\/[^\s/]+/;
const PHONE = /^\+?[\d ()-]+$/;

function longer(what: string, text: string, max: number): Found {
  const length = lengthOf(text);
  return length > max
    ? fault('too-long', `The ${what} has ${length} characters; at most ${max} are allowed.`)
    : undefined;
}

/** Why the placeholders of a text are not as its kind wants them. */
function misnumbered(text: string, naming: TemplateDraft['naming']): string | undefined {
  if (BRACES.test(withoutPlaceholders(text, ''))) {
    return 'Placeholders are written {{1}} or, named, {{first_name}}; some braces fit neither';
  }
  const names = placeholdersOf(text);
  if (naming === 'named') {
    const wrong = names.find((name) => !NAMED.test(name));
    return wrong === undefined
      ? undefined
      : `"${wrong}" is no name: names are lower-case letters and underscores`;
  }
  const numbers = names.map(Number).sort((a, b) => a - b);
  return numbers.every((number, i) => number === i + 1)
    ? undefined
    : 'Placeholders are numbered from {{1}} without a gap';
}

function checkHeader({ parts, naming }: TemplateDraft): Found {
  const { header } = parts;
  if (header?.format !== 'text') return undefined;
  const { text } = header;
  const why = misnumbered(text, naming);
  if (text === '') return fault('header-format', 'The header has no text.');
  if (why !== undefined) return fault('header-format', `${why} (header).`);
  if (placeholdersOf(text).length > 1) {
    return fault('header-format', 'The header takes one placeholder at most.');
  }
  if (NOT_IN_HEADER.test(text)) {
    return fault('header-format', 'The header has line breaks, asterisks or emoji; take them out.');
  }
  return longer('header', text, TEMPLATE_LIMITS.header);
}

function checkBody({ parts: { body }, naming }: TemplateDraft): Found {
  if (body.trim() === '') return fault('body-format', 'The body has no text.');
  const why = misnumbered(body, naming);
  if (why !== undefined) return fault('body-format', `${why} (body).`);
  const marked = withoutPlaceholders(body, MARK);
  if (ADJACENT.test(marked)) {
    return fault(
      'body-format',
      'Two placeholders of the body stand side by side; put words between.',
    );
  }
  if (SPREAD.test(body)) {
    return fault('body-format', 'The body has more than four spaces or two line breaks in a row.');
  }
  if (DANGLING.test(marked)) {
    return fault(
      'dangling-parameter',
      'The body begins or ends with a placeholder; put words there.',
    );
  }
  const count = placeholdersOf(body).length;
  const words = withoutPlaceholders(body, ' ').match(WORD)?.length ?? 0;
  const least = 2 * count + 1;
  if (count > 0 && words < least) {
    return fault(
      'too-many-parameters',
      `The body has ${words} words for ${count} placeholder(s); it needs at least ${least}.`,
    );
  }
  return longer('body', body, TEMPLATE_LIMITS.body);
}

function checkFooter({ parts: { footer } }: TemplateDraft): Found {
  if (BRACES.test(footer)) return fault('footer-format', 'The footer takes no placeholders.');
  if (footer.includes('\n')) return fault('footer-format', 'The footer is one line.');
  return longer('footer', footer, TEMPLATE_LIMITS.footer);
}

/** One placeholder, at the very end. */
function checkUrl(url: string, where: string): Found {
  const inside = url.endsWith('{{1}}') ? url.slice(0, -'{{1}}'.length) : url;
  if (!ADDRESS.test(inside)) {
    return fault('button-format', `The address of ${where} must begin with https:// or http://.`);
  }
  if (BRACES.test(inside)) {
    return fault(
      'button-format',
      `The address of ${where} takes {{1}} at its end and nowhere else.`,
    );
  }
  return longer(`address of ${where}`, url, TEMPLATE_LIMITS.url);
}

function checkButton(button: TemplateButton, index: number): Found {
  const where = `button ${index}`;
  if (button.text === '') return fault('button-format', `The text of ${where} is missing.`);
  if (BRACES.test(button.text)) {
    return fault('button-format', `The text of ${where} takes no placeholders.`);
  }
  const long = longer(`text of ${where}`, button.text, TEMPLATE_LIMITS.buttonText);
  if (long !== undefined) return long;
  if (button.kind === 'url') return checkUrl(button.url, where);
  if (button.kind !== 'phone') return undefined;
  if (!PHONE.test(button.phone)) {
    return fault('button-format', `${where} has no phone number to call.`);
  }
  return longer(`phone number of ${where}`, button.phone, TEMPLATE_LIMITS.phone);
}

const MOST: Readonly<Record<TemplateButton['kind'], number>> = {
  'quick-reply': TEMPLATE_LIMITS.buttons,
  url: TEMPLATE_LIMITS.urlButtons,
  phone: 1,
  'copy-code': 1,
};

/** Quick replies stand together, before or after the others. */
function scattered(buttons: readonly TemplateButton[]): boolean {
  let changes = 0;
  let before = buttons[0]?.kind === 'quick-reply';
  for (const { kind } of buttons) {
    const quick = kind === 'quick-reply';
    if (quick !== before) changes++;
    before = quick;
  }
  return changes > 1;
}

function checkButtons({ parts: { buttons } }: TemplateDraft): Found {
  for (const [index, button] of buttons.entries()) {
    const found = checkButton(button, index);
    if (found !== undefined) return found;
    const alike = buttons.filter(({ kind }) => kind === button.kind).length;
    if (alike > MOST[button.kind]) {
      return fault(
        'button-format',
        `There are ${alike} buttons of the kind ${button.kind}; at most ${MOST[button.kind]} are allowed.`,
      );
    }
  }
  if (buttons.length > TEMPLATE_LIMITS.buttons) {
    return fault('button-format', `At most ${TEMPLATE_LIMITS.buttons} buttons are allowed.`);
  }
  return scattered(buttons)
    ? fault(
        'button-format',
        'Quick replies must stand together, before or after the other buttons.',
      )
    : undefined;
}

function exampleOfButton(button: TemplateButton): boolean {
  return button.kind === 'copy-code' || (button.kind === 'url' && button.url.endsWith('{{1}}'));
}

function checkExamples(parts: TemplateParts, examples: TemplateExamples): Found {
  const { header, body, buttons } = parts;
  const wanted = header?.format === 'text' ? placeholdersOf(header.text).length : undefined;
  const ofFile = header !== undefined && header.format !== 'text' && header.format !== 'location';
  if (wanted !== undefined && examples.header.length !== wanted) {
    return fault(
      'example',
      `The header has ${wanted} placeholder(s) and ${examples.header.length} example(s).`,
    );
  }
  if (ofFile && examples.header.length === 0) {
    return fault('example', 'The header needs the handle of an uploaded file as its example.');
  }
  const inBody = placeholdersOf(body).length;
  if (examples.body.length !== inBody) {
    return fault(
      'example',
      `The body has ${inBody} placeholder(s) and ${examples.body.length} example(s).`,
    );
  }
  for (const [index, button] of buttons.entries()) {
    if (exampleOfButton(button) && (examples.buttons[index] ?? '') === '') {
      return fault(
        'example',
        `Button ${index} needs an example of what it will be filled in with.`,
      );
    }
  }
  return undefined;
}

export function checkName(name: string): Found {
  if (!NAME.test(name)) {
    return fault(
      'name',
      `"${name}" is no name: names are lower-case letters, digits and underscores.`,
    );
  }
  return longer('name', name, TEMPLATE_LIMITS.name);
}

/** The first thing that is wrong with a template, if anything is. */
export function checkTemplate(draft: TemplateDraft): Found {
  // WhatsApp's own wording needs no check.
  const worded = draft.wording !== undefined;
  return (
    checkName(draft.name) ??
    checkHeader(draft) ??
    (worded ? undefined : checkBody(draft)) ??
    checkFooter(draft) ??
    checkButtons(draft) ??
    (worded ? undefined : checkExamples(draft.parts, draft.examples))
  );
}
