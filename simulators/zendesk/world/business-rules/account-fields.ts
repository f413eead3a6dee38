// The fields that an account has made for itself, as business rules name them.
import { blankField, type Field, isSystem } from '../field.ts';
import { type FieldOwner, fieldsOf } from '../field-changes.ts';
import type { CustomValue } from '../ticket.ts';
import { WHATSAPP_PHONE_NUMBER } from '../user.ts';
import type { World } from '../world.ts';
import type { Subject } from './subject.ts';

export type Owner = FieldOwner;

/** A field by the name that rules give it: of a ticket by its id, of others by its key. */
export interface NamedField {
  readonly owner: Owner;
  readonly key: string;
}

const OF_TICKET = /^custom_fields_(\d{1,16})$/;
/** Assumption: `user` and `requester` are the same, and so are the point and the underscore. */
const OF_OTHERS = /^(user|requester|organization)\.custom_fields[._]([^.\s]{1,255})$/;

export function readName(name: string): NamedField | undefined {
  const id = OF_TICKET.exec(name)?.[1];
  if (id !== undefined) return { owner: 'ticket', key: id };
  const other = OF_OTHERS.exec(name);
  if (other === null) return undefined;
  const owner = other[1] === 'organization' ? 'organization' : 'user';
  return { owner, key: other[2] as string };
}

const PREFIXES = {
  ticket: 'custom_fields_',
  user: 'user.custom_fields.',
  organization: 'organization.custom_fields.',
} as const;

export const nameOf = ({ owner, key }: NamedField): string => `${PREFIXES[owner]}${key}`;

/** The field of the channel integration, which is there while one is installed. */
export const isPhoneField = ({ owner, key }: NamedField): boolean =>
  owner === 'user' && key === WHATSAPP_PHONE_NUMBER;

const PHONE = blankField(0, WHATSAPP_PHONE_NUMBER, 'text', 'WhatsApp phone number', 0);

/** The fields that rules may name, with their keys there. */
export function offeredFields(world: World, owner: Owner): readonly (NamedField & Field)[] {
  const fields: (NamedField & Field)[] = [];
  for (const field of fieldsOf(world, owner)) {
    if (!field.active || isSystem(field)) continue;
    if (isPhoneField({ owner, key: field.key })) continue;
    const key = owner === 'ticket' ? String(field.id) : field.key;
    fields.push({ ...field, owner, key });
  }
  if (owner === 'user' && world.integrations.length > 0) fields.push({ ...PHONE, owner });
  return fields;
}

export const offeredField = (
  world: World,
  { owner, key }: NamedField,
): (NamedField & Field) | undefined =>
  offeredFields(world, owner).find((field) => field.key === key);

/** What stands in it, for a ticket. */
export function customValue({ world, ticket }: Subject, { owner, key }: NamedField): CustomValue {
  switch (owner) {
    case 'ticket':
      return ticket.customFields[key] ?? null;
    case 'user':
      return world.users.get(ticket.requesterId)?.fields[key] ?? null;
    case 'organization':
      return ticket.organizationId === null
        ? null
        : (world.organizations.get(ticket.organizationId)?.fields[key] ?? null);
  }
}
