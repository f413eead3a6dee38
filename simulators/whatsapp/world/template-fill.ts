// A template with what the business gives for its placeholders.
import type { FileSource, FilledTemplate, ShownButton } from './content.ts';
import type { MediaKind } from './media.ts';
import type { Template, TemplateButton, TemplateParts } from './template.ts';
import { TEMPLATE_LIMITS } from './template-limits.ts';
import { filledIn, lengthOf, placeholdersOf } from './template-text.ts';

/** What is given for one placeholder; named templates name theirs. */
export interface GivenText {
  readonly name: string | undefined;
  readonly text: string;
}

export interface GivenButton {
  readonly index: number;
  readonly kind: 'quick-reply' | 'url' | 'copy-code';
  /** The payload of a quick reply, the end of an address, or a code. */
  readonly value: string;
}

export interface Given {
  readonly header:
    | readonly GivenText[]
    | { readonly kind: MediaKind; readonly file: FileSource }
    | { readonly kind: 'location' };
  readonly body: readonly GivenText[];
  readonly buttons: readonly GivenButton[];
}

export const FILL_REFUSALS = [
  'count',
  'format',
  'too-long',
  'paused',
  'disabled',
  'missing',
] as const;
export interface FillRefusal {
  readonly refused: (typeof FILL_REFUSALS)[number];
  /** What is wrong, for the person who wrote the call. */
  readonly why: string;
}

const refuse = (refused: FillRefusal['refused'], why: string): FillRefusal => ({ refused, why });

const isRefusal = (value: object): value is FillRefusal => 'refused' in value;

/** Third party: what WhatsApp says of parameters that would tear a message apart. */
const TORN = /[\n\r\t]| {5}/;

interface Text {
  readonly where: 'header' | 'body';
  readonly text: string;
  readonly given: readonly GivenText[];
  readonly naming: Template['naming'];
  readonly max: number;
}

/** What each placeholder stands for; positional ones are given in their order. */
function valuesOf({ where, text, given, naming }: Text): Map<string, string> | FillRefusal {
  const wanted = placeholdersOf(text);
  if (given.length !== wanted.length) {
    return refuse(
      'count',
      `The ${where} takes ${wanted.length} parameter(s) and was given ${given.length}.`,
    );
  }
  const values = new Map<string, string>();
  for (const [i, { name, text: value }] of given.entries()) {
    const key = naming === 'named' ? name : `${i + 1}`;
    if (key === undefined) {
      return refuse(
        'format',
        `Parameter ${i + 1} of the ${where} must say which of its names it is for.`,
      );
    }
    if (!wanted.includes(key) || values.has(key)) {
      return refuse(
        'format',
        `The ${where} takes each of ${wanted.join(', ')} once; "${key}" does not fit.`,
      );
    }
    if (value === '' || TORN.test(value)) {
      return refuse(
        'format',
        `Parameter ${key} of the ${where} must not be empty, nor have line breaks, tabs or more than four spaces in a row.`,
      );
    }
    values.set(key, value);
  }
  return values;
}

/** The whole text, or why there is none. */
function hydrated(text: Text): { readonly text: string } | FillRefusal {
  const values = valuesOf(text);
  if (isRefusal(values)) return values;
  const whole = filledIn(text.text, values);
  const length = lengthOf(whole);
  if (length <= text.max) return { text: whole };
  return refuse(
    'too-long',
    `Filled in, the ${text.where} has ${length} characters; at most ${text.max} are sent.`,
  );
}

type FilledHeader = { readonly header: FilledTemplate['header'] };

function fillHeader(template: Template, given: Given['header']): FilledHeader | FillRefusal {
  const { header } = template.parts;
  const expected = header?.format ?? 'text';
  const received = 'kind' in given ? given.kind : 'text';
  if (expected === 'text') {
    if ('kind' in given) return refuse('format', `The header takes text, not ${given.kind}.`);
    const text = hydrated({
      where: 'header',
      text: header?.format === 'text' ? header.text : '',
      given,
      naming: template.naming,
      max: TEMPLATE_LIMITS.header,
    });
    if (isRefusal(text)) return text;
    return { header: header === undefined ? undefined : text };
  }
  if (received !== expected) {
    const got = 'kind' in given || given.length > 0 ? received : 'nothing';
    return refuse('format', `The header takes ${expected} and was given ${got}.`);
  }
  // Where it is shown on a map has no words.
  return { header: 'file' in given ? { kind: given.kind, file: given.file } : undefined };
}

