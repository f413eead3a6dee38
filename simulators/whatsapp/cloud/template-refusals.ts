// Why Cloud does not take a template, in its own codes.
import type { Call } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { BookRefusal } from '../world/template-book.ts';
import type { TemplateFault } from '../world/template-check.ts';
import { refuse } from './errors.ts';
import type { Unreadable } from './template-components.ts';

interface Kind {
  readonly title: string;
  readonly subcode?: number;
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes, unless said otherwise */
const KINDS: Readonly<Record<(TemplateFault | BookRefusal)['refused'], Kind>> = {
  'too-long': { title: 'Character limit exceeded', subcode: 2388040 },
  'header-format': { title: 'Message header format is incorrect', subcode: 2388047 },
  'body-format': { title: 'Message body format is incorrect', subcode: 2388072 },
  'footer-format': { title: 'Message footer format is incorrect', subcode: 2388073 },
  'too-many-parameters': { title: 'Too many parameters for so few words', subcode: 2388293 },
  'dangling-parameter': {
    title: 'Parameters at the beginning or the end are not allowed',
    subcode: 2388299,
  },
  'too-many': { title: 'Message template limit exceeded', subcode: 2388019 },
  // Third party, and so for a name that is blocked.
  exists: { title: 'Content in this language already exists', subcode: 2388023 },
  blocked: { title: 'The content in this language is being deleted', subcode: 2388023 },
  // No source has subcodes for these.
  name: { title: 'Template name is not valid' },
  'button-format': { title: 'Buttons are not valid' },
  example: { title: 'An example is missing' },
  'too-fast': { title: 'Too many templates created' },
  state: { title: 'This template cannot be edited now' },
  category: { title: 'The category cannot be edited' },
  'too-soon': { title: 'Edited too recently' },
  'too-often': { title: 'Edited too often' },
  nothing: { title: 'Nothing to edit' },
};

export function templateRefused(context: Context, refusal: TemplateFault | BookRefusal): Response {
  const { refused, why } = refusal;
  const { title, subcode } = KINDS[refused];
  return refuse(context, refused === 'too-fast' ? 80007 : 100, {
    details: why,
    userTitle: title,
    userMessage: why,
    ...(subcode === undefined ? {} : { subcode }),
    waitMs: 'waitMs' in refusal ? refusal.waitMs : undefined,
  });
}

/** Components that make no sense, or are of a kind that is left out here: that is reported too. */
export function unreadable(context: Context, call: Call, found: Unreadable): Response {
  const { unreadable: why, notSimulated } = found;
  if (notSimulated) {
    context.services.trace.record('finding', {
      node: 'whatsapp',
      method: 'POST',
      path: call.path,
      note: why,
    });
  }
  return refuse(context, 100, {
    details: why,
    userTitle: 'Components are not valid',
    userMessage: why,
  });
}

export const noTemplate = (context: Context, which: string): Response =>
  refuse(context, 100, {
    details: `There is no template ${which} in this account.`,
    userTitle: 'Message template not found',
    userMessage: `There is no template ${which} in this account.`,
  });
