// Reads an HTML page as a person in a browser would: what it is called, what it says, which forms it offers.
import { Parser } from 'htmlparser2';
import type { PageForm } from './form.ts';
import type { Field, Form, Screen } from './frame.ts';
import {
  type Attributes,
  CLOSINGS,
  OPENINGS,
  type Reading,
  startReading,
  tidy,
} from './reading.ts';

export interface Page {
  readonly screen: Screen;
  readonly forms: readonly PageForm[];
}

/** Elements that do not part words from each other. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code data em i kbd mark q s small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
/** Elements whose text is not part of what the page says. */
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'option', 'textarea', 'template']);

export function readPage(html: string): Page {
  const page = startReading();
  let depth = 0;
  let alertDepth = 0;
  let silent = 0;
  const parser = new Parser({
    onopentag(name, attributes: Attributes) {
      depth++;
      if (!INLINE.has(name)) page.text += ' ';
      if (SILENT.has(name)) silent++;
      const notice = attributes['data-notice'];
      if (notice !== undefined) page.notices.push(notice);
      if (page.error === undefined && attributes.role === 'alert') {
        page.error = { reason: attributes['data-reason'] ?? '', text: '' };
        alertDepth = depth;
      }
      OPENINGS.get(name)?.(page, attributes);
    },
    ontext(data) {
      page.own += data;
      if (silent > 0) return;
      page.text += data;
      if (alertDepth > 0 && page.error !== undefined) page.error.text += data;
      if (page.label !== undefined) page.label.text += data;
    },
    onclosetag(name) {
      CLOSINGS.get(name)?.(page);
      if (SILENT.has(name)) silent--;
      if (!INLINE.has(name)) page.text += ' ';
      if (depth === alertDepth) alertDepth = 0;
      depth--;
    },
  });
  parser.end(html);
  return pageOf(page);
}

function pageOf(page: Reading): Page {
  for (const { controls } of page.forms) {
    for (const control of controls) {
      if (control.id !== undefined) control.label ||= page.labels.get(control.id) ?? '';
      if (control.list !== undefined) control.options = page.lists.get(control.list) ?? [];
    }
  }
  const { name, forms, notices, error } = page;
  const screen: Screen = {
    name,
    title: page.heading ?? page.title,
    text: tidy(page.text),
    error: error === undefined ? null : { reason: error.reason, text: tidy(error.text) },
    notices,
    offers: offersOf(forms),
    forms: forms.map(showForm),
  };
  return { screen, forms };
}

const offersOf = (forms: readonly PageForm[]): string[] =>
  forms.flatMap((form) =>
    form.buttons.filter((button) => button.name === 'action').map((button) => button.value),
  );

/** The controls of a form as fields: radio buttons and boxes of one name are one field. */
function showForm(form: PageForm): Form {
  const fields: (Field & { options: string[]; value: string })[] = [];
  for (const { name, type, label, value, options, checked } of form.controls) {
    if (type !== 'radio' && type !== 'checkbox') {
      fields.push({ name, type, value, options: options.map((option) => option.value), label });
      continue;
    }
    let field = fields.find((known) => known.name === name && known.type === type);
    if (field === undefined) {
      field = { name, type, value: '', options: [], label };
      fields.push(field);
    }
    field.options.push(value);
    if (checked) field.value = value;
  }
  return { name: form.name, fields, buttons: form.buttons };
}
