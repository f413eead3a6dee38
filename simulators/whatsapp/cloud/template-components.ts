// Components of a template: read as Cloud writes them, and written as Cloud shows them.
import type { TemplateCategory } from '../world/content.ts';
import type { Template, TemplateButton, TemplateDraft, TemplateHeader } from '../world/template.ts';
import { placeholdersOf } from '../world/template-text.ts';
import type { Button, Component, Example } from './template-shapes.ts';

type Said = Pick<TemplateDraft, 'parts' | 'examples' | 'wording'>;

export interface Unreadable {
  readonly unreadable: string;
  /** A kind of component or button that WhatsApp has and this simulator does not. */
  readonly notSimulated: boolean;
}

const wrong = (unreadable: string): Unreadable => ({ unreadable, notSimulated: false });
const unknown = (unreadable: string): Unreadable => ({ unreadable, notSimulated: true });

const FILE_FORMATS = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document' } as const;

function headerOf(component: Component | undefined): TemplateHeader | undefined | Unreadable {
  if (component === undefined) return undefined;
  const { format = '', text } = component;
  if (format === 'TEXT') return { format: 'text', text: text ?? '' };
  if (format === 'LOCATION') return { format: 'location' };
  if (format in FILE_FORMATS) return { format: FILE_FORMATS[format as keyof typeof FILE_FORMATS] };
  if (format === 'GIF' || format === 'PRODUCT') {
    return unknown(`Headers of the format ${format} are not simulated.`);
  }
  return wrong('The format of a header is TEXT, IMAGE, VIDEO, DOCUMENT or LOCATION.');
}

/** Third party: what WhatsApp writes on the two buttons whose words it chooses. */
const OWN_WORDS = { code: 'Copy offer code', password: 'Copy code' } as const;

/** Behind the button of a one-time password: an address of WhatsApp's own that ends with the code. */
const PASSWORD_URL = 'https://www.whatsapp.com/otp/code/?otp_type=';
const PASSWORD_TYPES = ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'];

function buttonOf(button: Button): TemplateButton | Unreadable {
  const { type, text = '', url = '', phone_number: phone = '', otp_type: kind = '' } = button;
  switch (type) {
    case 'QUICK_REPLY':
      return { kind: 'quick-reply', text };
    case 'URL':
      return { kind: 'url', text, url };
    case 'PHONE_NUMBER':
      return { kind: 'phone', text, phone };
    case 'COPY_CODE':
      return { kind: 'copy-code', text: OWN_WORDS.code };
    case 'OTP':
      return PASSWORD_TYPES.includes(kind)
        ? {
            kind: 'url',
            text: text === '' ? OWN_WORDS.password : text,
            url: `${PASSWORD_URL}${kind}&code=otp{{1}}`,
          }
        : wrong(`The otp_type of a button is ${PASSWORD_TYPES.join(', ')}.`);
    default:
      return unknown(`Buttons of the type ${type} are not simulated.`);
  }
}

const firstOf = (example: Button['example']): string =>
  (typeof example === 'string' ? example : example?.[0]) ?? '';

const ordered = (
  text: string,
  named: Example['body_text_named_params'],
): readonly string[] | undefined =>
  named &&
  placeholdersOf(text).flatMap(
    (name) => named.find(({ param_name }) => param_name === name)?.example ?? [],
  );

const headerExamples = (text: string, example: Example = {}): readonly string[] =>
  ordered(text, example.header_text_named_params) ??
  example.header_text ??
  example.header_handle ??
  [];

const bodyExamples = (text: string, example: Example = {}): readonly string[] =>
  ordered(text, example.body_text_named_params) ?? example.body_text?.flat() ?? [];

const KNOWN = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'];

/** The components by type, each of which there is once. */
function byType(components: readonly Component[]): ReadonlyMap<string, Component> | Unreadable {
  const found = new Map<string, Component>();
  for (const component of components) {
    const { type } = component;
    if (!KNOWN.includes(type)) return unknown(`Components of the type ${type} are not simulated.`);
    if (found.has(type)) return wrong(`There are two components of the type ${type}.`);
    found.set(type, component);
  }
  return found;
}

const CODE_BODY = '*{{1}}* is your verification code.';
const CODE_WARNING = ' For your security, do not share this code.';

/** Texts of WhatsApp's own, in English whatever the language is. */
function worded(
  minutes: number | undefined,
  warns: boolean,
): Pick<Said['parts'], 'body' | 'footer'> {
  return {
    body: warns ? CODE_BODY + CODE_WARNING : CODE_BODY,
    footer: minutes === undefined ? '' : `This code expires in ${minutes} minutes.`,
  };
}

