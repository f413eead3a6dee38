// Before the first step: phones, the installation, deployments, and the accounts that are connected already.

import { couldNot, DONE, type Outcome } from './act.ts';
import { connectAccount } from './acts/connecting.ts';
import { comeToRest } from './align.ts';
import { hostNumber, prepareNumber } from './hosting.ts';
import { orderHosting } from './people/back-office.ts';
import type { Stage } from './stage.ts';

/** Cloud: whoever has more numbers than these has a business that Meta has verified. */
const NUMBERS_UNVERIFIED = 2;

/** The people's phones and lines, as they were before the story begins. */
function furnish({ plan, world }: Stage): void {
  for (const account of Object.values(plan.world.accounts)) {
    world.telephone.define(account.number, {
      kind: account.line,
      ivr: account.ivr ?? false,
      takesSms: account.takesSms,
      takesCalls: account.takesCalls,
    });
    if (account.app === 'none') continue;
    world.whatsapp.phones.install(account.number, account.app, account.displayName);
  }
  for (const customer of Object.values(plan.world.customers)) {
    world.whatsapp.phones.install(customer.phone, 'messenger', customer.name);
  }
  for (const account of Object.values(plan.world.accounts)) {
    for (let chat = 1; chat <= account.chats; chat++) {
      const friend = `+5521988${String(chat).padStart(6, '0')}`;
      world.whatsapp.phones.install(friend, 'messenger', `Friend ${chat}`);
      world.whatsapp.phones.chat(friend, account.number, `An old message, number ${chat}`);
    }
  }
}

async function install({ world }: Stage): Promise<Outcome> {
  const installed = await world.zendesk.adminCenter.install(
    `${world.settings.baseUrl}/connector/manifest`,
  );
  return 'refused' in installed
    ? couldNot(`the integration could not be installed: ${installed.refused}`)
    : DONE;
}

/** What is done for every account before the story begins: hosting is bought, and its deployment is issued. */
async function deploy(stage: Stage): Promise<Outcome> {
  const { plan, world, deployments } = stage;
  const ids = world.random.fork('deployments');
  const business =
    plan.dialect === 'cloud' ? world.whatsapp.createBusiness({ name: 'Acme' }) : undefined;
  stage.memory.business = business;
  if (business !== undefined && Object.keys(plan.world.accounts).length > NUMBERS_UNVERIFIED) {
    world.whatsapp.numbers.verifyBusiness(business.wabaId);
  }
  const hosted: string[] = [];
  for (const [name, account] of Object.entries(plan.world.accounts)) {
    const id = `${name}-${ids.hex(12)}`;
    if (account.state === 'hosted') {
      hosted.push(name);
      continue;
    }
    deployments.set(name, id);
    stage.memory.access.set(name, prepareNumber(stage, id, account));
    if (account.state === 'unhosted') continue;
    const entered = await hostNumber(stage, name);
    if (entered.outcome !== 'done') {
      return couldNot(`the back office could not enter a deployment: ${entered.reason}`);
    }
  }
  if (hosted.length === 0) return DONE;
  const ordered = await orderHosting(stage, { accounts: hosted, by: 'account-manager' });
  return ordered.outcome === 'done' ? DONE : couldNot(`no hosting was bought: ${ordered.reason}`);
}

/** What is wrong is the integration's: then the story cannot begin, and the outcome says why. */
export async function setTheStage(stage: Stage): Promise<Outcome> {
  const { plan, world } = stage;
  furnish(stage);
  if (plan.world.installation !== 'absent') {
    const installed = await world.clock.drive('the installation', install(stage));
    if (installed.outcome !== 'done') return installed;
  }
  const deployed = await world.clock.drive('the deployments', deploy(stage));
  if (deployed.outcome !== 'done') return deployed;
  // The mail that asks for a number's information has come.
  if (Object.values(plan.world.accounts).some(({ state }) => state === 'hosted')) {
    await comeToRest(stage);
  }
  for (const [name, account] of Object.entries(plan.world.accounts)) {
    if (account.state !== 'connected') continue;
    const method = account.takesSms ? 'sms' : 'voice';
    const connected = await world.clock.drive(
      `account "${name}" to be connected`,
      connectAccount(stage, name, method),
    );
    if (connected.outcome !== 'done') {
      return couldNot(`the account could not be connected: ${connected.reason}`);
    }
    await comeToRest(stage);
  }
  return DONE;
}
