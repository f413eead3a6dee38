import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  confirmLoss,
  importedAfterMigration,
  MIGRATION_EVENTS,
  type MigrationEvent,
  type MigrationState,
  migrate,
  migratedNumberUsable,
  mustRegister,
  takenReason,
  wayBack,
} from '../../src/domain/migration.ts';

const after = (events: readonly MigrationEvent[]): MigrationState | 'refused' =>
  events.reduce<MigrationState | 'refused'>((state, event) => {
    if (state === 'refused') return state;
    const next = migrate(state, event);
    return 'ok' in next ? next.ok : 'refused';
  }, 'none');

describe('a migration', () => {
  it.each([
    [['number-taken'], 'offered'],
    [['number-taken', 'number-taken'], 'offered'],
    [['number-taken', 'code-sent'], 'none'],
    [['number-taken', 'migrate'], 'announced'],
    [['number-taken', 'migrate', 'confirm'], 'confirmed'],
    [['number-taken', 'migrate', 'confirm', 'continue'], 'waiting'],
    [['number-taken', 'migrate', 'confirm', 'continue', 'number-taken'], 'waiting'],
    [['number-taken', 'migrate', 'confirm', 'continue', 'code-sent'], 'done'],
    [['past-in-the-way'], 'offered'],
    [['past-in-the-way', 'past-in-the-way'], 'offered'],
    [['past-in-the-way', 'migrate', 'confirm', 'continue', 'number-taken'], 'waiting'],
    [['past-in-the-way', 'migrate', 'past-in-the-way'], 'refused'],
    [['past-in-the-way', 'confirm'], 'refused'],
    [['code-sent'], 'none'],
    [['code-sent', 'number-taken'], 'offered'],
    [['number-taken', 'migrate', 'confirm', 'continue', 'code-sent', 'code-sent'], 'done'],
    [['migrate'], 'refused'],
    [['confirm'], 'refused'],
    [['continue'], 'refused'],
    [['number-taken', 'confirm'], 'refused'],
    [['number-taken', 'migrate', 'continue'], 'refused'],
    [['number-taken', 'migrate', 'code-sent'], 'refused'],
  ] as const)('%j → %s', (events, state) => {
    expect(after(events)).toBe(state);
  });

  it('never comes to waiting without announcement and confirmation, in that order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MIGRATION_EVENTS), { maxLength: 12 }), (events) => {
        // Steps that are refused change nothing, as in the wizard.
        let state: MigrationState = 'none';
        const taken: MigrationEvent[] = [];
        for (const event of events) {
          const next = migrate(state, event);
          if (!('ok' in next)) continue;
          state = next.ok;
          taken.push(event);
        }
        if (state !== 'waiting' && state !== 'done') return;
        expect(taken.indexOf('migrate')).toBeGreaterThanOrEqual(0);
        expect(taken.indexOf('confirm')).toBeGreaterThan(taken.indexOf('migrate'));
      }),
    );
  });
});

it.each([
  ['none', 'number-in-use'],
  ['offered', 'number-in-use'],
  ['announced', 'number-in-use'],
  ['confirmed', 'number-in-use'],
  ['waiting', 'number-not-free-yet'],
  ['done', 'number-not-free-yet'],
] as const)('a taken number in state %s is %s', (state, reason) => {
  expect(takenReason(state)).toBe(reason);
});

it('says why a step is refused', () => {
  expect(migrate('none', 'confirm')).toEqual({ refused: 'out-of-order' });
});

it.each([
  [false, false, true],
  [false, true, true],
  [true, false, false],
  [true, true, false],
])(
  'by hand: %s, elsewhere: %s, so it must be registered: %s (MIGRATION-6, NUMBER-6)',
  (registeredByHand, registeredElsewhere, must) => {
    expect(mustRegister({ registeredByHand, registeredElsewhere })).toBe(must);
  },
);

it('has no way back (MIGRATION-5)', () => {
  expect(wayBack()).toBe(false);
});

it('needs the tick', () => {
  expect(confirmLoss(true)).toEqual({ ok: true });
  expect(confirmLoss(false)).toEqual({ refused: 'confirmation-missing' });
});

it('takes a migrated number whatever its past, and nothing of that past', () => {
  expect(migratedNumberUsable('waiting')).toBe(true);
  expect(importedAfterMigration('+5511912345678')).toEqual([]);
});
