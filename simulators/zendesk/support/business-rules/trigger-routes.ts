// Triggers, as a table. https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Trigger } from '../../world/business-rules/trigger.ts';
import { createTrigger, updateTrigger } from '../../world/business-rules/trigger-changes.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { readRoot, warning } from '../protocol/body.ts';
import { DELETED, NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { tellWithoutDeed } from './rule-answers.ts';
import { readTrigger, TRIGGER_INPUT, unknownIn } from './rule-input.ts';
import { ruleListing, titleMatches } from './rule-listing.ts';
import { triggerJson } from './rule-wire.ts';

export const withTrigger = (
  as: typeof asAgent,
  handle: (desk: Desk, trigger: Trigger, call: Call, user: User) => Response,
) =>
  as((desk, call, user) => {
    const trigger = desk.world.ruleBook.triggers.get(Number(call.params['id']));
    return trigger === undefined ? NOT_FOUND : handle(desk, trigger, call, user);
  });

function list(desk: Desk, call: Call, also: (trigger: Trigger) => boolean): Response {
  const { triggers, placeOfTrigger } = desk.world.ruleBook;
  const category = call.query.get('category_id');
  const listing = ruleListing(
    call,
    triggers,
    placeOfTrigger,
    (trigger) => (category === null || String(trigger.categoryId) === category) && also(trigger),
  );
  return pageOf(call, 'triggers', listing, (trigger) => triggerJson(desk, trigger));
}

function create(desk: Desk, call: Call, { id: authorId }: User): Response {
  const read = readRoot(call, 'trigger', TRIGGER_INPUT);
  if ('response' in read) return read.response;
  const by = { authorId, now: desk.clock.now() };
  const made = createTrigger(desk.world, readTrigger(read.value), by);
  if ('refused' in made) return recordInvalid(made.refused);
  tellWithoutDeed(desk, call, made.trigger.actions);
  const trigger = triggerJson(desk, made.trigger);
  const unknown = unknownIn('trigger', TRIGGER_INPUT, read.value);
  const headers = { location: trigger.url, ...warning('triggers', 'create', unknown) };
  return answer(201, { trigger }, headers);
}

function update(desk: Desk, trigger: Trigger, call: Call, { id: authorId }: User): Response {
  const read = readRoot(call, 'trigger', TRIGGER_INPUT);
  if ('response' in read) return read.response;
  const by = { authorId, now: desk.clock.now() };
  const input = readTrigger(read.value);
  const refused = updateTrigger(desk.world, trigger, input, by);
  if (refused !== undefined) return recordInvalid(refused.refused);
  tellWithoutDeed(desk, call, input.actions ?? []);
  const unknown = unknownIn('trigger', TRIGGER_INPUT, read.value);
  const headers = warning('triggers', 'update', unknown);
  return answer(200, { trigger: triggerJson(desk, trigger) }, headers);
}

const TRIGGERS = 'https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/';
const NOT_COUNTED =
  'without sideloads; uses are not counted, so that the orders by use are that by position';

export const TRIGGER_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/triggers',
    fidelity: 'partial',
    confidence: 'documented',
    source: TRIGGERS,
    note: NOT_COUNTED,
    handle: asAgent((desk, call) => list(desk, call, () => true)),
  },
  {
    method: 'GET',
    path: '/api/v2/triggers/active',
    fidelity: 'partial',
    confidence: 'documented',
    source: TRIGGERS,
    note: NOT_COUNTED,
    handle: asAgent((desk, call) => list(desk, call, ({ active }) => active)),
  },
  {
    method: 'GET',
    path: '/api/v2/triggers/search',
    fidelity: 'partial',
    confidence: 'documented',
    source: TRIGGERS,
    note: 'by the words of the title and by active; the parameter filter is ignored; by position, not by relevance',
    handle: asAgent((desk, call) => list(desk, call, titleMatches(call.query.get('query') ?? ''))),
  },
  {
    method: 'GET',
    path: '/api/v2/triggers/{id}',
    fidelity: 'supported',
    confidence: 'documented',
    source: TRIGGERS,
    handle: withTrigger(asAgent, (desk, trigger) =>
      answer(200, { trigger: triggerJson(desk, trigger) }),
    ),
  },
  {
    method: 'POST',
    path: '/api/v2/triggers',
    fidelity: 'supported',
    confidence: 'documented',
    source: TRIGGERS,
    note: 'assumption: admins only, and the texts of refusals',
    handle: asAdmin(create),
  },
  {
    method: 'PUT',
    path: '/api/v2/triggers/{id}',
    fidelity: 'supported',
    confidence: 'documented',
    source: TRIGGERS,
    note: 'given conditions and actions replace those there were',
    handle: withTrigger(asAdmin, update),
  },
  {
    method: 'DELETE',
    path: '/api/v2/triggers/{id}',
    fidelity: 'supported',
    confidence: 'documented',
    source: TRIGGERS,
    handle: withTrigger(asAdmin, (desk, trigger) => {
      desk.world.ruleBook.triggers.remove(trigger);
      return DELETED;
    }),
  },
];
