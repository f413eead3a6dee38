// How far the reading of an HTML page has come: what was found, what is open, and what each element adds to it.
import type { Control, Encoding, Option, PageForm } from './form.ts';

/** Attributes that matter here. */
export const ATTRIBUTES = [
  'action',
  'autocomplete',
  'checked',
  'data-notice',
  'data-reason',
  'data-screen',
  'disabled',
  'enctype',
  'for',
  'href',
  'id',
  'list',
  'method',
  'name',
  'role',
  'selected',
  'src',
  'type',
  'value',
] as const;

export type Attributes = { readonly [A in (typeof ATTRIBUTES)[number]]?: string | undefined };

export interface Reading {
  readonly forms: PageForm[];
  readonly notices: string[];
  /** Where its links lead, and where its pictures are. */
  readonly links: string[];
  readonly pictures: string[];
  readonly lists: Map<string, Option[]>;
  readonly labels: Map<string, string>;
  name: string;
  title: string;
  heading: string | undefined;
  error: { readonly reason: string; text: string } | undefined;
  /** All that the page says. */
  text: string;
  /** Text since the last element that wants its own. */
  own: string;
  /** How many elements are open; at which of them the error is said; how many of them say nothing. */
  depth: number;
  alertDepth: number;
  silent: number;
  form: PageForm | undefined;
  select: Control | undefined;
  list: Option[] | undefined;
  option: { readonly value: string | undefined; readonly selected: boolean } | undefined;
  button: { readonly name: string; readonly value: string } | undefined;
  area: Control | undefined;
  label: Label | undefined;
}

interface Label {
  readonly for: string | undefined;
  readonly controls: Control[];
  text: string;
}

export const startReading = (): Reading => ({
  forms: [],
  notices: [],
  links: [],
  pictures: [],
  lists: new Map(),
  labels: new Map(),
  name: '',
  title: '',
  heading: undefined,
  error: undefined,
  text: '',
  own: '',
  depth: 0,
  alertDepth: 0,
  silent: 0,
  form: undefined,
  select: undefined,
  list: undefined,
  option: undefined,
  button: undefined,
  area: undefined,
  label: undefined,
});

const BLANK = 32;
const LAST_ASCII = 126;

/** Whether text is words with one blank between them; of letters beyond ASCII it is not known. */
function isTidy(text: string): boolean {
  let before = BLANK;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < BLANK || code > LAST_ASCII || (code === BLANK && before === BLANK)) return false;
    before = code;
  }
  return before !== BLANK || text === '';
}

/** Text as it is shown: white space of any length is one blank. Most labels and titles are so as they stand. */
export const tidy = (text: string): string =>
  isTidy(text) ? text : text.replace(/\s+/g, ' ').trim();

function addControl(page: Reading, type: string, attributes: Attributes): Control {
  const ticked = type === 'checkbox' || type === 'radio';
  const control: Control = {
    name: attributes.name ?? '',
    type,
    value: attributes.value ?? (ticked ? 'on' : ''),
    checked: attributes.checked !== undefined,
    disabled: attributes.disabled !== undefined,
    // Standard: a field for a code that is sent once says so.
    secret: type === 'password' || attributes.autocomplete === 'one-time-code',
    id: attributes.id,
    list: attributes.list,
    options: [],
    label: '',
  };
  page.form?.controls.push(control);
  page.label?.controls.push(control);
  return control;
}

function openInput(page: Reading, attributes: Attributes): void {
  const type = (attributes.type ?? 'text').toLowerCase();
  if (type === 'button' || type === 'reset') return;
  if (type !== 'submit' && type !== 'image') {
    addControl(page, type, attributes);
    return;
  }
  const { name = '', value = '' } = attributes;
  page.form?.buttons.push({ name, value, text: value });
}

const encodingOf = (enctype: string | undefined): Encoding =>
  enctype?.toLowerCase() === 'multipart/form-data' ? 'multipart' : 'urlencoded';

const takeText = (page: Reading): void => {
  page.own = '';
};

export type Opening = (page: Reading, attributes: Attributes) => void;

export const OPENINGS: ReadonlyMap<string, Opening> = new Map(
  Object.entries<Opening>({
    h1: takeText,
    title: takeText,
    input: openInput,
    a(page, { href }) {
      if (href !== undefined) page.links.push(href);
    },
    img(page, { src }) {
      if (src !== undefined) page.pictures.push(src);
    },
    main(page, attributes) {
      page.name = attributes['data-screen'] ?? page.name;
    },
    form(page, { name = '', method = 'get', action = '', enctype }) {
      const verb = method.toLowerCase() === 'post' ? 'POST' : 'GET';
      const encoding = encodingOf(enctype);
      page.form = { name, method: verb, action, encoding, controls: [], buttons: [] };
      page.forms.push(page.form);
    },
    select(page, attributes) {
      page.select = addControl(page, 'select', attributes);
    },
    datalist(page, attributes) {
      page.list = [];
      page.lists.set(attributes.id ?? '', page.list);
    },
    option(page, attributes) {
      page.option = { value: attributes.value, selected: attributes.selected !== undefined };
      page.own = '';
    },
    textarea(page, attributes) {
      page.area = addControl(page, 'textarea', attributes);
      page.own = '';
    },
    button(page, { type = 'submit', name = '', value = '' }) {
      if (type.toLowerCase() === 'submit') page.button = { name, value };
      page.own = '';
    },
    label(page, attributes) {
      page.label = { for: attributes.for, text: '', controls: [] };
    },
  }),
);

export type Closing = (page: Reading) => void;

export const CLOSINGS: ReadonlyMap<string, Closing> = new Map(
  Object.entries<Closing>({
    h1(page) {
      page.heading ??= tidy(page.own);
    },
    title(page) {
      page.title = tidy(page.own);
      // The title stands outside of what the page says.
      page.text = '';
    },
    form(page) {
      page.form = undefined;
    },
    select(page) {
      if (page.select !== undefined) choose(page.select);
      page.select = undefined;
    },
    datalist(page) {
      page.list = undefined;
    },
    option(page) {
      if (page.option === undefined) return;
      const { value = tidy(page.own), selected } = page.option;
      (page.select?.options ?? page.list)?.push({ value, selected });
      page.option = undefined;
    },
    textarea(page) {
      // A line break right after the tag does not count.
      if (page.area !== undefined) page.area.value = page.own.replace(/^\r?\n/, '');
      page.area = undefined;
    },
    button(page) {
      if (page.button !== undefined) {
        const { name, value } = page.button;
        page.form?.buttons.push({ name, value, text: tidy(page.own) });
      }
      page.button = undefined;
    },
    label(page) {
      if (page.label === undefined) return;
      const said = tidy(page.label.text);
      if (page.label.for !== undefined) page.labels.set(page.label.for, said);
      for (const control of page.label.controls) control.label = said;
      page.label = undefined;
    },
  }),
);

/** A select without a selected option stands on its first. */
function choose(select: Control): void {
  const selected = select.options.findLast((option) => option.selected) ?? select.options[0];
  select.value = selected?.value ?? '';
}
