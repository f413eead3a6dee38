// Fields of tickets, users and organizations, as one table for each.
// https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_fields/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Field } from '../../world/field.ts';
import {
  createField,
  deleteField,
  FIELD_OWNERS,
  type FieldOwner,
  fieldsOf,
  updateField,
} from '../../world/field-changes.ts';
import { sortedListing } from '../../world/listing.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { readRoot, unknownIn, warning } from '../protocol/body.ts';
import { DELETED, invalidAttribute, NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { countAnswer, idOf } from '../protocol/records.ts';
import { FIELD, givenField, OPTION } from './field-input.ts';
import { fieldJson, optionJson } from './field-wire.ts';

type OnField = (desk: Desk, field: Field, call: Call) => Response;

const withField =
  (owner: FieldOwner, handle: OnField) =>
  (desk: Desk, call: Call): Response => {
    const field = fieldsOf(desk.world, owner).get(idOf(call.params['id']));
    return field === undefined ? NOT_FOUND : handle(desk, field, call);
  };

const list = (owner: FieldOwner) => (desk: Desk, call: Call) =>
  pageOf(
    call,
    `${owner}_fields`,
    sortedListing(fieldsOf(desk.world, owner), ({ position, id }) => [position, id]),
    (field) => fieldJson(desk, owner, field),
  );

const create =
  (owner: FieldOwner) =>
  (desk: Desk, call: Call): Response => {
    const root = `${owner}_field`;
    const read = readRoot(call, root, FIELD);
    if ('response' in read) return read.response;
    const field = createField(desk.world, owner, givenField(read.value), desk.clock.now());
    if ('refused' in field) return recordInvalid(field.refused);
    const json = fieldJson(desk, owner, field);
    const warn = warning(`${root}s`, 'create', unknownIn(root, read.value, FIELD));
    return answer(201, { [root]: json }, { ...warn, location: json.url });
  };

const update = (owner: FieldOwner) =>
  withField(owner, (desk, field, call) => {
    const root = `${owner}_field`;
    const read = readRoot(call, root, FIELD);
    if ('response' in read) return read.response;
    const input = givenField(read.value);
    const refused = updateField(desk.world, owner, field, input, desk.clock.now());
    if (refused !== undefined) return recordInvalid(refused.refused);
    const warn = warning(`${root}s`, 'update', unknownIn(root, read.value, FIELD));
    return answer(200, { [root]: fieldJson(desk, owner, field) }, warn);
  });

const remove = (owner: FieldOwner) =>
  withField(owner, ({ world }, field) => {
    const refused = deleteField(world, owner, field);
    return refused === undefined ? DELETED : recordInvalid(refused.refused);
  });

/** `{"ticket_field_ids": [2, 1]}`: those that are named come first, in that order. */
const reorder =
  (owner: FieldOwner) =>
  (desk: Desk, call: Call): Response => {
    const body = jsonOf(call.request) as Record<string, unknown> | null | undefined;
    const ids = body?.[`${owner}_field_ids`];
    if (!Array.isArray(ids)) {
      return invalidAttribute(`Invalid parameter: ${owner}_field_ids must be a list`);
    }
    const fields = fieldsOf(desk.world, owner);
    const known = ids.map((id) => fields.get(Number(id)));
    if (known.includes(undefined)) return NOT_FOUND;
    known.forEach((field, position) => {
      if (field === undefined) return;
      field.position = position;
      fields.changed(field);
    });
    return { ...answer(200, ''), body: '' };
  };

const options = (owner: FieldOwner) =>
  withField(owner, (desk, field, call) =>
    pageOf(
      call,
      'custom_field_options',
      sortedListing(field.options, ({ id }) => [id]),
      (option) => optionJson(desk, owner, field, option),
    ),
  );

const showOption = (owner: FieldOwner) =>
  withField(owner, (desk, field, call) => {
    const option = field.options.find(({ id }) => id === idOf(call.params['option']));
    if (option === undefined) return NOT_FOUND;
    return answer(200, { custom_field_option: optionJson(desk, owner, field, option) });
  });

/** With the id of an option it changes that one, otherwise it adds one. */
const putOption = (owner: FieldOwner) =>
  withField(owner, (desk, field, call) => {
    const read = readRoot(call, 'custom_field_option', OPTION);
    if ('response' in read) return read.response;
    const { id, name, value } = read.value;
    const known = field.options.find((option) => option.id === id);
    if (known === undefined && typeof id === 'number') return NOT_FOUND;
    const changed = field.options.map((option) =>
      option === known ? { id: option.id, name, value } : option,
    );
    const input = { options: known === undefined ? [...changed, { name, value }] : changed };
    const refused = updateField(desk.world, owner, field, input, desk.clock.now());
    if (refused !== undefined) return recordInvalid(refused.refused);
    const made = field.options.find((option) => option.value === value);
    if (made === undefined) return NOT_FOUND;
    const json = optionJson(desk, owner, field, made);
    return answer(known === undefined ? 201 : 200, { custom_field_option: json });
  });

const removeOption = (owner: FieldOwner) =>
  withField(owner, (desk, field, call) => {
    const id = idOf(call.params['option']);
    if (!field.options.some((option) => option.id === id)) return NOT_FOUND;
    const left = { options: field.options.filter((option) => option.id !== id) };
    updateField(desk.world, owner, field, left, desk.clock.now());
    return DELETED;
  });

const API = 'https://developer.zendesk.com/api-reference/ticketing';
const SOURCES: Readonly<Record<FieldOwner, string>> = {
  ticket: `${API}/tickets/ticket_fields/`,
  user: `${API}/users/user_fields/`,
  organization: `${API}/organizations/organization_fields/`,
};

function routesOf(owner: FieldOwner): readonly Route<Desk>[] {
  const ours = { fidelity: 'supported', confidence: 'documented', source: SOURCES[owner] } as const;
  const all = `/api/v2/${owner}_fields`;
  const one = `${all}/{id}`;
  const count = asAgent((desk) => countAnswer(desk, fieldsOf(desk.world, owner).size));
  const show = withField(owner, (desk, field) =>
    answer(200, { [`${owner}_field`]: fieldJson(desk, owner, field) }),
  );
  return [
    { ...ours, method: 'GET', path: all, handle: asAgent(list(owner)) },
    { ...ours, method: 'GET', path: `${all}/count`, handle: count },
    { ...ours, method: 'GET', path: one, handle: asAgent(show) },
    {
      ...ours,
      method: 'POST',
      path: all,
      fidelity: 'partial',
      note: 'names in other languages, lookups and what end users see of a field are not simulated',
      handle: asAdmin(create(owner)),
    },
    { ...ours, method: 'PUT', path: `${all}/reorder`, handle: asAdmin(reorder(owner)) },
    { ...ours, method: 'PUT', path: one, handle: asAdmin(update(owner)) },
    { ...ours, method: 'DELETE', path: one, handle: asAdmin(remove(owner)) },
    { ...ours, method: 'GET', path: `${one}/options`, handle: asAgent(options(owner)) },
    { ...ours, method: 'POST', path: `${one}/options`, handle: asAdmin(putOption(owner)) },
    { ...ours, method: 'GET', path: `${one}/options/{option}`, handle: asAgent(showOption(owner)) },
    {
      ...ours,
      method: 'DELETE',
      path: `${one}/options/{option}`,
      handle: asAdmin(removeOption(owner)),
    },
  ];
}

export const FIELD_ROUTES: readonly Route<Desk>[] = FIELD_OWNERS.flatMap(routesOf);
