// An administrator in Admin Center: walks the integration's own pages as a person would, form by form.
import type { Filling } from '../../../simulators/zendesk/admin-center/form.ts';
import type { Frame, Screen } from '../../../simulators/zendesk/admin-center/frame.ts';
import type { Zendesk } from '../../../simulators/zendesk/zendesk.ts';
import { couldNot, DONE, type Outcome, refused } from '../act.ts';

export const CODE_METHODS = ['sms', 'voice'] as const;
export type CodeMethod = (typeof CODE_METHODS)[number];

export interface Admin {
  /** What the frame shows now, or `undefined` when no frame is open. */
  screen(): Screen | undefined;
  opensWizard(): Promise<Outcome>;
  savesDeployment(deploymentId: string): Promise<Outcome>;
  requestsCode(method: CodeMethod): Promise<Outcome>;
  goesBack(): Outcome;
  reportsNoCode(): Promise<Outcome>;
  entersCode(code: string): Promise<Outcome>;
  startsMigration(): Promise<Outcome>;
  confirmsMigration(ticked: boolean): Promise<Outcome>;
  continuesMigration(): Promise<Outcome>;
  /** Applies each section given, in page order; stops at the first that is refused. */
  editsProfile(accountName: string, sections: readonly Section[]): Promise<Outcome>;
}

/** A form of the Edit account page, and what is entered into it. */
export interface Section {
  readonly form: string;
  readonly fields: Filling;
}

/** A page either says no, with a reason, or it does not. */
const outcomeOf = (screen: Screen): Outcome =>
  screen.error === null ? DONE : refused(screen.error.reason);

export function createAdmin(adminCenter: Zendesk['adminCenter'], integration: () => string): Admin {
  let frame: Frame | undefined;
  let last: Screen | undefined;

  async function submit(form: string, fields: Filling, button?: string): Promise<Outcome> {
    if (frame === undefined) return couldNot('the wizard is not open');
    const screen = frame.screen();
    if (!screen.forms.some(({ name }) => name === form)) {
      return couldNot(`the page "${screen.name}" has no form "${form}"`);
    }
    last = await frame.submit(form, fields, button);
    return outcomeOf(last);
  }

  /** Where the page has a form that posts the account back to Zendesk, a person presses its button. */
  async function finish(): Promise<Outcome> {
    const offered = last?.forms.some(({ name }) => name === 'finish') ?? false;
    return offered ? submit('finish', {}) : DONE;
  }

  /** A wizard that offers its end is brought to it, whichever page offers it. */
  async function finishing(page: Promise<Outcome>): Promise<Outcome> {
    const outcome = await page;
    return outcome.outcome === 'done' ? finish() : outcome;
  }

  return {
    screen: () => last,
    async opensWizard() {
      frame = await adminCenter.addAccount(integration());
      last = frame.screen();
      if (last.error !== null) return refused(last.error.reason);
      return submit('channel', { channel: 'WhatsApp' });
    },
    savesDeployment: (deploymentId) =>
      finishing(submit('deployment', { deployment_id: deploymentId })),
    requestsCode: (method) => finishing(submit('method', { method }, 'send')),
    goesBack() {
      if (frame === undefined) return couldNot('the wizard is not open');
      last = frame.back();
      return DONE;
    },
    reportsNoCode: () => submit('waiting', {}, 'no-code'),
    entersCode: (code) => finishing(submit('code', { code }, 'add')),
    startsMigration: () => submit('migrate', {}, 'migrate'),
    confirmsMigration: (ticked) => submit('migration', ticked ? { confirm: 'yes' } : {}, 'confirm'),
    continuesMigration: () => submit('migration-done', {}, 'continue'),
    async editsProfile(accountName, sections) {
      frame = await adminCenter.editAccount(accountName);
      last = frame.screen();
      if (last.error !== null) return refused(last.error.reason);
      for (const { form, fields } of sections) {
        const applied = await submit(form, fields);
        if (applied.outcome !== 'done') return applied;
      }
      return finish();
    },
  };
}
