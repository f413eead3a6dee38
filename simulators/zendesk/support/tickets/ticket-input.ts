// What a `PUT /tickets/{id}` may carry, and what of it this simulator acts on.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#update-ticket
import { z } from 'zod';
import { PRIORITIES, STATUSES, TYPES } from '../../world/ticket.ts';
import type { FieldRefusal, TicketChange } from '../../world/ticket-change.ts';

const COMMENT = z.object({
  body: z.string().optional(),
  html_body: z.string().optional(),
  public: z.boolean().default(true),
});

const TICKET = z.looseObject({
  status: z.enum(STATUSES).optional(),
  assignee_id: z.int().nullish(),
  priority: z.enum(PRIORITIES).nullish(),
  type: z.enum(TYPES).nullish(),
  subject: z.string().optional(),
  tags: z.array(z.string()).optional(),
  comment: COMMENT.optional(),
  safe_update: z.boolean().optional(),
  updated_stamp: z.string().optional(),
});

const BODY = z.object({ ticket: TICKET });

const ACTED_ON: ReadonlySet<string> = new Set(Object.keys(TICKET.shape));

/** Attributes that Zendesk acts on and this simulator does not (OAS: TicketUpdateInput). */
const NOT_SIMULATED: ReadonlySet<string> = new Set([
  'additional_collaborators',
  'additional_tags',
  'assignee_email',
  'brand_id',
  'collaborator_ids',
  'collaborators',
  'custom_fields',
  'custom_status_id',
  'due_at',
  'email_ccs',
  'external_id',
  'fields',
  'follower_ids',
  'followers',
  'group_id',
  'macro_id',
  'macro_ids',
  'metadata',
  'organization_id',
  'problem_id',
  'remove_tags',
  'requester',
  'requester_id',
  'sharing_agreement_ids',
  'ticket_form_id',
  'via_followup_source_id',
]);

export interface TicketInput {
  readonly change: TicketChange;
  /** Set when the update is to be refused if the ticket has changed since. */
  readonly updatedStamp: string | undefined;
  readonly unknown: readonly string[];
  readonly notSimulated: readonly string[];
}

/** Reads a body; a refusal when it has no `ticket` object, or a value of a wrong kind. */
export function readTicketInput(
  body: unknown,
): TicketInput | { readonly malformed: string } | { readonly refused: readonly FieldRefusal[] } {
  const read = BODY.safeParse(body);
  if (!read.success) {
    const refused = read.error.issues.filter((issue) => issue.path.length > 1);
    if (refused.length === 0) return { malformed: 'Invalid parameter: ticket must be an object' };
    return {
      refused: refused.map((issue) => ({
        field: String(issue.path[1]),
        description: `${issue.path.slice(1).join('.')}: ${issue.message}`,
        error: 'InvalidValue',
      })),
    };
  }
  const { ticket } = read.data;
  const others = Object.keys(ticket).filter((key) => !ACTED_ON.has(key));
  return {
    change: {
      status: ticket.status,
      assigneeId: ticket.assignee_id,
      priority: ticket.priority,
      type: ticket.type,
      subject: ticket.subject,
      tags: ticket.tags,
      comment:
        ticket.comment === undefined
          ? undefined
          : {
              body: ticket.comment.body ?? textOfHtml(ticket.comment.html_body ?? ''),
              html: ticket.comment.html_body ?? null,
              public: ticket.comment.public,
            },
    },
    updatedStamp: ticket.safe_update === undefined ? undefined : ticket.updated_stamp,
    unknown: others.filter((key) => !NOT_SIMULATED.has(key)),
    notSimulated: others.filter((key) => NOT_SIMULATED.has(key)),
  };
}

/** Assumption: the text of an HTML comment is what is left without its tags. */
const textOfHtml = (html: string): string =>
  html
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .trim();
