// How far the reading of an HTML page has come: what was found, what is open, and what each element adds to it.
import type { Control, Encoding, Option, PageForm } from './form.ts';

/** Those that matter here. */
export interface Attributes {
  readonly action?: string;
  readonly autocomplete?: string;
  readonly checked?: string;
  readonly disabled?: string;
  readonly enctype?: string;
  readonly for?: string;
  readonly id?: string;
  readonly list?: string;
  readonly method?: string;
  readonly name?: string;
  readonly role?: string;
  readonly selected?: string;
  readonly type?: string;
  readonly value?: string;
  readonly 'data-notice'?: string;
  readonly 'data-reason'?: string;
  readonly 'data-screen'?: string;
}

export interface Reading {
  readonly forms: PageForm[];
  readonly notices: string[];
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
  lists: new Map(),
  labels: new Map(),
  name: '',
  title: '',
  heading: undefined,
  error: undefined,
  text: '',
  own: '',
  form: undefined,
  select: undefined,
  list: undefined,
  option: undefined,
  button: undefined,
  area: undefined,
  label: undefined,
});

/** Text as it is shown: white space of any length is one blank. */
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

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

type Opening = (page: Reading, attributes: Attributes) => void;

export const OPENINGS: ReadonlyMap<string, Opening> = new Map(
  Object.entries<Opening>({
    h1: takeText,
    title: takeText,
    input: openInput,
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

type Closing = (page: Reading) => void;

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
        page.form?.buttons.push({ ...page.button, text: tidy(page.own) });
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
