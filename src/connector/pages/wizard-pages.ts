// The wizard's screens, from a session to HTML. Forms are plain, since the frame may run no script.
import type { Screen } from '../../domain/connection.ts';
import { METHODS } from '../../domain/verification.ts';
import type { Context } from '../context.ts';
import { html, type Markup } from '../html.ts';
import { metadataOf } from '../records/account.ts';
import type { DeploymentRecord } from '../records/deployment.ts';
import type { WizardSession } from '../records/session.ts';
import type { Notice } from './wording.ts';

export interface Shown {
  readonly context: Context;
  readonly session: WizardSession;
  /** Undefined until one has been chosen. */
  readonly deployment: DeploymentRecord | undefined;
}

interface ScreenParts {
  readonly title: string;
  readonly notices: readonly Notice[];
  readonly body: readonly Markup[];
}

/** A form of the wizard; the session travels in a hidden field, so that no address holds it. */
function form(shown: Shown, name: string, path: string, fields: Markup): Markup {
  const { baseUrl } = shown.context.settings;
  return html`<form name="${name}" method="post" action="${baseUrl}/connector/wizard/${path}"><input type="hidden" name="session" value="${shown.session.id}">${fields}</form>
`;
}

const button = (value: string, text: string): Markup =>
  html`<button type="submit" name="action" value="${value}">${text}</button>`;

const METHOD_TEXT = { sms: 'SMS', voice: 'Voice call' } as const;

function channel(shown: Shown): ScreenParts {
  const fields = html`<label>Channel <select name="channel"><option value="WhatsApp">WhatsApp</option></select></label>${button('continue', 'Continue')}`;
  return {
    title: 'Add an account',
    notices: [],
    body: [form(shown, 'channel', 'channel', fields)],
  };
}

function deployment(shown: Shown): ScreenParts {
  const fields = html`<label>Deployment ID <input type="text" name="deployment_id" value="" required></label>${button('save', 'Save changes')}`;
  return {
    title: 'Enter the deployment ID',
    notices: [],
    body: [form(shown, 'deployment', 'deployment', fields)],
  };
}

function code(shown: Shown): ScreenParts {
  const { session } = shown;
  const { law } = shown.context;
  const offered = law.methodsOffered();
  const methods = METHODS.filter((method) => offered.includes(method)).map(
    (method, i) =>
      html`<label><input type="radio" name="method" value="${method}"${i === 0 ? html` checked` : ''}> ${METHOD_TEXT[method]}</label>`,
  );
  const body = [form(shown, 'method', 'method', html`${methods}${button('send', 'Send code')}`)];
  if (session.codeAsked) {
    const entry = html`<label>Code <input type="text" name="code" value="" inputmode="numeric" autocomplete="one-time-code"></label>${button('add', 'Add account')}`;
    body.push(form(shown, 'code', 'code', entry));
    body.push(form(shown, 'waiting', 'no-code', button('no-code', 'I have no code yet')));
  }
  if (session.migration === 'offered') {
    body.push(form(shown, 'migrate', 'migrate', button('migrate', 'Migrate this number')));
  }
  return { title: 'Enter the verification code', notices: [], body };
}

function migration(shown: Shown): ScreenParts {
  const fields = html`<label><input type="checkbox" name="confirm" value="yes"> I accept that everything in the app is deleted</label>${button('confirm', 'Confirm')}`;
  return {
    title: 'Migrate this number',
    notices: ['data-loss'],
    body: [form(shown, 'migration', 'migration', fields)],
  };
}

function migrationSteps(shown: Shown): ScreenParts {
  return {
    title: 'Delete the account in the app',
    notices: ['delete-account'],
    body: [
      form(shown, 'migration-done', 'migration-done', button('continue', 'The account is deleted')),
    ],
  };
}

function finish(shown: Shown): ScreenParts {
  const { session, context } = shown;
  const { law } = context;
  if (shown.deployment === undefined || session.account === undefined) {
    return { title: 'Add an account', notices: [], body: [] };
  }
  const name = law.accountName(shown.deployment.displayName, shown.deployment.number);
  const body = html`<p>${name}</p><form name="finish" method="post" action="${session.returnUrl}"><input type="hidden" name="name" value="${name}"><input type="hidden" name="metadata" value="${metadataOf(session.account)}"><input type="hidden" name="state" value=""><button type="submit">Finish</button></form>`;
  return { title: 'The account is ready', notices: law.suggestions(), body: [body] };
}

const SCREEN_PARTS: { readonly [S in Screen]: (shown: Shown) => ScreenParts } = {
  channel,
  deployment,
  code,
  migration,
  'migration-steps': migrationSteps,
  finish,
};

export const screenParts = (shown: Shown, screen: Screen): ScreenParts =>
  SCREEN_PARTS[screen](shown);
