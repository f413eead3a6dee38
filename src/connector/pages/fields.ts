// Fields that everybody can use: each with its label, its hint, and the error that it caused.
import { html, type Markup } from '../html.ts';
import { LABELS, type Label } from './labels.ts';
import { type Language, say } from './language.ts';
import { PROBLEM_ID, type Problem } from './problem.ts';
import type { ProblemReason } from './wording.ts';

/** The field that must be mended; other problems lie in no field. */
const FIELD_AT_FAULT: { readonly [R in ProblemReason]?: string } = {
  'channel-unknown': 'channel',
  'deployment-unknown': 'deployment_id',
  'deployment-other-customer': 'deployment_id',
  'deployment-connected': 'deployment_id',
  'link-other-customer': 'subdomain',
  'method-missing': 'method',
  'code-wrong': 'code',
  'code-expired': 'code',
  'code-malformed': 'code',
  'confirmation-missing': 'confirm',
  'about-empty': 'about',
  'about-too-long': 'about',
  'address-too-long': 'address',
  'description-too-long': 'description',
  'email-too-long': 'email',
  'email-malformed': 'email',
  'vertical-unknown': 'vertical',
  'too-many-websites': 'websites',
  'website-too-long': 'websites',
  'website-malformed': 'websites',
  'photo-type': 'photo',
  'photo-too-large': 'photo',
  'channel-name-empty': 'channel_name',
  'channel-name-too-long': 'channel_name',
  'auto-reply-too-long': 'auto_reply',
};

/** Who reads the page, and what went wrong on it. */
export interface Reader {
  readonly language: Language;
  readonly problem: Problem | undefined;
}

export interface Described {
  readonly name: string;
  readonly label: Label;
  readonly hint?: Label;
}

export const isAtFault = ({ problem }: Reader, name: string): boolean =>
  problem !== undefined && FIELD_AT_FAULT[problem.reason] === name;

/** What a field is filled with. */
export interface Standing {
  readonly value: string;
  /** What is in place, where that is something else. */
  readonly now?: string;
}

/** What ties a field, or a group of them, to its hint, to what is in place, and to its error. */
function tie(reader: Reader, { name, hint }: Described, now?: string): Markup {
  const atFault = isAtFault(reader, name);
  const ids = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(now === undefined ? [] : [`${name}-now`]),
    ...(atFault ? [PROBLEM_ID] : []),
  ];
  if (ids.length === 0) return html``;
  return html` aria-describedby="${ids.join(' ')}"${atFault ? html` aria-invalid="true"` : ''}`;
}

const words = (reader: Reader, label: Label): string => say(reader.language, LABELS[label]);

const hintOf = (reader: Reader, { name, hint }: Described): Markup | undefined =>
  hint === undefined
    ? undefined
    : html`<p id="${name}-hint" class="hint">${words(reader, hint)}</p>`;

const nowOf = (reader: Reader, name: string, now: string | undefined): Markup | undefined =>
  now === undefined
    ? undefined
    : html`<p id="${name}-now" class="hint">${say(reader.language, now === '' ? LABELS.nothingNow : LABELS.now, { now })}</p>`;

const labelled = (reader: Reader, field: Described, control: Markup, now?: string): Markup =>
  html`<div><label for="${field.name}">${words(reader, field.label)}</label>${hintOf(reader, field)}${nowOf(reader, field.name, now)}${control}</div>`;

/** `more` are attributes of its own, beginning with a blank. */
export const textField = (
  reader: Reader,
  field: Described,
  { value, now }: Standing,
  more = html``,
): Markup =>
  labelled(
    reader,
    field,
    html`<input type="text" id="${field.name}" name="${field.name}" value="${value}"${tie(reader, field, now)}${more}>`,
    now,
  );

// A line break after the tag is not part of the text, so one is spent there.
export const areaField = (reader: Reader, field: Described, { value, now }: Standing): Markup =>
  labelled(
    reader,
    field,
    html`<textarea id="${field.name}" name="${field.name}" rows="4"${tie(reader, field, now)}>
${value}</textarea>`,
    now,
  );

export const fileField = (reader: Reader, field: Described, accept: string): Markup =>
  labelled(
    reader,
    field,
    html`<input type="file" id="${field.name}" name="${field.name}" accept="${accept}"${tie(reader, field)}>`,
  );

/** A list of one's own names, which are the same in every language. */
export const selectField = (reader: Reader, field: Described, values: readonly string[]): Markup =>
  labelled(
    reader,
    field,
    html`<select id="${field.name}" name="${field.name}"${tie(reader, field)}>${values.map(
      (value) => html`<option value="${value}">${value}</option>`,
    )}</select>`,
  );

export const tickField = (reader: Reader, field: Described, value: string): Markup =>
  html`<div><input type="checkbox" id="${field.name}" name="${field.name}" value="${value}"${tie(reader, field)}> <label for="${field.name}">${words(reader, field.label)}</label></div>`;

export interface Choice {
  readonly value: string;
  readonly label: Label;
}

/** One of several; the first is chosen already. */
export const choiceField = (
  reader: Reader,
  field: Described,
  choices: readonly Choice[],
): Markup => {
  const ticks = choices.map(({ value, label }, i) => {
    const id = `${field.name}-${value}`;
    return html`<div><input type="radio" id="${id}" name="${field.name}" value="${value}"${i === 0 ? html` checked` : ''}> <label for="${id}">${words(reader, label)}</label></div>`;
  });
  return html`<fieldset${tie(reader, field)}><legend>${words(reader, field.label)}</legend>${hintOf(reader, field)}${ticks}</fieldset>`;
};

export const button = (value: string, label: Label, reader: Reader): Markup =>
  html`<button type="submit" name="action" value="${value}">${words(reader, label)}</button>`;

export const group = (reader: Reader, label: Label, fields: Markup): Markup =>
  html`<fieldset><legend>${words(reader, label)}</legend>${fields}</fieldset>`;
