// The shape of a template in a Cloud message: which one, and what stands for its placeholders.
import { z } from 'zod';
import type { Given, GivenButton, GivenText } from '../world/template-fill.ts';
import { different, File } from './message-parts.ts';

/** A template to be looked up and filled in. */
export interface TemplateDraft {
  readonly type: 'template';
  readonly name: string;
  readonly language: string;
  readonly given: Given;
}

/** Cloud knows them; they are not simulated. */
const OTHER_BUTTONS: ReadonlySet<unknown> = new Set([
  'flow',
  'catalog',
  'mpm',
  'spm',
  'order_details',
  'voice_call',
]);

const named = { parameter_name: z.string().min(1).optional() };
const fallback = z.looseObject({ fallback_value: z.string().min(1) });

/** Assumption: money and dates are shown in the words of their fallback. */
const TextParameter = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('text'), text: z.string(), ...named })
    .transform(({ text, parameter_name: name }): GivenText => ({ name, text })),
  z
    .object({ type: z.literal('currency'), currency: fallback, ...named })
    .transform(({ currency, parameter_name: name }): GivenText => {
      return { name, text: currency.fallback_value };
    }),
  z
    .object({ type: z.literal('date_time'), date_time: fallback, ...named })
    .transform(({ date_time, parameter_name: name }): GivenText => {
      return { name, text: date_time.fallback_value };
    }),
]);

const degrees = z.union([z.number(), z.string().min(1)]);

const FileParameter = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('image'), image: File })
    .transform(({ image }) => ({ kind: 'image', file: image }) as const),
  z
    .object({ type: z.literal('video'), video: File })
    .transform(({ video }) => ({ kind: 'video', file: video }) as const),
  z
    .object({ type: z.literal('document'), document: File })
    .transform(({ document }) => ({ kind: 'document', file: document }) as const),
  z
    .object({
      type: z.literal('location'),
      location: z.looseObject({ latitude: degrees, longitude: degrees }),
    })
    .transform(() => ({ kind: 'location' }) as const),
]);

const Header = z.object({
  type: z.literal('header'),
  parameters: z
    .array(z.discriminatedUnion('type', [TextParameter, FileParameter]))
    .transform((parameters, context): Given['header'] => {
      const texts = parameters.filter((parameter) => 'text' in parameter);
      if (texts.length === parameters.length) return texts;
      const [first] = parameters;
      if (parameters.length === 1 && first !== undefined && 'kind' in first) return first;
      const message = 'a header is one file, one place, or text';
      context.addIssue({ code: 'custom', message, path: [1] });
      return z.NEVER;
    })
    .optional(),
});

const Body = z.object({ type: z.literal('body'), parameters: z.array(TextParameter).optional() });

const Footer = z.object({ type: z.literal('footer') });

/** Meta's own samples write a payload as `true` too. */
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const BUTTON_KINDS = { quick_reply: 'quick-reply', url: 'url', copy_code: 'copy-code' } as const;

const Button = z.object({
  type: z.literal('button'),
  index: z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(Number),
  sub_type: z.enum(['quick_reply', 'url', 'copy_code']),
  parameters: z
    .array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('payload'), payload: scalar }).transform((p) => p.payload),
        z.object({ type: z.literal('text'), text: scalar }).transform((p) => p.text),
        z
          .object({ type: z.literal('coupon_code'), coupon_code: z.string() })
          .transform((p) => p.coupon_code),
      ]),
    )
    .length(1, 'a button takes one parameter'),
});

/** Meta's own samples write these two names in either case. */
function lowered(component: unknown): unknown {
  if (component === null || typeof component !== 'object') return component;
  const { type, sub_type } = component as { readonly type?: unknown; readonly sub_type?: unknown };
  return {
    ...component,
    ...(typeof type === 'string' ? { type: type.toLowerCase() } : {}),
    ...(typeof sub_type === 'string' ? { sub_type: sub_type.toLowerCase() } : {}),
  };
}

const Component = z.preprocess(
  lowered,
  z.discriminatedUnion('type', [Header, Body, Footer, Button]),
);

const Components = z.array(Component).superRefine((components, context) => {
  const names = components.map((component) =>
    component.type === 'button' ? `button ${component.index}` : component.type,
  );
  different(names, (index) => [index, 'type'], context);
});

export const Template = z
  .object({
    name: z.string().min(1),
    language: z.object({
      code: z.string().min(1),
      policy: z.literal('deterministic').optional(),
    }),
    components: Components.optional(),
  })
  .transform(({ name, language, components = [] }): TemplateDraft => {
    let header: Given['header'] = [];
    let body: readonly GivenText[] = [];
    const buttons: GivenButton[] = [];
    for (const component of components) {
      if (component.type === 'header') header = component.parameters ?? [];
      else if (component.type === 'body') body = component.parameters ?? [];
      else if (component.type === 'button') {
        const { index, sub_type, parameters } = component;
        buttons.push({ index, kind: BUTTON_KINDS[sub_type], value: parameters[0] ?? '' });
      }
    }
    return { type: 'template', name, language: language.code, given: { header, body, buttons } };
  });

/** The kind of the first button that is left out here, if there is one. */
export function otherButton(template: unknown): string | undefined {
  const { components } = (template ?? {}) as { readonly components?: unknown };
  if (!Array.isArray(components)) return undefined;
  for (const component of components) {
    const { sub_type } = (lowered(component) ?? {}) as { readonly sub_type?: string };
    if (OTHER_BUTTONS.has(sub_type)) return sub_type;
  }
  return undefined;
}
