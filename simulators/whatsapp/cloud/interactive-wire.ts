// The shapes of Cloud's interactive messages: reply buttons, lists, and a button that opens an address.
import { z } from 'zod';
import type { BusinessContent, Header, InteractiveAction } from '../world/content.ts';
import { CONTENT_LIMITS as MAX } from '../world/content-limits.ts';
import { Address, different, File, upTo, words } from './message-parts.ts';

type InteractiveContent = Extract<BusinessContent, { type: 'interactive' }>;

/** Cloud knows them; they are not simulated. */
export const OTHER_INTERACTIVE: ReadonlySet<unknown> = new Set([
  'product',
  'product_list',
  'catalog_message',
  'flow',
  'address_message',
  'location_request_message',
  'call_permission_request',
  'voice_call',
  'order_details',
  'order_status',
  'carousel',
  'request_contact_info',
]);

const TextHeader = z
  .object({ type: z.literal('text'), text: words(MAX.header) })
  .transform(({ text }): Header => ({ text }));

const AnyHeader = z.discriminatedUnion('type', [
  TextHeader,
  z
    .object({ type: z.literal('image'), image: File })
    .transform(({ image }): Header => ({ kind: 'image', file: image })),
  z
    .object({ type: z.literal('video'), video: File })
    .transform(({ video }): Header => ({ kind: 'video', file: video })),
  z
    .object({ type: z.literal('document'), document: File })
    .transform(({ document }): Header => ({ kind: 'document', file: document })),
]);

const Footer = z.object({ text: words(MAX.footer) }).optional();

const ButtonsAction = z
  .object({
    buttons: z
      .array(
        z.object({
          type: z.literal('reply'),
          reply: z.object({ id: words(MAX.buttonId), title: words(MAX.buttonTitle) }),
        }),
      )
      .min(1, 'there is at least one button')
      .max(MAX.buttons, `there are at most ${MAX.buttons} buttons`)
      .superRefine((buttons, context) => {
        for (const part of ['id', 'title'] as const) {
          const values = buttons.map(({ reply }) => reply[part]);
          different(values, (index) => [index, 'reply', part], context);
        }
      }),
  })
  .transform(({ buttons }): InteractiveAction => {
    return { kind: 'buttons', buttons: buttons.map(({ reply }) => reply) };
  });

const Section = z.object({
  title: upTo(MAX.sectionTitle).optional(),
  rows: z
    .array(
      z.object({
        id: words(MAX.rowId),
        title: words(MAX.rowTitle),
        description: upTo(MAX.rowDescription).optional(),
      }),
    )
    .min(1, 'there is at least one row'),
});

const Sections = z
  .array(Section)
  .min(1, 'there is at least one section')
  .max(MAX.sections, `there are at most ${MAX.sections} sections`)
  .superRefine((sections, context) => {
    const untitled = sections.findIndex(({ title = '' }) => title === '');
    if (sections.length > 1 && untitled >= 0) {
      const message = 'each of several sections has a title';
      context.addIssue({ code: 'custom', message, path: [untitled, 'title'] });
    }
    const places = sections.flatMap(({ rows }, section) =>
      rows.map((row, index) => ({ id: row.id, path: [section, 'rows', index] })),
    );
    if (places.length > MAX.rows) {
      const message = `there are at most ${MAX.rows} rows over all sections together`;
      context.addIssue({ code: 'custom', message, path: places[MAX.rows]?.path ?? [] });
    }
    const ids = places.map(({ id }) => id);
    different(ids, (index) => [...(places[index]?.path ?? []), 'id'], context);
  });

const ListAction = z
  .object({ button: words(MAX.listButton), sections: Sections })
  .transform(({ button, sections }): InteractiveAction => {
    return {
      kind: 'list',
      button,
      sections: sections.map(({ title = '', rows }) => ({
        title,
        rows: rows.map(({ description = '', ...row }) => ({ ...row, description })),
      })),
    };
  });

const AddressAction = z
  .object({
    name: z.literal('cta_url'),
    parameters: z.object({ display_text: words(MAX.buttonTitle), url: Address }),
  })
  .transform(({ parameters }): InteractiveAction => {
    return { kind: 'cta-url', text: parameters.display_text, url: parameters.url };
  });

const shape = <H extends z.ZodType<Header>, A extends z.ZodType<InteractiveAction>>(
  type: string,
  bodyMax: number,
  header: H,
  action: A,
) =>
  z.object({
    type: z.literal(type),
    header: header.optional(),
    body: z.object({ text: words(bodyMax) }),
    footer: Footer,
    action,
  });

export const Interactive = z
  .discriminatedUnion('type', [
    shape('button', MAX.body, AnyHeader, ButtonsAction),
    shape('list', MAX.listBody, TextHeader, ListAction),
    shape('cta_url', MAX.body, AnyHeader, AddressAction),
  ])
  .transform(({ header, body, footer, action }): InteractiveContent => {
    return { type: 'interactive', header, body: body.text, footer: footer?.text ?? '', action };
  });
