// Templates: how an agent asks for one, which may be sent, and what of it the customer will see.
import { type Ruling, refused } from './refusal.ts';

export const TEMPLATE_STATES = ['approved', 'pending', 'rejected', 'paused', 'disabled'] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

export const TEMPLATE_REFUSALS = [
  'template-malformed',
  'template-unknown',
  'template-language',
  'template-pending',
  'template-rejected',
  'template-paused',
  'template-disabled',
  'template-parameter-count',
  'template-parameter-form',
  'template-never-wrote',
] as const;
export type TemplateRefusal = (typeof TEMPLATE_REFUSALS)[number];

/** What an agent asks for. */
export interface AskedTemplate {
  readonly name: string;
  readonly language: string;
  readonly values: readonly string[];
}

/** A template as WhatsApp has it. The texts hold `{{1}}` or, named, `{{customer_name}}`. */
export interface KnownTemplate {
  readonly name: string;
  readonly language: string;
  readonly state: TemplateState;
  readonly named: boolean;
  readonly header: string;
  readonly body: string;
  readonly footer: string;
  /** It wants a file or the end of an address as well, which the shorthand cannot bring. */
  readonly wantsMore: boolean;
}

export interface FilledTemplate {
  readonly name: string;
  readonly language: string;
  /** Named templates are told which of their names each is for. */
  readonly parameters: readonly { readonly name?: string; readonly text: string }[];
  /** The words on the customer's phone. */
  readonly shown: string;
}

/** Whoever writes this much of it means a template: it must not reach a customer as it stands. */
const MEANT = /&\(\(\s*\w+\s*=\s*\[\[/;
const WHOLE = /^&\(\((.*)\)\)&$/s;
const PART = /\s*(\w+)\s*=\s*\[\[(.*?)\]\]\s*/sy;
const ONCE: ReadonlySet<string> = new Set(['namespace', 'template', 'fallback', 'language']);

/**
 * TEMPLATE-1: Zendesk's shorthand, alone in a comment, as in article 5869718332954. `undefined` is an
 * ordinary reply. The namespace and the fallback are read, and nothing comes of them.
 */
export function readTemplate(
  comment: string,
): Ruling<AskedTemplate, 'template-malformed'> | undefined {
  if (!MEANT.test(comment)) return undefined;
  const inner = WHOLE.exec(comment.trim())?.[1];
  if (inner === undefined) return refused('template-malformed');
  const given = new Map<string, string>();
  const values: string[] = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < inner.length) {
    const [, key = '', value = ''] = PART.exec(inner) ?? [];
    if (key === 'body_text') values.push(value);
    else if (ONCE.has(key) && !given.has(key)) given.set(key, value.trim());
    else return refused('template-malformed');
  }
  const { template: name = '', language = '' } = Object.fromEntries(given);
  return name === '' || language === ''
    ? refused('template-malformed')
    : { ok: { name, language, values } };
}

/** TEMPLATE-2: approved, and in the very language that was asked for. */
export function usableTemplate(
  known: readonly KnownTemplate[],
  { name, language }: AskedTemplate,
): Ruling<KnownTemplate, TemplateRefusal> {
  const named = known.filter((each) => each.name === name);
  if (named.length === 0) return refused('template-unknown');
  const found = named.find((each) => each.language === language);
  if (found === undefined) return refused('template-language');
  return found.state === 'approved' ? { ok: found } : refused(`template-${found.state}`);
}

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** What stands between the braces, each once. */
const placeholders = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map(([, key = '']) => key)),
];

/** WhatsApp takes no value that would tear a message apart: error 132012. */
const TORN = /[\n\r\t]| {5}/;
/** Characters of a body, filled in: error 132005. */
const BODY_MAX = 1_024;

/** TEMPLATE-3: as many values as there are placeholders, each of them words in one line. */
export function fillTemplate(
  template: KnownTemplate,
  values: readonly string[],
): Ruling<FilledTemplate, TemplateRefusal> {
  const { name, language, named, header, body, footer, wantsMore } = template;
  const wanted = placeholders(body);
  if (wantsMore || placeholders(header).length > 0 || values.length !== wanted.length) {
    return refused('template-parameter-count');
  }
  if (values.some((value) => value.trim() === '' || TORN.test(value))) {
    return refused('template-parameter-form');
  }
  const keys = named ? wanted : values.map((_, i) => `${i + 1}`);
  const value = new Map(keys.map((key, i) => [key, values[i] ?? '']));
  const filled = body.replace(PLACEHOLDER, (whole, key: string) => value.get(key) ?? whole);
  if ([...filled].length > BODY_MAX) return refused('template-parameter-form');
  return {
    ok: {
      name,
      language,
      parameters: values.map((text, i) => ({
        ...(named ? { name: wanted[i] ?? '' } : {}),
        text,
      })),
      shown: [header, filled, footer].filter((part) => part !== '').join('\n'),
    },
  };
}

/** Whom a conversation is with: the first wa_id known, the one of now, and how much came from there. */
export interface Correspondent {
  readonly customer: string;
  readonly address: string;
  readonly messages: number;
}

/** TEMPLATE-4: only whoever has written to this number before, and not who has their old number now. */
export const templateRecipient = ({
  address,
  messages,
}: Correspondent): Ruling<string, TemplateRefusal> =>
  messages > 0 ? { ok: address } : refused('template-never-wrote');
