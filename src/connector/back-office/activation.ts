// From hosting to the deployment ID: the letter that asks, and the letter that answers.
import type { Context } from '../context.ts';
import { installLinkOf } from '../install-link.ts';
import { inAccount, ofAccount } from '../records/keys.ts';
import type { IntakeRecord } from '../records/office.ts';
import { type Change, put } from '../store.ts';
import { hostingKey } from './charging.ts';
import { hostedBy, standingOf } from './hosted.ts';
import { requestLines } from './letters.ts';
import { send, write } from './post.ts';
import { officeLane } from './staff.ts';

/** INTAKE-3: once the integration is installed and hosting is on, the customer is asked, once for each number. */
export async function ask(context: Context, customer: string): Promise<void> {
  const { store } = context;
  const company = await store.get('company', customer);
  if (company === undefined || (await standingOf(context, customer)) !== 'installed') return;
  const unasked = (await hostedBy(context, customer)).filter(({ asked }) => !asked);
  if (unasked.length === 0) return;
  const letter = write(context, {
    to: company.contact,
    subject: 'Your WhatsApp information',
    lines: requestLines(unasked.map(({ number }) => number.international)),
    thread: { customer },
  });
  const asked: Change[] = unasked.map((hosting) =>
    put('hosting', hostingKey(hosting), { ...hosting, asked: true }),
  );
  await store.commit([...letter.changes, ...asked]);
  send(context, letter.record);
}

export const intakesOf = (context: Context, customer: string): Promise<readonly IntakeRecord[]> =>
  context.store.list('intake', ofAccount(customer));

/** The number's intake, if the customer has told all of it. */
export const intakeOf = async (
  context: Context,
  customer: string,
  number: string,
): Promise<IntakeRecord | undefined> =>
  (await intakesOf(context, customer)).find(
    (intake) => intake.number?.e164 === number && intake.completeAt !== undefined,
  );

/** INTAKE-4: mails the deployment ID when it is due, or comes back then. To be called in the customer's lane. */
export async function activate(context: Context, customer: string, number: string): Promise<void> {
  const { store, law, services, lanes } = context;
  const hosting = await store.get('hosting', inAccount(customer, number));
  const company = await store.get('company', customer);
  if (hosting === undefined || company === undefined || hosting.mailedAt !== undefined) return;
  const intake = await intakeOf(context, customer, number);
  const due = law.deploymentMailedAt({
    completeAt: intake?.completeAt,
    tasksDoneAt: hosting.tasksDoneAt,
    readyAt: hosting.deploymentReadyAt,
  });
  const deployment = await store.get('number', number);
  if (due === undefined || deployment === undefined) return;
  const now = services.clock.now();
  if (due > now) {
    services.clock.at(due, 'deployment mail', () =>
      lanes.run(officeLane(customer), () => activate(context, customer, number)),
    );
    return;
  }
  const link = await installLinkOf(context, customer);
  const letter = write(context, {
    to: company.contact,
    subject: 'Your deployment ID',
    lines: law.deploymentLines(deployment.deploymentId, link),
  });
  const mailed = put('hosting', hostingKey(hosting), { ...hosting, mailedAt: now });
  await store.commit([...letter.changes, mailed]);
  send(context, letter.record);
}
