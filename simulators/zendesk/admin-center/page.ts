// Reads an HTML page as a person in a browser would: what it is called, what it says, which forms it offers.
import { Parser } from 'htmlparser2';
import { addText, closeElement, elementNamed, openElement } from './elements.ts';
import type { PageForm } from './form.ts';
import type { Field, Form, Screen } from './frame.ts';
import { readPlainHtml } from './plain-html.ts';
import { type Reading, startReading, tidy } from './reading.ts';

export interface Page {
  readonly screen: Screen;
  readonly forms: readonly PageForm[];
}

export function readPage(html: string): Page {
  const page = startReading();
  return pageOf(readPlainHtml(html, page) ? page : readAnyHtml(html));
}

/** With all that HTML allows; a page that is plain reads the same here. */
export function readAnyHtml(html: string): Reading {
  const page = startReading();
  const parser = new Parser({
    onopentag(name, attributes) {
      openElement(page, elementNamed(name), attributes);
    },
    ontext(text) {
      addText(page, text);
    },
    onclosetag(name) {
      closeElement(page, elementNamed(name));
    },
  });
  parser.end(html);
  return page;
}

export function pageOf(page: Reading): Page {
  const { name, forms, notices, error, labels, lists } = page;
  const offers: string[] = [];
  const shown: Form[] = [];
  for (const form of forms) {
    for (const control of form.controls) {
      if (control.id !== undefined) control.label ||= labels.get(control.id) ?? '';
      if (control.list !== undefined) control.options = lists.get(control.list) ?? [];
    }
    for (const button of form.buttons) if (button.name === 'action') offers.push(button.value);
    shown.push(showForm(form));
  }
  const screen: Screen = {
    name,
    title: page.heading ?? page.title,
    text: tidy(page.text),
    error: error === undefined ? null : { reason: error.reason, text: tidy(error.text) },
    notices,
    links: page.links,
    pictures: page.pictures,
    offers,
    forms: shown,
  };
  return { screen, forms };
}

const showForm = (form: PageForm): Form => ({
  name: form.name,
  fields: fieldsOf(form),
  buttons: form.buttons,
});

/** The controls of a form as fields: radio buttons and boxes of one name are one field. */
function fieldsOf(form: PageForm): Field[] {
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
  return fields;
}
