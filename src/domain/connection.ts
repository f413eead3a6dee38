// Connecting a number: the wizard's screens, the steps taken on them, and their one order.
import type { MigrationState } from './migration.ts';

export const SCREENS = [
  'channel',
  'deployment',
  'code',
  'migration',
  'migration-steps',
  'finish',
] as const;
export type Screen = (typeof SCREENS)[number];

export const STEPS = [
  'choose-channel',
  'save-deployment',
  'send-code',
  'await-code',
  'enter-code',
  'migrate',
  'confirm-migration',
  'continue-migration',
] as const;
export type Step = (typeof STEPS)[number];

/** The screen on which a step is taken, and the one that follows when it succeeds. */
const ORDER: { readonly [S in Step]: { readonly on: Screen; readonly next: Screen } } = {
  'choose-channel': { on: 'channel', next: 'deployment' },
  'save-deployment': { on: 'deployment', next: 'code' },
  'send-code': { on: 'code', next: 'code' },
  'await-code': { on: 'code', next: 'code' },
  'enter-code': { on: 'code', next: 'finish' },
  migrate: { on: 'code', next: 'migration' },
  'confirm-migration': { on: 'migration', next: 'migration-steps' },
  'continue-migration': { on: 'migration-steps', next: 'code' },
};

/** How far a wizard has come. */
export interface Progress {
  readonly screen: Screen;
  /** A code has been sent in this wizard. */
  readonly codeAsked: boolean;
  readonly migration: MigrationState;
}

/** CONNECT-1, MIGRATION-4: a step is taken only on its own screen, and a code only after one was sent. */
export function stepInOrder(progress: Progress, step: Step): boolean {
  if (ORDER[step].on !== progress.screen) return false;
  switch (step) {
    case 'enter-code':
    case 'await-code':
      return progress.codeAsked;
    case 'migrate':
      return progress.migration === 'offered';
    default:
      return true;
  }
}

/** CONNECT-1: which screen follows a step that succeeded. */
export const screenAfter = (step: Step): Screen => ORDER[step].next;

/** CONNECT-6: Zendesk is told of the account only on the last screen, which only a right code opens. */
export const accountListed = (screen: Screen): boolean => screen === 'finish';

export const SUGGESTIONS = ['set-up-profile', 'set-up-auto-reply'] as const;
export type Suggestion = (typeof SUGGESTIONS)[number];

/** CONNECT-8: what to do next, once the account is there. */
export const suggestions = (): readonly Suggestion[] => SUGGESTIONS;
