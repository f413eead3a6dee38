// An administrator in Admin Center: walks the integration's own pages as a person would, form by form.
import { type Filling, ScreenMismatch } from '../../../simulators/zendesk/admin-center/form.ts';
import type { Frame, Screen } from '../../../simulators/zendesk/admin-center/frame.ts';
import type { Zendesk } from '../../../simulators/zendesk/zendesk.ts';
import { couldNot, DONE, type Outcome, refused } from '../act.ts';

export const CODE_METHODS = ['sms', 'voice'] as const;
export type CodeMethod = (typeof CODE_METHODS)[number];

export interface Admin {
  /** What the frame shows now, or `undefined` when no frame is open. */
  screen(): Screen | undefined;
  /** Follows a link to the end, saying whose admin this is where that is asked. */
  installsByLink(link: string, subdomain: string): Promise<Outcome>;
  /** From the Marketplace. */
  installs(manifestUrl: string): Promise<Outcome>;
  uninstalls(): Promise<Outcome>;
  opensWizard(): Promise<Outcome>;
  savesDeployment(deploymentId: string): Promise<Outcome>;
  requestsCode(method: CodeMethod): Promise<Outcome>;
  goesBack(): Promise<Outcome>;
  reportsNoCode(): Promise<Outcome>;
  entersCode(code: string): Promise<Outcome>;
  startsMigration(): Promise<Outcome>;
  confirmsMigration(ticked: boolean): Promise<Outcome>;
  continuesMigration(): Promise<Outcome>;
  opensAccount(accountName: string): Promise<Outcome>;
  /** The last page of the wizard, if it has come so far. */
  readyPage(): Screen | undefined;
  /** On the page that is open: applies each section given, in page order; stops at the first that is refused. */
  appliesSections(sections: readonly Section[]): Promise<Outcome>;
  /** Opens the page, applies each section given, in page order, and leaves; stops at the first that is refused. */
  editsProfile(accountName: string, sections: readonly Section[]): Promise<Outcome>;
}

/** A form of the Edit account page, and what is entered into it. */
export interface Section {
  readonly form: string;
  readonly fields: Filling;
}

/** A page either says no, with a reason, or it does not. */
const outcomeOf = (screen: Screen): Outcome =>
  screen.error === null ? DONE : refused(screen.error.reason, screen.error.text);

export function createAdmin(
  adminCenter: Zendesk['adminCenter'],
  integration: () => string,
  browse: (url: string) => Promise<Frame>,
): Admin {
  let frame: Frame | undefined;
  let last: Screen | undefined;
  let ready: Screen | undefined;

  /** What a person does at the screen. A page that does not offer it is the integration's fault, not ours. */
  async function look(act: () => Screen | Promise<Screen>): Promise<Outcome> {
    try {
      last = await act();
    } catch (error) {
      if (error instanceof ScreenMismatch) return couldNot(error.message);
      throw error;
    }
    return outcomeOf(last);
  }

  const open = (opened: () => Promise<Frame>): Promise<Outcome> =>
    look(async () => {
      frame = await opened();
      return frame.screen();
    });

  async function submit(form: string, fields: Filling, button?: string): Promise<Outcome> {
    const shown = frame;
    if (shown === undefined) return couldNot('the wizard is not open');
    return look(() => shown.submit(form, fields, button));
  }

  const offers = (form: string): boolean => last?.forms.some(({ name }) => name === form) ?? false;

  /** Where the page has a form that posts the account back to Zendesk, a person presses its button. */
  async function finish(): Promise<Outcome> {
    return offers('finish') ? submit('finish', {}) : DONE;
  }

  /** A wizard that offers its end is brought to it, whichever page offers it. */
  async function finishing(page: Promise<Outcome>): Promise<Outcome> {
    const outcome = await page;
    if (outcome.outcome !== 'done') return outcome;
    if (offers('finish')) ready = last;
    return finish();
  }

  const opensAccount = (accountName: string): Promise<Outcome> =>
    open(() => adminCenter.editAccount(accountName));

  async function appliesSections(sections: readonly Section[]): Promise<Outcome> {
    for (const { form, fields } of sections) {
      const applied = await submit(form, fields);
      if (applied.outcome !== 'done') return applied;
    }
    return DONE;
  }

  return {
    screen: () => last,
    async installsByLink(link, subdomain) {
      let outcome = await open(() => browse(link));
      const pages = [
        ['install', { subdomain }],
        ['install-app', {}],
      ] as const;
      for (const [form, fields] of pages) {
        if (outcome.outcome === 'done' && offers(form)) outcome = await submit(form, fields);
      }
      return outcome;
    },
    async installs(manifestUrl) {
      const done = await adminCenter.install(manifestUrl);
      return 'refused' in done ? refused(done.because) : DONE;
    },
    async uninstalls() {
      try {
        adminCenter.uninstall(integration());
        return DONE;
      } catch (error) {
        if (error instanceof ScreenMismatch) return couldNot(error.message);
        throw error;
      }
    },
    async opensWizard() {
      ready = undefined;
      const opened = await open(() => adminCenter.addAccount(integration()));
      return opened.outcome === 'done' ? submit('channel', { channel: 'WhatsApp' }) : opened;
    },
    savesDeployment: (deploymentId) =>
      finishing(submit('deployment', { deployment_id: deploymentId })),
    requestsCode: (method) => finishing(submit('method', { method }, 'send')),
    async goesBack() {
      const shown = frame;
      if (shown === undefined) return couldNot('the wizard is not open');
      const seen = await look(() => shown.back());
      // What the page before says was said then.
      return seen.outcome === 'refused' ? DONE : seen;
    },
    reportsNoCode: () => submit('waiting', {}, 'no-code'),
    entersCode: (code) => finishing(submit('code', { code }, 'add')),
    startsMigration: () => submit('migrate', {}, 'migrate'),
    confirmsMigration: (ticked) => submit('migration', ticked ? { confirm: 'yes' } : {}, 'confirm'),
    continuesMigration: () => submit('migration-done', {}, 'continue'),
    opensAccount,
    appliesSections,
    readyPage: () => ready,
    async editsProfile(accountName, sections) {
      const opened = await opensAccount(accountName);
      if (opened.outcome !== 'done') return opened;
      const applied = await appliesSections(sections);
      return applied.outcome === 'done' ? finish() : applied;
    },
  };
}
