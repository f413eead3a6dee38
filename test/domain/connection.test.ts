import { describe, expect, it } from 'vitest';
import {
  accountListed,
  type Progress,
  SCREENS,
  STEPS,
  screenAfter,
  stepInOrder,
  suggestions,
} from '../../src/domain/connection.ts';

const ON = {
  channel: ['choose-channel'],
  deployment: ['save-deployment'],
  code: ['send-code', 'await-code', 'enter-code', 'migrate'],
  migration: ['confirm-migration'],
  'migration-steps': ['continue-migration'],
  finish: [],
} as const;

describe.each(SCREENS)('on screen %s', (screen) => {
  it.each(STEPS)('%s', (step) => {
    const progress: Progress = { screen, codeAsked: true, migration: 'offered' };
    expect(stepInOrder(progress, step)).toBe((ON[screen] as readonly string[]).includes(step));
  });
});

it('takes no code before one was sent, and no migration that was not offered', () => {
  const progress: Progress = { screen: 'code', codeAsked: false, migration: 'none' };
  expect(STEPS.filter((step) => stepInOrder(progress, step))).toEqual(['send-code']);
});

it.each([
  ['choose-channel', 'deployment'],
  ['save-deployment', 'code'],
  ['send-code', 'code'],
  ['await-code', 'code'],
  ['enter-code', 'finish'],
  ['migrate', 'migration'],
  ['confirm-migration', 'migration-steps'],
  ['continue-migration', 'code'],
] as const)('%s leads to the screen %s', (step, screen) => {
  expect(screenAfter(step)).toBe(screen);
});

it('leads to the account by one way only', () => {
  expect(STEPS.filter((step) => screenAfter(step) === 'finish')).toEqual(['enter-code']);
  expect(SCREENS.filter(accountListed)).toEqual(['finish']);
});

it('suggests the profile and the automatic reply', () => {
  expect(suggestions()).toEqual(['set-up-profile', 'set-up-auto-reply']);
});
