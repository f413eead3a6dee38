// Automations, as a table. https://developer.zendesk.com/api-reference/ticketing/business-rules/automations/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import {
  ACTIVE_AUTOMATIONS_MAX,
  automationRefusals,
  createAutomation,
  updateAutomation,
} from '../../world/business-rules/automation-changes.ts';
import type { BusinessRule } from '../../world/business-rules/rule.ts';
import { placeOfRule } from '../../world/business-rules/rule-book.ts';
import { invalid } from '../../world/ticket-change.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { readRoot, readValue, warning } from '../protocol/body.ts';
import {
  DELETED,
  INVALID_ENDPOINT,
  invalidAttribute,
  NOT_FOUND,
  recordInvalid,
} from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { tellWithoutDeed } from './rule-answers.ts';
import { AUTOMATION_INPUT, MANY_INPUT, readRule, unknownIn } from './rule-input.ts';
import { idsIn, ruleListing, titleMatches } from './rule-listing.ts';
import { automationJson } from './rule-wire.ts';

const withAutomation = (
  as: typeof asAgent,
  handle: (desk: Desk, automation: BusinessRule, call: Call) => Response,
) =>
  as((desk, call) => {
    const automation = desk.world.ruleBook.automations.get(Number(call.params['id']));
    return automation === undefined ? NOT_FOUND : handle(desk, automation, call);
  });

function list(desk: Desk, call: Call, also: (automation: BusinessRule) => boolean): Response {
  const { automations } = desk.world.ruleBook;
  const listing = ruleListing(call, automations, placeOfRule, also);
  return pageOf(call, 'automations', listing, (automation) => automationJson(desk, automation));
}

function create(desk: Desk, call: Call): Response {
  const read = readRoot(call, 'automation', AUTOMATION_INPUT);
  if ('response' in read) return read.response;
  const made = createAutomation(desk.world, readRule(read.value), desk.clock.now());
  if ('refused' in made) return recordInvalid(made.refused);
  tellWithoutDeed(desk, call, made.automation.actions);
  const automation = automationJson(desk, made.automation);
  const unknown = unknownIn('automation', AUTOMATION_INPUT, read.value);
  const headers = { location: automation.url, ...warning('automations', 'create', unknown) };
  return answer(201, { automation }, headers);
}

function update(desk: Desk, automation: BusinessRule, call: Call): Response {
  const read = readRoot(call, 'automation', AUTOMATION_INPUT);
  if ('response' in read) return read.response;
  const input = readRule(read.value);
  const refused = updateAutomation(desk.world, automation, input, desk.clock.now());
  if (refused !== undefined) return recordInvalid(refused.refused);
  tellWithoutDeed(desk, call, input.actions ?? []);
  const unknown = unknownIn('automation', AUTOMATION_INPUT, read.value);
  const headers = warning('automations', 'update', unknown);
  return answer(200, { automation: automationJson(desk, automation) }, headers);
}

function updateMany(desk: Desk, call: Call): Response {
  const { world, clock } = desk;
  const { automations, activeAutomations } = world.ruleBook;
  const body = jsonOf(call.request);
  const given = typeof body === 'object' && body !== null && 'automations' in body;
  const read = readValue(given ? body.automations : null, MANY_INPUT);
  if ('response' in read) return read.response;
  const changes = read.value.flatMap(({ id, position, active }) => {
    const automation = automations.get(id);
    return automation === undefined ? [] : [{ automation, input: { position, active } }];
  });
  if (changes.length < read.value.length) return NOT_FOUND;
  const refused = changes.flatMap(({ automation, input }) =>
    automationRefusals(world, automation, input),
  );
  if (refused.length > 0) return recordInvalid(refused);
  const more = changes.filter(
    ({ automation, input }) => input.active === true && !automation.active,
  );
  if (activeAutomations.size + more.length > ACTIVE_AUTOMATIONS_MAX) {
    const text = `There can be at most ${ACTIVE_AUTOMATIONS_MAX} active automations`;
    return recordInvalid([invalid('base', text)]);
  }
  for (const { automation, input } of changes) {
    updateAutomation(world, automation, input, clock.now());
  }
  const changed = [...new Set(changes.map(({ automation }) => automation))];
  return answer(200, {
    automations: changed.map((automation) => automationJson(desk, automation)),
    next_page: null,
    previous_page: null,
    count: changed.length,
  });
}

function destroyMany(desk: Desk, call: Call): Response {
  const { automations } = desk.world.ruleBook;
  const ids = idsIn(call);
  if (ids.length === 0) return invalidAttribute('Invalid parameter: ids must name automations');
  const found = ids.map((id) => automations.get(id));
  if (found.includes(undefined)) return NOT_FOUND;
  for (const automation of found) if (automation !== undefined) automations.remove(automation);
  return DELETED;
}

const AUTOMATIONS =
  'https://developer.zendesk.com/api-reference/ticketing/business-rules/automations/';
const known = { fidelity: 'supported', confidence: 'documented', source: AUTOMATIONS } as const;
const lists = {
  ...known,
  fidelity: 'partial',
  note: 'without sideloads; uses are not counted, so that the orders by use are that by position',
} as const;
const changes = { ...known, note: 'assumption: admins only, and the texts of refusals' } as const;
const ALL = '/api/v2/automations';

export const AUTOMATION_ROUTES: readonly Route<Desk>[] = [
  {
    ...lists,
    method: 'GET',
    path: ALL,
    handle: asAgent((desk, call) => list(desk, call, () => true)),
  },
  {
    ...lists,
    method: 'GET',
    path: `${ALL}/active`,
    handle: asAgent((desk, call) => list(desk, call, ({ active }) => active)),
  },
  {
    ...lists,
    method: 'GET',
    path: `${ALL}/search`,
    note: 'by the words of the title and by active; by position, not by relevance',
    handle: asAgent((desk, call) => list(desk, call, titleMatches(call.query.get('query') ?? ''))),
  },
  {
    ...known,
    method: 'GET',
    path: `${ALL}/definitions`,
    confidence: 'third party',
    source: 'https://support.zendesk.com/hc/en-us/community/posts/4878180982042',
    note: 'there is no such endpoint, though there is one for triggers',
    handle: () => INVALID_ENDPOINT,
  },
  {
    ...known,
    method: 'GET',
    path: `${ALL}/{id}`,
    handle: withAutomation(asAgent, (desk, automation) =>
      answer(200, { automation: automationJson(desk, automation) }),
    ),
  },
  { ...changes, method: 'POST', path: ALL, handle: asAdmin(create) },
  { ...changes, method: 'PUT', path: `${ALL}/{id}`, handle: withAutomation(asAdmin, update) },
  {
    ...changes,
    method: 'DELETE',
    path: `${ALL}/{id}`,
    handle: withAutomation(asAdmin, (desk, automation) => {
      desk.world.ruleBook.automations.remove(automation);
      return DELETED;
    }),
  },
  {
    ...changes,
    method: 'PUT',
    path: `${ALL}/update_many`,
    note: 'assumption: all or none; the default automation may be changed like any other',
    handle: asAdmin(updateMany),
  },
  {
    ...changes,
    method: 'DELETE',
    path: `${ALL}/destroy_many`,
    note: 'assumption: all or none',
    handle: asAdmin(destroyMany),
  },
];