const SUFFIX = '{{1}}';

function fillUrl(
  button: Extract<TemplateButton, { kind: 'url' }>,
  value: string | undefined,
  index: number,
): ShownButton | FillRefusal {
  const { text, url } = button;
  const takes = url.includes(SUFFIX);
  if (takes !== (value !== undefined)) {
    return refuse('count', `Button ${index} takes ${takes ? 'one parameter' : 'no parameter'}.`);
  }
  if (value === '') return refuse('format', `The parameter of button ${index} is empty.`);
  const payload = value === undefined ? url : filledIn(url, new Map([['1', value]]));
  if (lengthOf(payload) <= TEMPLATE_LIMITS.url) return { kind: 'url', text, payload };
  return refuse(
    'too-long',
    `Filled in, the address of button ${index} has more than ${TEMPLATE_LIMITS.url} characters.`,
  );
}

function fillButton(
  button: TemplateButton,
  value: string | undefined,
  index: number,
): ShownButton | FillRefusal {
  const { text } = button;
  switch (button.kind) {
    case 'quick-reply':
      return { kind: 'quick-reply', text, payload: value ?? text };
    case 'url':
      return fillUrl(button, value, index);
    case 'phone':
      return { kind: 'phone', text, payload: button.phone };
    case 'copy-code': {
      if (value === undefined) return refuse('count', `Button ${index} needs the code to copy.`);
      if (value === '') return refuse('format', `The code of button ${index} is empty.`);
      if (lengthOf(value) <= TEMPLATE_LIMITS.code)
        return { kind: 'copy-code', text, payload: value };
      return refuse(
        'too-long',
        `The code of button ${index} has more than ${TEMPLATE_LIMITS.code} characters.`,
      );
    }
  }
}

function fillButtons(
  { buttons }: TemplateParts,
  given: readonly GivenButton[],
): readonly ShownButton[] | FillRefusal {
  const values = new Map<number, string>();
  for (const { index, kind, value } of given) {
    const button = buttons[index];
    if (button === undefined) {
      return refuse('format', `There is no button ${index}; the template has ${buttons.length}.`);
    }
    if (button.kind !== kind) {
      return refuse('format', `Button ${index} is of the kind ${button.kind}, not ${kind}.`);
    }
    if (values.has(index)) return refuse('format', `Button ${index} is given twice.`);
    values.set(index, value);
  }
  const shown: ShownButton[] = [];
  for (const [index, button] of buttons.entries()) {
    const filled = fillButton(button, values.get(index), index);
    if (isRefusal(filled)) return filled;
    shown.push(filled);
  }
  return shown;
}

function notSendable({ state, name, language }: Template): FillRefusal | undefined {
  const which = `The template ${name} in ${language}`;
  if (state === 'approved') return undefined;
  if (state === 'paused') return refuse('paused', `${which} is paused for its low quality.`);
  if (state === 'disabled') return refuse('disabled', `${which} is disabled for its low quality.`);
  return refuse('missing', `${which} is ${state}; only an approved template can be sent.`);
}

/** Fills a template in, or says why it cannot be sent so. Only an approved template can be sent. */
export function fillTemplate(template: Template, given: Given): FilledTemplate | FillRefusal {
  const refusal = notSendable(template);
  if (refusal !== undefined) return refusal;
  const { parts, naming } = template;
  const header = fillHeader(template, given.header);
  if (isRefusal(header)) return header;
  const body = hydrated({
    where: 'body',
    text: parts.body,
    given: given.body,
    naming,
    max: TEMPLATE_LIMITS.body,
  });
  if (isRefusal(body)) return body;
  const buttons = fillButtons(parts, given.buttons);
  if (isRefusal(buttons)) return buttons;
  return {
    type: 'template',
    template: template.id,
    name: template.name,
    language: template.language,
    category: template.category,
    header: header.header,
    body: body.text,
    footer: parts.footer,
    buttons,
  };
}
