// A hosted On-Premises client: one number, its own users, tokens and settings.
import { DAY, type Instant } from '../../../src/kernel/clock.ts';
import type { BusinessNumber } from './business-number.ts';
import type { TemplateBook } from './template.ts';

/** https://developers.facebook.com/docs/whatsapp/on-premises/reference/health */
export const TOKEN_VALID_MS = 7 * DAY;

export interface Settings {
  readonly webhookUrl: string;
  readonly concurrentMax: number;
  /** Which statuses are told; `sent` is off by default. */
  readonly tells: { readonly sent: boolean; readonly delivered: boolean; readonly read: boolean };
  readonly retryStepMs: number;
  readonly retryCapMs: number;
  readonly persist: boolean;
}

export const FIRST_SETTINGS: Settings = {
  webhookUrl: '',
  concurrentMax: 6,
  tells: { sent: false, delivered: true, read: true },
  retryStepMs: 3_000,
  retryCapMs: 900_000,
  persist: true,
};

export interface Deployment {
  readonly id: string;
  readonly number: BusinessNumber;
  readonly certificate: string;
  /** The templates of the account that it sends for. */
  readonly book: TemplateBook;
  readonly username: string;
  password: string;
  /** The first login must bring a new password. */
  passwordChanged: boolean;
  /** When each token ends. */
  readonly tokens: Map<string, Instant>;
  settings: Settings;
}

const PASSWORD = { min: 8, max: 64 } as const;
const PASSWORD_PARTS = [/\d/, /[A-Z]/, /[a-z]/, /[!"#$%&\\'()*+,\-./:;<=>?@[\]^_`{|}~]/];

/** https://developers.facebook.com/docs/whatsapp/on-premises/reference/users */
export const isPassword = (text: string): boolean =>
  text.length >= PASSWORD.min &&
  text.length <= PASSWORD.max &&
  PASSWORD_PARTS.every((part) => part.test(text));

export type LoginRefusal = {
  readonly refused: 'denied' | 'password-must-change' | 'password-weak';
};

/** Checks a login, and takes the new password if there is one. */
export function login(
  deployment: Deployment,
  username: string,
  password: string,
  newPassword: string | undefined,
): LoginRefusal | undefined {
  if (username !== deployment.username || password !== deployment.password) {
    return { refused: 'denied' };
  }
  if (newPassword === undefined) {
    return deployment.passwordChanged ? undefined : { refused: 'password-must-change' };
  }
  if (!isPassword(newPassword)) return { refused: 'password-weak' };
  deployment.password = newPassword;
  deployment.passwordChanged = true;
  return undefined;
}

export function tokenHolds(deployment: Deployment, token: string, now: Instant): boolean {
  const ends = deployment.tokens.get(token);
  return ends !== undefined && now < ends;
}
