// Templates at Cloud: reading the account's list, and writing a message from one.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-management
import { z } from 'zod';
import type { FilledTemplate, KnownTemplate, TemplateState } from '../../domain/template.ts';

const TEMPLATES = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      language: z.string(),
      status: z.string(),
      parameter_format: z.string().optional(),
      components: z.array(
        z.object({
          type: z.string(),
          format: z.string().optional(),
          text: z.string().optional(),
          buttons: z.array(z.object({ type: z.string(), url: z.string().optional() })).optional(),
        }),
      ),
    }),
  ),
});
type Listed = z.output<typeof TEMPLATES>['data'][number];

export const TEMPLATE_FIELDS = 'name,language,status,parameter_format,components';

/** An appeal is another review. Whatever is not here, such as one being deleted, is no template any more. */
const STATES: ReadonlyMap<string, TemplateState> = new Map([
  ['APPROVED', 'approved'],
  ['PENDING', 'pending'],
  ['IN_APPEAL', 'pending'],
  ['REJECTED', 'rejected'],
  ['PAUSED', 'paused'],
  ['DISABLED', 'disabled'],
]);

/** Buttons that take no value when the template is sent. */
const isFixed = ({
  type,
  url = '',
}: {
  readonly type: string;
  readonly url?: string | undefined;
}) => type === 'QUICK_REPLY' || type === 'PHONE_NUMBER' || (type === 'URL' && !url.includes('{{'));

function known({ components, ...listed }: Listed, state: TemplateState): KnownTemplate {
  const part = (type: string) => components.find((each) => each.type === type);
  const header = part('HEADER');
  const buttons = part('BUTTONS')?.buttons ?? [];
  return {
    name: listed.name,
    language: listed.language,
    state,
    named: listed.parameter_format === 'NAMED',
    header: header?.text ?? '',
    body: part('BODY')?.text ?? '',
    footer: part('FOOTER')?.text ?? '',
    wantsMore: (header?.format ?? 'TEXT') !== 'TEXT' || !buttons.every(isFixed),
  };
}

export const templatesIn = (body: unknown): readonly KnownTemplate[] | undefined =>
  TEMPLATES.safeParse(body).data?.data.flatMap((listed) => {
    const state = STATES.get(listed.status);
    return state === undefined ? [] : [known(listed, state)];
  });

export const templateMessage = ({ name, language, parameters }: FilledTemplate) => ({
  type: 'template',
  template: {
    name,
    language: { code: language, policy: 'deterministic' },
    ...(parameters.length === 0
      ? {}
      : {
          components: [
            {
              type: 'body',
              parameters: parameters.map(({ name: parameter, text }) => ({
                type: 'text',
                ...(parameter === undefined ? {} : { parameter_name: parameter }),
                text,
              })),
            },
          ],
        }),
  },
});
