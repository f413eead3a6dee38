// Every verb that looks, and what it sees at the edges. Looking changes nothing and decides nothing.
import type { Screen } from '../../../simulators/zendesk/admin-center/frame.ts';
import { HarnessError } from '../../kernel/harness-error.ts';
import { CODE_METHODS, type CodeMethod } from '../people/admin.ts';
import { CODE_WITHIN_MS } from '../people/code-reader.ts';
import { named, type Stage } from '../stage.ts';
import type { LookingStep } from '../steps.ts';
import { seeAccountPage } from './account-page.ts';
import { seeAccount } from './accounts.ts';
import { seeAnnouncement } from './announcement.ts';
import { seeApps } from './apps.ts';
import { seeAttempts } from './attempts.ts';
import {
  seeRuleActions,
  seeRuleConditions,
  seeRules,
  seeTicketFields,
  seeView,
} from './business-rules.ts';
import { seeCrowd } from './crowd.ts';
import { seeDevice, seeProfile } from './device.ts';
import { seeEventLog } from './event-log.ts';
import { seeNumber } from './number.ts';
import { seeCharges, seeHosting, seeMail } from './office.ts';
import { seeSearch } from './search.ts';
import { seeSecrets } from './secrets.ts';
import type { Sight } from './sight.ts';
import { seeTicketPage } from './ticket-page.ts';
import { seeAllTickets, seeReply, seeTicket } from './tickets.ts';

type Look<S extends LookingStep> = (stage: Stage, step: S) => Sight | Promise<Sight>;

const SIGHTS: {
  readonly [V in LookingStep['verb']]: Look<Extract<LookingStep, { readonly verb: V }>>;
} = {
  expectMail: seeMail,
  expectBackOffice: (stage, step) => seeHosting(stage, step.account),
  expectCharges: (stage, step) => seeCharges(stage, step.account),
  expectWizard: seeWizard,
  expectApps: seeApps,
  expectAccount: (stage, step) => seeAccount(stage, step.account),
  expectTabs: ({ tabs }) => {
    const screens = tabs.all().flatMap((tab) => tab.screen() ?? []);
    return {
      finished: screens.filter(({ name }) => name === 'account-saved').length,
      errors: screens.flatMap(({ error }) => error?.reason ?? []).sort(),
    };
  },
  expectReadyPage: ({ admin }) => {
    const page = admin.readyPage();
    return { shown: page !== undefined, notices: [...(page?.notices ?? [])] };
  },
  expectAnnouncement: seeAnnouncement,
  expectCode: seeCode,
  expectAccountPage: seeAccountPage,
  expectTicket: (stage, step) => seeTicket(stage, step.of, step.account),
  expectTicketPage: (stage, step) => seeTicketPage(stage, step.of, step.account),
  expectEventLog: (stage, step) => seeEventLog(stage, step.of, step.account),
  expectSecrets: seeSecrets,
  expectSearch: (stage, step) => seeSearch(stage, step.of),
  expectAllTickets: seeAllTickets,
  expectReply: seeReply,
  expectCrowd: seeCrowd,
  expectDevice: (stage, step) => seeDevice(stage, step.of, step.account),
  expectProfile: (stage, step) => seeProfile(stage, step.account),
  expectNumber: (stage, step) => seeNumber(stage, step.account),
  expectPhone: (stage, step) => ({
    ...stage.world.whatsapp.phones.app(named(stage.plan.world.accounts, step.account).number),
  }),
  expectAttempts: seeAttempts,
  expectMove: ({ memory: { lastOutcome } }) => ({
    refused: lastOutcome?.outcome === 'refused' ? lastOutcome.reason : null,
  }),
  expectHosting: ({ memory: { hosted } }, step) => ({
    hosted: hosted.has(step.account),
    number: hosted.get(step.account) ?? null,
  }),
  expectView: seeView,
  expectRuleConditions: seeRuleConditions,
  expectRuleActions: seeRuleActions,
  expectRules: seeRules,
  expectTicketFields: seeTicketFields,
  expectRefusal: ({ memory: { lastOutcome } }) =>
    lastOutcome?.outcome === 'refused'
      ? { reason: lastOutcome.reason, says: lastOutcome.says ?? '' }
      : { reason: null, says: '' },
};

/** The verb picks its own sight, which the compiler cannot follow through the union. */
export async function observe(stage: Stage, step: LookingStep): Promise<Sight> {
  const look: Look<LookingStep> | undefined = SIGHTS[step.verb] as Look<LookingStep> | undefined;
  if (look === undefined) throw new HarnessError(`channelproof cannot look for "${step.verb}"`);
  return look(stage, step);
}

function seeWizard({ admin }: Stage): Sight {
  const screen = admin.screen();
  if (screen === undefined) return { screen: null };
  return {
    screen: screen.name,
    error: screen.error?.reason ?? null,
    notices: [...screen.notices],
    offers: [...screen.offers],
    allOffers: [...new Set(screen.offers)].sort(),
    methods: methodsOn(screen),
    says: screen.text,
  };
}

/** In one order, whatever theirs on the page is. */
function methodsOn({ forms }: Screen): readonly CodeMethod[] {
  const offered = forms.flatMap(({ fields }) =>
    fields.flatMap(({ name, options }) => (name === 'method' ? options : [])),
  );
  return CODE_METHODS.filter((method) => offered.includes(method));
}

async function seeCode(
  { world, plan, codes, memory }: Stage,
  step: {
    readonly account: string;
    readonly by: 'sms' | 'voice';
    readonly withinMs: number | null;
  },
): Promise<Sight> {
  const { number } = named(plan.world.accounts, step.account);
  const came = () =>
    codes.codes(number).some(({ at, by }) => at >= memory.codeAskedAt && by === step.by);
  const deadline = memory.codeAskedAt + (step.withinMs ?? CODE_WITHIN_MS);
  while (!came() && world.clock.now() < deadline) {
    await world.clock.sleep(Math.min(1_000, deadline - world.clock.now()), 'a code to arrive');
  }
  return { arrived: came() };
}
