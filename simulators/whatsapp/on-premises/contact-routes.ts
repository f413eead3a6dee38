// On-Premises: which numbers use WhatsApp, as far as the client's release says, and who is behind them.

import { DAY, SECOND } from '../../../src/kernel/clock.ts';
import type { Call, Route } from '../../../src/kernel/routes.ts';
import type { Context } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import type { ContactCheck, Deployment } from '../world/deployment.ts';
import { pairOf } from '../world/pair.ts';
import { waIdOf } from '../world/wa-id.ts';
import { meant } from '../world/world.ts';
import { type Answer, authorized, param, withBody } from './client.ts';
import { done, ok, refuse } from './errors.ts';
import { identify } from './identity.ts';
import { atLeast } from './version.ts';
import { Acknowledge, Contacts } from './wire.ts';

const NOT_DIGITS = /\D/g;
const NUMBER = /^\d{7,15}$/;

/** E.164 of what somebody wrote as a number; `undefined` when it cannot be one. */
export function phoneIn(text: string): string | undefined {
  const digits = text.replace(NOT_DIGITS, '');
  return NUMBER.test(digits) ? `+${digits}` : undefined;
}

/** https://developers.facebook.com/docs/whatsapp/on-premises/reference/contacts */
const REMEMBERED_MS = 7 * DAY;
/** Assumption: how long a check takes that nobody waits for. */
const CHECK_MS = SECOND;

function remembered({ services }: Context, { checks }: Deployment, phone: string) {
  const check = checks.get(phone);
  return check !== undefined && services.clock.now() - check.at < REMEMBERED_MS ? check : undefined;
}

function check(context: Context, deployment: Deployment, phone: string): ContactCheck {
  const { world, services } = context;
  const used = world.registry.has(phone) || (world.phones.get(phone)?.app ?? 'none') !== 'none';
  const made: ContactCheck = { status: used ? 'valid' : 'invalid', at: services.clock.now() };
  deployment.checks.set(phone, made);
  return made;
}

interface Checking {
  readonly waits: boolean;
  readonly force: boolean;
}

function contactOf(
  context: Context,
  deployment: Deployment,
  input: string,
  { waits, force }: Checking,
): unknown {
  const { world, services } = context;
  const phone = phoneIn(input);
  if (atLeast(context, 2, 43)) {
    const digits = `+${input.replace(NOT_DIGITS, '')}`;
    return { wa_id: waIdOf(meant(world, digits), world.rewriting), input, status: 'valid' };
  }
  if (phone === undefined) return { input, status: 'failed' };
  const customer = meant(world, phone);
  const known = force ? undefined : remembered(context, deployment, customer);
  const { status, at } = known ?? check(context, deployment, customer);
  if (!waits && services.clock.now() - at < CHECK_MS) return { input, status: 'processing' };
  return status === 'valid'
    ? { wa_id: waIdOf(customer, world.rewriting), input, status }
    : { input, status };
}

function checkContacts(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, Contacts, ({ blocking, contacts, force_check: force = false }) => {
    const checking = { waits: blocking === 'wait', force };
    return ok(context, {
      contacts: contacts.map((input) => contactOf(context, deployment, input, checking)),
    });
  });
}

/** Before v2.39.1 the client writes only to whom it has checked, or who wrote first. */
export function isKnown(context: Context, deployment: Deployment, phone: string): boolean {
  if (atLeast(context, 2, 39, 1)) return true;
  if (remembered(context, deployment, phone)?.status === 'valid') return true;
  return pairOf(context.world.pairs, deployment.number.phone, phone).lastInbound !== undefined;
}

function identityFor(context: Context, deployment: Deployment, call: Call) {
  const phone = phoneIn(param(call, 'contact'));
  if (phone === undefined) return undefined;
  return identify(context, deployment, meant(context.world, phone))?.known;
}

const noContact = (context: Context, call: Call): Answer =>
  refuse(context, 1006, `There is no contact ${param(call, 'contact')}.`);

function readIdentity(context: Context, deployment: Deployment, call: Call): Answer {
  const known = identityFor(context, deployment, call);
  if (known === undefined) return noContact(context, call);
  const { hash, at, acknowledged } = known;
  return ok(context, { contacts: { hash, created_timestamp: at, acknowledged } });
}

function acknowledge(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, Acknowledge, ({ hash }) => {
    const known = identityFor(context, deployment, call);
    if (known === undefined) return noContact(context, call);
    if (known.hash !== hash)
      return refuse(context, 1009, 'hash is not the latest of this contact.');
    known.acknowledged = true;
    return done(context);
  });
}

const identity = {
  path: '/on-premises/{deployment}/v1/contacts/{contact}/identity',
  fidelity: 'supported',
  confidence: 'documented',
  source: ON_PREMISES_SOURCE.identity,
} as const;

export const CONTACT_ROUTES: readonly Route<Context>[] = [
  {
    method: 'POST',
    path: '/on-premises/{deployment}/v1/contacts',
    handle: authorized(checkContacts),
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.contacts,
    note: 'Since v2.43 always valid, with a wa_id; before (onPremisesVersion) honestly: failed is what cannot be a number, invalid what does not use WhatsApp, processing for a second after no_wait (assumptions).',
  },
  {
    ...identity,
    method: 'GET',
    handle: authorized(readIdentity),
    note: 'A contact without WhatsApp is 404/1006 (assumption).',
  },
  {
    ...identity,
    method: 'PUT',
    handle: authorized(acknowledge),
    note: 'Another hash than the latest is 400/1009 (assumption).',
  },
];
