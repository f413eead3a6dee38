// Fills in a form as a person does, and makes of it the request that a browser would send.
// https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constructing-the-form-data-set
import { type Encoded, type Entry, encodeMultipart, type FormFile, fileOf } from './multipart.ts';

export const ENCODINGS = ['urlencoded', 'multipart'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Option {
  readonly value: string;
  readonly selected: boolean;
}

/** One control, as it stands in the page. */
export interface Control {
  readonly name: string;
  readonly type: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  /** Its value must not be recorded. */
  readonly secret: boolean;
  readonly id: string | undefined;
  readonly list: string | undefined;
  value: string;
  options: Option[];
  label: string;
}

export interface PageForm {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly action: string;
  readonly encoding: Encoding;
  readonly controls: Control[];
  readonly buttons: { readonly name: string; readonly value: string; readonly text: string }[];
}

/** The scenario asks for something that is not on the screen: its mistake, or a changed page. */
export class ScreenMismatch extends Error {
  override readonly name = 'ScreenMismatch';
}

/** A file field takes a file, or a `data:` URL (`data:image/png;name=logo.png;base64,…`). */
export type Filling = Readonly<Record<string, string | FormFile>>;

const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : [...new Set(names)].join(', ');

/** What would be sent. Fields not named keep what the page gave them, hidden ones too. */
export function fill(form: PageForm, filling: Filling, pressed: string | undefined): Entry[] {
  for (const name in filling) {
    if (form.controls.some((control) => control.name === name)) continue;
    const names = form.controls.map((control) => control.name);
    throw new ScreenMismatch(
      `form "${form.name}" has no field "${name}"; its fields: ${listed(names)}`,
    );
  }
  const entries: Entry[] = [];
  for (const control of form.controls) {
    if (control.disabled || control.name === '') continue;
    // A field may bear the name of an object's own member, such as `constructor`.
    const given = Object.hasOwn(filling, control.name) ? filling[control.name] : undefined;
    const value = given === undefined ? standing(control) : put(form, control, given);
    if (value !== undefined) entries.push([control.name, value]);
  }
  const button = buttonOf(form, pressed);
  if (button !== undefined && button.name !== '') entries.push([button.name, button.value]);
  return entries;
}

/** Without a word about it, a person presses the first button. */
function buttonOf(form: PageForm, pressed: string | undefined) {
  if (pressed === undefined) return form.buttons[0];
  const button =
    form.buttons.find((candidate) => candidate.value === pressed) ??
    form.buttons.find((candidate) => candidate.text === pressed);
  if (button !== undefined) return button;
  const offered = form.buttons.map(({ value, text }) => value || text);
  throw new ScreenMismatch(
    `form "${form.name}" has no button "${pressed}"; its buttons: ${listed(offered)}`,
  );
}

const isTicked = (control: Control): boolean =>
  control.type === 'radio' || control.type === 'checkbox';

const NO_FILE: FormFile = {
  name: '',
  type: 'application/octet-stream',
  bytes: new Uint8Array(0),
};

function standing(control: Control): string | FormFile | undefined {
  if (isTicked(control)) return control.checked ? control.value : undefined;
  return control.type === 'file' ? NO_FILE : control.value;
}

function put(
  form: PageForm,
  control: Control,
  given: string | FormFile,
): string | FormFile | undefined {
  const where = `field "${control.name}" of form "${form.name}"`;
  if (control.type === 'file') {
    const file = typeof given === 'string' ? fileOf(given) : given;
    if (file === undefined) throw new ScreenMismatch(`${where} takes a file, or a data: URL`);
    return file;
  }
  if (typeof given !== 'string') throw new ScreenMismatch(`${where} takes text, not a file`);
  const values = choices(form, control);
  if (values !== undefined && !values.includes(given)) {
    // An empty text unticks a box.
    if (control.type === 'checkbox' && given === '') return undefined;
    throw new ScreenMismatch(`${where} offers no "${given}"; it offers: ${listed(values)}`);
  }
  if (isTicked(control)) return given === control.value ? given : undefined;
  return given;
}

/** The values that can be chosen; `undefined` when any text can be written. */
function choices(form: PageForm, control: Control): readonly string[] | undefined {
  if (control.type === 'select') return control.options.map((option) => option.value);
  if (!isTicked(control)) return undefined;
  return form.controls
    .filter(({ name, type }) => name === control.name && type === control.type)
    .map(({ value }) => value);
}

/** Browsers send every line break as CR LF. */
const crlf = (text: string): string =>
  text.includes('\n') || text.includes('\r') ? text.replace(/\r\n?|\n/g, '\r\n') : text;

/** Most fields are plain; the others go the way of `URLSearchParams`, which costs ten times as much. */
const written = (text: string): string =>
  /[^\w.*-]/.test(text) ? new URLSearchParams([['', text]]).toString().slice(1) : text;

export function urlEncode(entries: readonly Entry[]): string {
  let text = '';
  for (const [name, value] of entries) {
    if (text !== '') text += '&';
    text += `${written(name)}=${written(typeof value === 'string' ? crlf(value) : value.name)}`;
  }
  return text;
}

/** Encodes what a form sends; `boundary` parts the pieces of a multipart body. */
export function encode(
  encoding: Encoding,
  entries: readonly Entry[],
  boundary: () => string,
): Encoded {
  if (encoding === 'urlencoded') {
    return { contentType: 'application/x-www-form-urlencoded', body: urlEncode(entries) };
  }
  const parts: Entry[] = entries.map(([name, value]) => [
    name,
    typeof value === 'string' ? crlf(value) : value,
  ]);
  return encodeMultipart(parts, boundary());
}
