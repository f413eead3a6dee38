// Acts of the back office: hosting is ordered, the customer tells of a number by mail, its deployment is made.
import { SECOND } from '../../kernel/clock.ts';
import { couldNot, DONE, type Outcome, refused } from '../act.ts';
import { ADMIN_ADDRESS, TEAM_ADDRESS } from '../addresses.ts';
import { enterDeployment, prepareNumber } from '../hosting.ts';
import { deploymentIdOf, type Ordered, orderHosting, readOverview } from '../people/back-office.ts';
import { named, type Stage } from '../stage.ts';

export const ordersHosting = (stage: Stage, step: Ordered): Promise<Outcome> =>
  orderHosting(stage, step);

interface Told {
  readonly account: string;
  readonly displayName: string | null | undefined;
  readonly phoneNumber: string | null | undefined;
  readonly businessManagerId: string | null;
}

/** How long an answer is waited for. */
const ANSWER_WITHIN_MS = 10 * SECOND;

/** "Reason: not-a-reply" */
export const reasonIn = (text: string): string | null =>
  /^Reason: ([\w-]+)$/m.exec(text)?.[1] ?? null;

function textOf({ plan }: Stage, told: Told): string {
  const { displayName, number } = named(plan.world.accounts, told.account);
  const lines: readonly (readonly [string, string | null])[] = [
    ['Display name', told.displayName === undefined ? displayName : told.displayName],
    ['Phone number', told.phoneNumber === undefined ? number : told.phoneNumber],
    ['Facebook Business Manager ID', told.businessManagerId],
  ];
  return lines
    .flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`]))
    .join('\n');
}

async function writes(
  stage: Stage,
  told: Told,
  subject: string,
  inReplyTo: string | null,
): Promise<Outcome> {
  const { mail, clock } = stage.world;
  const text = textOf(stage, told);
  const id = mail.write({ from: ADMIN_ADDRESS, to: TEAM_ADDRESS, subject, text, inReplyTo });
  const deadline = clock.now() + ANSWER_WITHIN_MS;
  for (;;) {
    const answer = mail.mailbox(ADMIN_ADDRESS).find((letter) => letter.inReplyTo === id);
    if (answer !== undefined) {
      const reason = reasonIn(answer.text);
      return reason === null ? DONE : refused(reason);
    }
    // Nobody has to answer at once.
    if (clock.now() >= deadline) return DONE;
    await clock.sleep(SECOND, 'an answer by mail');
  }
}

export const writesMail = (stage: Stage, told: Told): Promise<Outcome> =>
  writes(stage, told, 'Our WhatsApp number', null);

export async function answersMail(stage: Stage, told: Told): Promise<Outcome> {
  const last = stage.world.mail.mailbox(ADMIN_ADDRESS).at(-1);
  if (last === undefined) return couldNot('no mail has come that could be answered');
  return writes(stage, told, `Re: ${last.subject}`, last.id);
}

/** The name is the one that the back office shows, since that is what the team goes by. */
export async function preparesDeployment(
  stage: Stage,
  step: { readonly account: string; readonly idOf: string | null },
): Promise<Outcome> {
  const { account, idOf } = step;
  const { number, displayName } = named(stage.plan.world.accounts, account);
  const overview = await readOverview(stage);
  const intake = overview?.intakes.find(
    ({ phoneNumber, completeAt }) => phoneNumber === number && completeAt !== null,
  );
  const shown = intake?.displayName ?? displayName;
  const id = deploymentIdOf(stage, idOf ?? account);
  const { access } = stage.memory;
  // Under an ID that has a client already, it is that client which is handed over.
  const prepared =
    access.get(idOf ?? account) ??
    prepareNumber(stage, id, { ...named(stage.plan.world.accounts, account), displayName: shown });
  access.set(account, prepared);
  return enterDeployment(stage, account, { id, phoneNumber: number, displayName: shown });
}

/** The ID as the mail brought it, where the story tells of that mail. */
export function mailedId(stage: Stage, account: string): string | undefined {
  const id = deploymentIdOf(stage, account);
  const letters = stage.world.mail.mailbox(ADMIN_ADDRESS);
  return letters.some(({ text }) => text.includes(id)) ? id : undefined;
}
