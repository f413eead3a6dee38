// Every verb that acts, and what it does on the stage. Verbs that look are in `observe`.
import type { PlannedStep } from '../../scenario/plan.ts';
import type { Outcome } from '../act.ts';
import { hostNumber } from '../hosting.ts';
import { finishTasks } from '../people/back-office.ts';
import type { Stage } from '../stage.ts';
import type { ActingStep, ActingVerb } from '../steps.ts';
import { setsAutoReply } from './auto-reply.ts';
import {
  adminCreatesView,
  agentCreatesView,
  appliesMacro,
  createsAutomation,
  createsMacro,
  createsTrigger,
  renamesIntegration,
} from './business-rules.ts';
import {
  connectAccount,
  deletesApp,
  entersCode,
  requestsCode,
  savesDeployment,
} from './connecting.ts';
import { agentsAnswer, crowdWrites } from './crowd.ts';
import { installsByLink, installsFromMarketplace } from './installing.ts';
import { sendsContact, sendsFile, sendsLocation, sendsOther } from './media.ts';
import { companyJoins } from './neighbour.ts';
import { breaksNetwork, healsNetwork } from './network.ts';
import { abandonsMove, correctsNumber, endsTwoStep, installsApp, movesToCloud } from './numbers.ts';
import { answersMail, ordersHosting, preparesDeployment, writesMail } from './office.ts';
import { appliesSections, changesElsewhere, editsProfile, opensAccount } from './profile.ts';
import { formerProviderWrites } from './provider.ts';
import { strangerRepeats } from './stranger.ts';
import { allTabsEnter, allTabsSave, usesTab } from './tabs.ts';
import { notes, replies, sends } from './talking.ts';
import { decidesTemplate, hasTemplate, sendsTemplate } from './template.ts';
import { cannotGetMessages, changesNumber, mergesUsers, setsStatus } from './ticket.ts';
import { refusesLate } from './whatsapp.ts';

type Act<S extends PlannedStep> = (stage: Stage, step: S) => Outcome | Promise<Outcome>;
const ACTS: { readonly [V in ActingVerb]: Act<Extract<ActingStep, { readonly verb: V }>> } = {
  ordersHosting,
  teamOrdersHosting: ordersHosting,
  adminOrdersHosting: ordersHosting,
  answersMail,
  writesMail,
  finishesTasks: (stage, step) => finishTasks(stage, step.account),
  preparesDeployment,
  sends,
  replies,
  notes,
  crowdWrites,
  agentsAnswer,
  sendsFile,
  sendsLocation,
  sendsContact,
  sendsOther,
  setsStatus,
  mergesUsers,
  changesNumber,
  cannotGetMessages,
  connects: (stage, step) => {
    stage.memory.wizardOf = step.account;
    return connectAccount(stage, step.account, step.method);
  },
  installsByLink,
  installsFromMarketplace,
  uninstalls: (stage) => stage.admin.uninstalls(),
  opensWizard: (stage) => stage.admin.opensWizard(),
  savesDeployment: (stage, step) => savesDeployment(stage, step.deployment),
  requestsCode: (stage, step) => requestsCode(stage, step.method),
  goesBack: (stage) => stage.admin.goesBack(),
  reportsNoCode: (stage) => stage.admin.reportsNoCode(),
  entersCode: (stage, step) => entersCode(stage, step.code),
  hosts: (stage, step) => hostNumber(stage, step.account, step.spelled ?? undefined),
  correctsNumber,
  formerProviderWrites,
  movesToCloud,
  abandonsMove,
  endsTwoStep,
  installsApp,
  usesTab,
  allTabsSave,
  allTabsEnter,
  startsMigration: (stage) => stage.admin.startsMigration(),
  confirmsMigration: (stage, step) => stage.admin.confirmsMigration(step.ticked),
  continuesMigration: (stage) => stage.admin.continuesMigration(),
  deletesApp: (stage, step) => deletesApp(stage, step.account),
  editsProfile,
  setsAutoReply,
  refusesLate,
  hasTemplate,
  decidesTemplate,
  sendsTemplate,
  opensAccount,
  appliesSections,
  changesElsewhere,
  adminCreatesView,
  agentCreatesView,
  createsTrigger,
  createsAutomation,
  createsMacro,
  appliesMacro,
  renamesIntegration,
  companyJoins,
  strangerRepeats,
  fault: breaksNetwork,
  heal: healsNetwork,
};

export const isAct = (step: PlannedStep): step is ActingStep => Object.hasOwn(ACTS, step.verb);

/** The verb picks its own act, which the compiler cannot follow through the union. */
export const perform = async (stage: Stage, step: ActingStep): Promise<Outcome> =>
  (ACTS[step.verb] as Act<ActingStep>)(stage, step);
