// What is remembered between two pages: an admin adding an account, or editing one.
import type { Section } from '../../domain/business-profile.ts';
import type { Screen } from '../../domain/connection.ts';
import type { MigrationState } from '../../domain/migration.ts';
import type { Language } from '../pages/language.ts';

export interface WizardSession {
  readonly id: string;
  /** Zendesk subdomain. */
  readonly customer: string;
  readonly returnUrl: string;
  readonly instancePushId: string;
  readonly accessToken: string;
  readonly language: Language;
  readonly screen: Screen;
  readonly codeAsked: boolean;
  /** WhatsApp has taken the code; what is left can be done again without it. */
  readonly codeAccepted: boolean;
  readonly migration: MigrationState;
  readonly deploymentId?: string;
  /** The account to be, named from the moment its deployment is chosen. */
  readonly account?: { readonly id: string; readonly key: string };
}

export interface ProfileVisit {
  readonly id: string;
  readonly accountId: string;
  readonly returnUrl: string;
  readonly state: string;
  readonly language: Language;
  /** Sections applied so far, in order. */
  readonly applied: readonly Section[];
}