/** A template for one-time codes: WhatsApp words it, and it has one button. */
function readWorded(
  parts: ReadonlyMap<string, Component>,
  buttons: readonly TemplateButton[],
): Said | Unreadable {
  const body = parts.get('BODY');
  const written = parts.get('HEADER') ?? parts.get('FOOTER')?.text ?? body?.text;
  const [button] = buttons;
  const fits = button?.kind === 'url' && button.url.startsWith(PASSWORD_URL);
  if (written !== undefined || !fits || buttons.length > 1) {
    return wrong(
      'A template of the category AUTHENTICATION has no texts of its own and one button of the type OTP.',
    );
  }
  const warns = body?.add_security_recommendation ?? false;
  const minutes = parts.get('FOOTER')?.code_expiration_minutes;
  return {
    parts: { header: undefined, ...worded(minutes, warns), buttons },
    examples: { header: [], body: ['123456'], buttons: ['123456'] },
    wording: { warns, minutes },
  };
}

/** What the components say, or why they cannot be read. */
export function readComponents(
  components: readonly Component[],
  category: TemplateCategory,
): Said | Unreadable {
  const parts = byType(components);
  if ('unreadable' in parts) return parts;
  const body = parts.get('BODY');
  if (body === undefined) return wrong('A component of the type BODY is missing.');
  const header = headerOf(parts.get('HEADER'));
  if (header !== undefined && 'unreadable' in header) return header;
  const given = parts.get('BUTTONS')?.buttons ?? [];
  const buttons: TemplateButton[] = [];
  for (const each of given) {
    const button = buttonOf(each);
    if ('unreadable' in button) return button;
    buttons.push(button);
  }
  if (category === 'authentication') return readWorded(parts, buttons);
  if (given.some(({ type }) => type === 'OTP')) {
    return wrong('Buttons of the type OTP are for the category AUTHENTICATION.');
  }
  const text = body.text ?? '';
  const headerText = header?.format === 'text' ? header.text : '';
  return {
    parts: { header, body: text, footer: parts.get('FOOTER')?.text ?? '', buttons },
    examples: {
      header: headerExamples(headerText, parts.get('HEADER')?.example),
      body: bodyExamples(text, body.example),
      buttons: given.map(({ example }) => firstOf(example)),
    },
    wording: undefined,
  };
}

type Shown = Readonly<Record<string, unknown>>;

const named = (text: string, examples: readonly string[]): Shown[] =>
  placeholdersOf(text).map((param_name, i) => ({ param_name, example: examples[i] ?? '' }));

function shownHeader({ parts: { header }, examples, naming }: Template): Shown[] {
  if (header === undefined) return [];
  const format = header.format.toUpperCase();
  if (header.format !== 'text') {
    const example = examples.header.length > 0 && { example: { header_handle: examples.header } };
    return [{ type: 'HEADER', format, ...example }];
  }
  const { text } = header;
  const example = examples.header.length > 0 && {
    example:
      naming === 'named'
        ? { header_text_named_params: named(text, examples.header) }
        : { header_text: examples.header },
  };
  return [{ type: 'HEADER', format, text, ...example }];
}

function shownBody({ parts: { body }, examples, naming, wording }: Template): Shown {
  const example = examples.body.length > 0 && {
    example:
      naming === 'named'
        ? { body_text_named_params: named(body, examples.body) }
        : { body_text: [examples.body] },
  };
  const warns = wording !== undefined && { add_security_recommendation: wording.warns };
  return { type: 'BODY', text: body, ...warns, ...example };
}

function shownButton(button: TemplateButton, example: string | undefined): Shown {
  const { text } = button;
  const shown = example === undefined || example === '' ? {} : { example: [example] };
  switch (button.kind) {
    case 'quick-reply':
      return { type: 'QUICK_REPLY', text };
    case 'url':
      return { type: 'URL', text, url: button.url, ...shown };
    case 'phone':
      return { type: 'PHONE_NUMBER', text, phone_number: button.phone };
    case 'copy-code':
      return { type: 'COPY_CODE', text, ...shown };
  }
}

/** All components, in Meta's order. */
export function showComponents(template: Template): readonly Shown[] {
  const { parts, examples, wording } = template;
  const minutes = wording?.minutes;
  const expires = minutes !== undefined && { code_expiration_minutes: minutes };
  const buttons = parts.buttons.map((button, i) => shownButton(button, examples.buttons[i]));
  return [
    ...shownHeader(template),
    shownBody(template),
    ...(parts.footer === '' ? [] : [{ type: 'FOOTER', text: parts.footer, ...expires }]),
    ...(buttons.length === 0 ? [] : [{ type: 'BUTTONS', buttons }]),
  ];
}
