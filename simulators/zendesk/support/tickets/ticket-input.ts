// What a ticket may be written with, and what of it this simulator acts on.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#update-ticket
import { z } from 'zod';
import type { Instant } from '../../../../src/kernel/clock.ts';
import { tagsOf } from '../../world/tags.ts';
import { type CustomValues, PRIORITIES, STATUSES, TYPES } from '../../world/ticket.ts';
import type { TicketChange } from '../../world/ticket-change.ts';
import { COMMENT, type GivenComment, givenComment, plainComment } from './comment-input.ts';
import { type GivenPeople, PEOPLE } from './people-input.ts';

const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** A time or a day in ISO 8601; without a zone it is UTC. */
export const INSTANT = z.string().transform((text, context): Instant => {
  const zoned = !text.includes('T') || /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  const instant = ISO.test(text) ? Date.parse(zoned ? text : `${text}Z`) : Number.NaN;
  if (Number.isNaN(instant)) context.addIssue({ code: 'custom', message: 'is not a time' });
  return instant;
});

/** Assumption: more of them at a time are refused. */
const VALUES_MAX = 1_000;

export const TAGS = z.union([z.string(), z.array(z.string()).max(VALUES_MAX)]);

const CUSTOM_FIELD = z.object({
  id: z.union([z.int().min(1), z.string().regex(/^[1-9]\d{0,15}$/)]),
  value: z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]).optional(),
});

/** Deeper data is refused: nothing that a person writes by hand. */
const METADATA_DEPTH_MAX = 50;

function isDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > METADATA_DEPTH_MAX) return true;
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
  return false;
}

const METADATA = z
  .unknown()
  .refine((value) => !isDeep(value), 'is nested too deeply')
  .pipe(z.object({ custom: z.unknown().optional() }));

export const TICKET = z.looseObject({
  ...PEOPLE,
  status: z.enum(STATUSES).nullish(),
  assignee_id: z.int().nullish(),
  assignee_email: z.string().nullish(),
  group_id: z.int().nullish(),
  organization_id: z.int().nullish(),
  submitter_id: z.int().nullish(),
  priority: z.enum(PRIORITIES).nullish(),
  type: z.enum(TYPES).nullish(),
  subject: z.string().nullish(),
  raw_subject: z.string().nullish(),
  description: z.string().nullish(),
  recipient: z.string().nullish(),
  external_id: z.union([z.string(), z.int().transform(String)]).nullish(),
  due_at: INSTANT.nullish(),
  problem_id: z.int().nullish(),
  tags: TAGS.nullish(),
  additional_tags: TAGS.nullish(),
  remove_tags: TAGS.nullish(),
  custom_fields: z.array(CUSTOM_FIELD).max(VALUES_MAX).nullish(),
  fields: z.array(CUSTOM_FIELD).max(VALUES_MAX).nullish(),
  comment: COMMENT.nullish(),
  metadata: METADATA.nullish(),
  via: z.object({ channel: z.string().nullish() }).nullish(),
  via_followup_source_id: z.int().nullish(),
  safe_update: z.boolean().nullish(),
  updated_stamp: INSTANT.nullish(),
});
type Given = z.output<typeof TICKET>;

/** Attributes that Zendesk acts on and this simulator does not (OAS: TicketCreateInput, TicketUpdateInput). */
const NOT_SIMULATED: ReadonlySet<string> = new Set([
  'attribute_value_ids',
  'brand_id',
  'custom_status_id',
  'macro_id',
  'macro_ids',
  'sharing_agreement_ids',
  'ticket_form_id',
  'via_id',
]);
/** What an answer holds and a request may hand back: nothing comes of it. */
const ACTED_ON: ReadonlySet<string> = new Set([...Object.keys(TICKET.shape), 'id']);

export interface GivenTicket {
  /** But for the comment, the people and the tags that are added or taken away. */
  readonly change: TicketChange;
  readonly comment: GivenComment | undefined;
  /** Stands for the first comment. */
  readonly description: GivenComment | undefined;
  readonly people: GivenPeople;
  readonly assigneeEmail: string | undefined;
  readonly additionalTags: readonly string[];
  readonly removedTags: readonly string[];
  readonly submitterId: number | undefined;
  readonly recipient: string | undefined;
  readonly viaChannel: string | undefined;
  readonly followUpOf: number | undefined;
  readonly custom: unknown;
  /** Set when the update is to be refused if the ticket has changed since. */
  readonly updatedStamp: Instant | undefined;
  readonly unknown: readonly string[];
  readonly notSimulated: readonly string[];
}

const tags = (given: z.output<typeof TAGS> | null | undefined): readonly string[] | undefined =>
  given === undefined || given === null ? undefined : tagsOf(given);

function customFieldsOf(given: Given): CustomValues | undefined {
  const fields = given.custom_fields ?? given.fields;
  if (fields === undefined || fields === null) return undefined;
  return Object.fromEntries(fields.map(({ id, value }) => [String(id), value ?? null]));
}

export function givenTicket(given: Given): GivenTicket {
  const others = Object.keys(given).filter((key) => !ACTED_ON.has(key));
  return {
    change: {
      status: given.status ?? undefined,
      assigneeId: given.assignee_id,
      groupId: given.group_id,
      organizationId: given.organization_id,
      priority: given.priority,
      type: given.type,
      subject: given.subject ?? given.raw_subject ?? undefined,
      externalId: given.external_id,
      dueAt: given.due_at,
      problemId: given.problem_id,
      tags: tags(given.tags),
      customFields: customFieldsOf(given),
    },
    comment: given.comment == null ? undefined : givenComment(given.comment),
    description: given.description == null ? undefined : plainComment(given.description),
    people: given,
    assigneeEmail: given.assignee_email ?? undefined,
    additionalTags: tags(given.additional_tags) ?? [],
    removedTags: tags(given.remove_tags) ?? [],
    submitterId: given.submitter_id ?? undefined,
    recipient: given.recipient ?? undefined,
    viaChannel: given.via?.channel ?? undefined,
    followUpOf: given.via_followup_source_id ?? undefined,
    custom: given.metadata?.custom,
    updatedStamp: given.safe_update == null ? undefined : (given.updated_stamp ?? undefined),
    unknown: others.filter((key) => !NOT_SIMULATED.has(key)),
    notSimulated: others.filter((key) => NOT_SIMULATED.has(key)),
  };
}
