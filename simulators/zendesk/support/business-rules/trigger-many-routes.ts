// Several triggers at once, and their revisions. https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Trigger } from '../../world/business-rules/trigger.ts';
import {
  ACTIVE_TRIGGERS_MAX,
  reorderTriggers,
  triggerRefusals,
  updateTrigger,
} from '../../world/business-rules/trigger-changes.ts';
import { invalid } from '../../world/ticket-change.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { readValue } from '../protocol/body.ts';
import { DELETED, invalidAttribute, NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { named, sideloads } from '../protocol/sideload.ts';
import { userJson } from '../users/user-wire.ts';
import { errors } from './rule-answers.ts';
import { MANY_INPUT } from './rule-input.ts';
import { idsIn } from './rule-listing.ts';
import { revisionJson, triggerJson } from './rule-wire.ts';
import { withTrigger } from './trigger-routes.ts';

const under = (call: Call, key: string): unknown => {
  const body = jsonOf(call.request);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : null;
};

function updateMany(desk: Desk, call: Call, { id: authorId }: User): Response {
  const { world } = desk;
  const read = readValue(under(call, 'triggers'), MANY_INPUT);
  if ('response' in read) return read.response;
  const by = { authorId, now: desk.clock.now() };
  const changes = read.value.map(({ id, position, active, category_id }) => ({
    trigger: world.ruleBook.triggers.get(id),
    input: { position, active, categoryId: category_id },
  }));
  if (changes.some(({ trigger }) => trigger === undefined)) return NOT_FOUND;
  const known = changes as readonly {
    trigger: Trigger;
    input: (typeof changes)[number]['input'];
  }[];
  const refused = known.flatMap(({ trigger, input }) => triggerRefusals(world, trigger, input));
  if (refused.length > 0) return recordInvalid(refused);
  const more = known.filter(({ trigger, input }) => input.active === true && !trigger.active);
  if (world.ruleBook.activeTriggers.size + more.length > ACTIVE_TRIGGERS_MAX) {
    const text = `There can be at most ${ACTIVE_TRIGGERS_MAX} active triggers`;
    return recordInvalid([invalid('base', text)]);
  }
  for (const { trigger, input } of known) updateTrigger(world, trigger, input, by);
  const triggers = [...new Set(known.map(({ trigger }) => trigger))];
  return answer(200, {
    triggers: triggers.map((trigger) => triggerJson(desk, trigger)),
    next_page: null,
    previous_page: null,
    count: triggers.length,
  });
}

function destroyMany(desk: Desk, call: Call): Response {
  const { triggers } = desk.world.ruleBook;
  const ids = idsIn(call);
  if (ids.length === 0) return invalidAttribute('Invalid parameter: ids must name triggers');
  const found = ids.map((id) => triggers.get(id));
  if (found.includes(undefined)) return NOT_FOUND;
  for (const trigger of found) if (trigger !== undefined) triggers.remove(trigger);
  return DELETED;
}

/** Assumption: 404 when ids are missing; the vendor's own words name two statuses at once. */
function reorder(desk: Desk, call: Call): Response {
  const { world } = desk;
  const { triggers, triggerCategories } = world.ruleBook;
  const given = under(call, 'trigger_ids');
  const ids = Array.isArray(given) ? [...new Set(given.map(Number))] : undefined;
  if (ids === undefined) return invalidAttribute('Invalid parameter: trigger_ids must be a list');
  if (triggerCategories.size > 1) {
    return errors(400, 'LimitOneCategory', 'There is more than one trigger category');
  }
  const all = ids.every((id) => triggers.get(id) !== undefined) && ids.length === triggers.size;
  if (!all) return NOT_FOUND;
  reorderTriggers(world, ids);
  const [first] = ids.flatMap((id) => triggers.get(id) ?? []);
  return answer(200, { trigger: first === undefined ? null : triggerJson(desk, first) });
}

function listRevisions(desk: Desk, trigger: Trigger, call: Call): Response {
  const revisions = trigger.revisions.toReversed();
  const beside = sideloads<(typeof revisions)[number]>(call, {
    users: (items) =>
      named(
        items.map(({ authorId }) => authorId),
        (id) => desk.world.users.get(id),
      ).map((user) => userJson(desk, user)),
  });
  return answer(200, {
    trigger_revisions: revisions.map((revision) => revisionJson(desk, trigger, revision)),
    ...beside(revisions),
    after_url: null,
    after_cursor: null,
    before_url: null,
    before_cursor: null,
    count: revisions.length,
  });
}

const TRIGGERS = 'https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/';

export const TRIGGER_MANY_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'PUT',
    path: '/api/v2/triggers/update_many',
    fidelity: 'supported',
    confidence: 'documented',
    source: TRIGGERS,
    note: 'assumption: all or none',
    handle: asAdmin(updateMany),
  },
  {
    method: 'DELETE',
    path: '/api/v2/triggers/destroy_many',
    fidelity: 'supported',
    confidence: 'documented',
    source: TRIGGERS,
    note: 'assumption: all or none',
    handle: asAdmin(destroyMany),
  },
  {
    method: 'PUT',
    path: '/api/v2/triggers/reorder',
    fidelity: 'supported',
    confidence: 'assumption',
    source: TRIGGERS,
    note: '404 when not all ids are named; LimitOneCategory with 400; the answer has the first trigger',
    handle: asAdmin(reorder),
  },
  {
    method: 'GET',
    path: '/api/v2/triggers/{id}/revisions',
    fidelity: 'partial',
    confidence: 'documented',
    source: TRIGGERS,
    note: 'all on one page, without diffs; on every plan',
    handle: withTrigger(asAgent, listRevisions),
  },
  {
    method: 'GET',
    path: '/api/v2/triggers/{id}/revisions/{revision_id}',
    fidelity: 'supported',
    confidence: 'documented',
    source: TRIGGERS,
    handle: withTrigger(asAgent, (desk, trigger, call) => {
      const id = Number(call.params['revision_id']);
      const revision = trigger.revisions.find((one) => one.id === id);
      if (revision === undefined) return NOT_FOUND;
      return answer(200, { trigger_revision: revisionJson(desk, trigger, revision) });
    }),
  },
];
