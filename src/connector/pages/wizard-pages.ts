// The wizard's screens, from a session to HTML. Forms are plain, since the frame may run no script.
import type { Screen } from '../../domain/connection.ts';
import { METHODS } from '../../domain/verification.ts';
import type { Context } from '../context.ts';
import { html, type Markup } from '../html.ts';
import { metadataOf } from '../records/account.ts';
import type { DeploymentRecord } from '../records/deployment.ts';
import type { WizardSession } from '../records/session.ts';
import { button, choiceField, type Reader, selectField, textField, tickField } from './fields.ts';
import { LABELS, type Label } from './labels.ts';
import { say } from './language.ts';
import type { Problem } from './problem.ts';
import type { Notice } from './wording.ts';

export interface Shown {
  readonly context: Context;
  readonly session: WizardSession;
  /** Undefined until one has been chosen. */
  readonly deployment: DeploymentRecord | undefined;
  readonly problem: Problem | undefined;
}

interface ScreenParts {
  readonly title: Label;
  readonly notices: readonly Notice[];
  readonly body: readonly Markup[];
}

const readerOf = ({ session, problem }: Shown): Reader => ({
  language: session.language,
  problem,
});

/** A form of the wizard; the session travels in a hidden field, so that no address holds it. */
function form(shown: Shown, name: string, path: string, fields: Markup): Markup {
  const { baseUrl } = shown.context.settings;
  return html`<form name="${name}" method="post" action="${baseUrl}/connector/wizard/${path}"><input type="hidden" name="session" value="${shown.session.id}">${fields}</form>
`;
}

function channel(shown: Shown): ScreenParts {
  const reader = readerOf(shown);
  const field = { name: 'channel', label: 'channel' } as const;
  const fields = html`${selectField(reader, field, ['WhatsApp'])}${button('continue', 'continue', reader)}`;
  return {
    title: 'titleChannel',
    notices: [],
    body: [form(shown, 'channel', 'channel', fields)],
  };
}

function deployment(shown: Shown): ScreenParts {
  const reader = readerOf(shown);
  const field = { name: 'deployment_id', label: 'deploymentId', hint: 'deploymentHint' } as const;
  const fields = html`${textField(reader, field, { value: '' }, html` required`)}${button('save', 'save', reader)}`;
  return {
    title: 'titleDeployment',
    notices: [],
    body: [form(shown, 'deployment', 'deployment', fields)],
  };
}

const CODE_ENTRY = html` inputmode="numeric" autocomplete="one-time-code"`;

function code(shown: Shown): ScreenParts {
  const { session } = shown;
  const { law } = shown.context;
  const reader = readerOf(shown);
  const offered = law.methodsOffered();
  const methods = choiceField(
    reader,
    { name: 'method', label: 'methods' },
    METHODS.filter((method) => offered.includes(method)).map((method) => ({
      value: method,
      label: method,
    })),
  );
  const body = [form(shown, 'method', 'method', html`${methods}${button('send', 'send', reader)}`)];
  if (session.codeAsked) {
    const field = { name: 'code', label: 'code', hint: 'codeHint' } as const;
    const entry = html`${textField(reader, field, { value: '' }, CODE_ENTRY)}${button('add', 'add', reader)}`;
    body.push(form(shown, 'code', 'code', entry));
    body.push(form(shown, 'waiting', 'no-code', button('no-code', 'noCode', reader)));
  }
  if (session.migration === 'offered') {
    body.push(form(shown, 'migrate', 'migrate', button('migrate', 'migrate', reader)));
  }
  return { title: 'titleCode', notices: [], body };
}

function migration(shown: Shown): ScreenParts {
  const reader = readerOf(shown);
  const tick = tickField(reader, { name: 'confirm', label: 'acceptLoss' }, 'yes');
  return {
    title: 'titleMigration',
    notices: ['data-loss'],
    body: [
      form(shown, 'migration', 'migration', html`${tick}${button('confirm', 'confirm', reader)}`),
    ],
  };
}

function migrationSteps(shown: Shown): ScreenParts {
  const go = button('continue', 'deleted', readerOf(shown));
  return {
    title: 'titleMigrationSteps',
    notices: ['delete-account'],
    body: [form(shown, 'migration-done', 'migration-done', go)],
  };
}

function finish(shown: Shown): ScreenParts {
  const { session, context } = shown;
  const { law } = context;
  if (shown.deployment === undefined || session.account === undefined) {
    return { title: 'addingAccount', notices: [], body: [] };
  }
  const name = law.accountName(shown.deployment.displayName, shown.deployment.number);
  const body = html`<p>${name}</p><form name="finish" method="post" action="${session.returnUrl}"><input type="hidden" name="name" value="${name}"><input type="hidden" name="metadata" value="${metadataOf(session.account)}"><input type="hidden" name="state" value=""><button type="submit">${say(session.language, LABELS.finish)}</button></form>`;
  return { title: 'titleFinish', notices: law.suggestions(), body: [body] };
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
