// The door for letters from customers: the answer to our own letter starts the activation of a number.
import { z } from 'zod';
import { readDisplayName } from '../../domain/display-name.ts';
import { type Given, type KnownIntake, type Lack, readIntake } from '../../domain/intake.ts';
import type { EligibleNumber } from '../../domain/phone-number.ts';
import type { Call } from '../../kernel/routes.ts';
import { json, type Response } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import { readJson, textOfUpTo } from '../door.ts';
import { readNumber } from '../number-door.ts';
import { inAccount } from '../records/keys.ts';
import type { CompanyRecord, IntakeRecord, LetterThread } from '../records/office.ts';
import { type Change, insert, put } from '../store.ts';
import { activate, intakesOf } from './activation.ts';
import { hostedBy } from './hosted.ts';
import { completeLines, lackLines, type OfficeReason, refusalLines } from './letters.ts';
import { send, write } from './post.ts';
import { officeLane, refuseStranger } from './staff.ts';

const LETTER = z.object({
  mail: z.object({
    id: textOfUpTo(255),
    from: textOfUpTo(254),
    subject: z.string(),
    text: z.string(),
    inReplyTo: textOfUpTo(255).nullish(),
  }),
});
type Letter = z.output<typeof LETTER>['mail'];

const BODY_MAX = 256 * 1024;

const TAKEN = json(200, { received: true });

export async function receiveLetter(context: Context, call: Call): Promise<Response> {
  const stranger = refuseStranger(context, call);
  if (stranger !== undefined) return stranger;
  const read = readJson(call.request, LETTER, BODY_MAX);
  if ('answer' in read) return read.answer;
  const letter = read.ok.mail;
  const thread = await context.store.get('letter', letter.inReplyTo ?? '');
  const company = await companyOf(context, letter, thread);
  // Who is no customer's contact is not answered: letters between two programs would never end.
  if (company === undefined) return TAKEN;
  return context.lanes.run(officeLane(company.customer), async () => {
    if ((await context.store.get('letterRead', letter.id)) !== undefined) return TAKEN;
    await take(context, letter, company, thread);
    return TAKEN;
  });
}

async function companyOf(
  { store }: Context,
  { from }: Letter,
  thread: LetterThread | undefined,
): Promise<CompanyRecord | undefined> {
  if (thread !== undefined) return store.get('company', thread.customer);
  return (await store.list('company')).find(({ contact }) => contact === from);
}

async function take(
  context: Context,
  letter: Letter,
  company: CompanyRecord,
  thread: LetterThread | undefined,
): Promise<void> {
  const { law } = context;
  const starts = law.startsActivation({
    answersOurs: thread !== undefined,
    fromCustomer: letter.from === company.contact,
  });
  if (!('ok' in starts)) return answer(context, letter, refusalLines(starts.refused), {});
  const { customer } = company;
  const now = readIntake(letter.text);
  const told = now.phoneNumber === '' ? undefined : numberIn(context, now);
  const intakes = await intakesOf(context, customer);
  const meant = law.intakeMeant(intakes.map(known), thread?.intake, told?.e164);
  if (!('ok' in meant)) return answer(context, letter, refusalLines(meant.refused), { customer });
  const before = intakes.find(({ id }) => id === meant.ok);
  const given = before === undefined ? now : law.completed(before.given, now);
  const number = told ?? before?.number;
  const refusal = await notHosted(context, customer, number);
  if (refusal !== undefined) {
    return answer(context, letter, refusalLines(refusal), { customer });
  }
  const missing = law.lacks(given, number !== undefined);
  const intake = intakeFrom(context, { company, before, given, number, missing });
  await answer(
    context,
    letter,
    missing.length > 0 ? lackLines(missing, intake.warnings) : completeLines(intake.warnings),
    { customer, intake: intake.id },
    [put('intake', inAccount(customer, intake.id), intake)],
  );
  if (number !== undefined) await activate(context, customer, number.e164);
}

function numberIn(context: Context, given: Given): EligibleNumber | undefined {
  const number = readNumber(context, given.phoneNumber);
  return 'ok' in number ? number.ok : undefined;
}

const known = ({ id, number, completeAt }: IntakeRecord): KnownIntake => ({
  id,
  number: number?.e164,
  complete: completeAt !== undefined,
});

async function notHosted(
  context: Context,
  customer: string,
  number: EligibleNumber | undefined,
): Promise<OfficeReason | undefined> {
  if (number === undefined) return undefined;
  const hosted = (await hostedBy(context, customer)).map((hosting) => hosting.number.e164);
  const held = context.law.hostingHeld(hosted, number.e164);
  return 'ok' in held ? undefined : held.refused;
}

interface Told {
  readonly company: CompanyRecord;
  readonly before: IntakeRecord | undefined;
  readonly given: Given;
  readonly number: EligibleNumber | undefined;
  readonly missing: readonly Lack[];
}

function intakeFrom(
  context: Context,
  { company, before, given, number, missing }: Told,
): IntakeRecord {
  const name = readDisplayName(given.displayName);
  return {
    id: before?.id ?? context.ids.hex(16),
    customer: company.customer,
    given,
    warnings: 'ok' in name ? context.law.nameWarnings(name.ok, company.name) : [],
    ...(number === undefined ? {} : { number }),
    ...(missing.length > 0 ? {} : { completeAt: context.services.clock.now() }),
  };
}

/** Commits what the letter has brought about, that it was read, and the answer to it. */
async function answer(
  context: Context,
  letter: Letter,
  lines: readonly string[],
  thread: Partial<LetterThread>,
  changes: readonly Change[] = [],
): Promise<void> {
  const { store, services } = context;
  const { customer, ...more } = thread;
  const written = write(context, {
    to: letter.from,
    subject: `Re: ${letter.subject}`.slice(0, 200),
    lines,
    answers: letter.id,
    ...(customer === undefined ? {} : { thread: { customer, ...more } }),
  });
  const readOnce = insert('letterRead', letter.id, { at: services.clock.now() });
  await store.commit([readOnce, ...changes, ...written.changes]);
  send(context, written.record);
}
