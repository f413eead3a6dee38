// A message from a template, as On-Premises writes it: looked up in the account's book and filled in.
import type { Context } from '../context.ts';
import type { FilledTemplate } from '../world/content.ts';
import type { Deployment } from '../world/deployment.ts';
import { templateNamed } from '../world/template.ts';
import {
  type FillRefusal,
  fillTemplate,
  type Given,
  type GivenButton,
  type GivenText,
} from '../world/template-fill.ts';
import { checked } from './client.ts';
import { type ErrorCode, isProblem, type Problem } from './errors.ts';
import { sourceOf } from './file-content.ts';
import { type Parameter, Template } from './message-wire.ts';

type Component = NonNullable<Template['components']>[number];

const CODE_OF: Readonly<Record<FillRefusal['refused'], ErrorCode>> = {
  count: 2000,
  format: 2012,
  'too-long': 2005,
  paused: 2061,
  disabled: 2062,
  missing: 2001,
};

function textIn(parameter: Parameter): string | undefined {
  switch (parameter.type) {
    case 'text':
      return parameter.text;
    case 'currency':
      return parameter.currency?.fallback_value;
    case 'date_time':
      return parameter.date_time?.fallback_value;
    default:
      return undefined;
  }
}

function textsOf(where: string, parameters: readonly Parameter[]): readonly GivenText[] | Problem {
  const texts: GivenText[] = [];
  for (const parameter of parameters) {
    const text = textIn(parameter);
    if (text === undefined) {
      return { code: 2012, details: `A parameter of the ${where} brings no ${parameter.type}.` };
    }
    texts.push({ name: undefined, text });
  }
  return texts;
}

function headerOf(
  context: Context,
  deployment: Deployment,
  parameters: readonly Parameter[],
): Given['header'] | Problem {
  const [first] = parameters;
  if (first?.type === 'location') return { kind: 'location' };
  if (first?.type !== 'image' && first?.type !== 'video' && first?.type !== 'document') {
    return textsOf('header', parameters);
  }
  const { type: kind } = first;
  const file = first[kind];
  const field = `template.components.parameters.${kind}`;
  if (file === undefined) return { code: 1008, details: `${field} is missing.` };
  const source = sourceOf(context, deployment, kind, field, file);
  return isProblem(source) ? source : { kind, file: source };
}

function buttonOf({ sub_type, index, parameters = [] }: Component): GivenButton | Problem {
  if (sub_type === undefined) return { code: 1008, details: 'sub_type of a button is missing.' };
  if (index === undefined) return { code: 1008, details: 'index of a button is missing.' };
  const [parameter] = parameters;
  const value = sub_type === 'url' ? parameter?.text : (parameter?.payload ?? parameter?.text);
  if (value === undefined || parameters.length !== 1) {
    return { code: 2012, details: `The button ${index} takes one parameter.` };
  }
  return { index, kind: sub_type === 'url' ? 'url' : 'quick-reply', value };
}

function givenIn(
  context: Context,
  deployment: Deployment,
  components: readonly Component[],
): Given | Problem {
  let header: Given['header'] = [];
  let body: readonly GivenText[] = [];
  const buttons: GivenButton[] = [];
  for (const component of components) {
    const { type, parameters = [] } = component;
    if (type === 'header') {
      const read = headerOf(context, deployment, parameters);
      if (isProblem(read)) return read;
      header = read;
    } else if (type === 'body') {
      const read = textsOf('body', parameters);
      if (isProblem(read)) return read;
      body = read;
    } else if (type === 'button') {
      const read = buttonOf(component);
      if (isProblem(read)) return read;
      buttons.push(read);
    }
  }
  return { header, body, buttons };
}

export function readTemplate(
  context: Context,
  deployment: Deployment,
  value: unknown,
): FilledTemplate | Problem {
  const result = checked(Template, value, 'template');
  if (isProblem(result)) return result;
  const { namespace, name, language, components = [] } = result.value;
  if (namespace === '') return { code: 2014, details: 'template.namespace is empty.' };
  const template = templateNamed(deployment.book, name, language.code);
  if (template === undefined) {
    return { code: 2001, details: `There is no template ${name} in ${language.code}.` };
  }
  const given = givenIn(context, deployment, components);
  if (isProblem(given)) return given;
  const filled = fillTemplate(template, given);
  return 'refused' in filled ? { code: CODE_OF[filled.refused], details: filled.why } : filled;
}
