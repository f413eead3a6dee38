// Where this simulator deviates from Zendesk's own Support file (2.0.0 of 2025-05), and why.

export interface Deviation {
  /** A call, such as `GET /tickets/{ticket_id}`; `*` for any. */
  readonly in: string;
  /** Where in the answer, as a pattern; `[]` stands for any index. */
  readonly at: string;
  /** A keyword of JSON Schema, or `unknown` for a field that the file does not name. */
  readonly keyword: string;
  readonly why: string;
}

/** Calls whose answer the file does not describe under the status that is recorded from the live service. */
export const UNDESCRIBED: readonly string[] = [
  'DELETE /tickets/{ticket_id}',
  'POST /macros',
  'POST /views',
];

const unknown = (at: string, why: string, where = '*'): Deviation => ({
  in: where,
  at,
  keyword: 'unknown',
  why,
});

const LIVE = 'recorded from the live service; the file names fewer fields than it answers';

export const DEVIATIONS: readonly Deviation[] = [
  unknown(
    '/(?:count|next_page|previous_page|meta|links)',
    'both ways of paging are documented for all lists; the file names them for a few',
  ),
  unknown('/(?:users|organizations|groups)', 'records beside the rows, as the vendor documents'),
  unknown('/tickets?(?:/[])?/fields', LIVE),
  unknown('/views?(?:/[])?/(?:url|raw_title)', LIVE),
  unknown('/automations?(?:/[])?/url', LIVE),
  unknown('/macros?(?:/[])?/raw_title', LIVE),
  unknown('/results/[]/.+', 'results are whole records; the file names the fields that all share'),
  unknown(
    '/result/ticket/.+',
    'the whole ticket is answered, as documented; the file names the fields of its sample',
  ),
  {
    in: '*',
    at: '/result/ticket/fields',
    keyword: 'type',
    why: 'a list of id and value, as on every ticket; the file has an object',
  },
  unknown('/locales?(?:/[])?/(?:rtl|presentation_name|native_name|default)', LIVE),
  unknown('/user_related/.+', LIVE),
  unknown(
    '/ticket_events/[]/.+',
    'the file describes these events with the schema of metric events',
    'GET /incremental/ticket_events',
  ),
  unknown('/settings/users', LIVE),
  unknown('/audit', 'answered beside the new ticket, as documented', 'POST /tickets'),
  {
    in: 'PUT /deleted_tickets/{ticket_id}/restore',
    at: '',
    keyword: 'type',
    why: 'the file says an empty text; assumption: what other calls without an answer say',
  },
  unknown('/job_status/results/[]/account_id', LIVE),
  unknown(
    '/definitions/conditions_any/[]/values',
    'as for conditions_all, where the file names it',
  ),
  unknown(
    '/audit/events/[]/.+',
    "the file's schema of an event has the fields of one kind of event",
  ),
];
