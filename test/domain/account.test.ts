import { expect, it } from 'vitest';
import { accountId, accountName, openAccount, readChannelName } from '../../src/domain/account.ts';
import { eligibleNumber, requestNumber, verifiedNumber } from '../../src/domain/phone-number.ts';

it('is named after its channel and number', () => {
  expect(accountName('Acme', { international: '+55 11 4004 1234' })).toBe(
    'Acme (+55 11 4004 1234)',
  );
});

it('is opened for a verified number', () => {
  const requested = requestNumber('+551140041234');
  const eligible = 'ok' in requested ? eligibleNumber(requested.ok) : requested;
  if (!('ok' in eligible)) throw new Error(eligible.refused);
  const number = verifiedNumber(eligible.ok, { codeAccepted: true });
  // @ts-expect-error A number whose holder has not proved it opens no account.
  openAccount('a', 'dep-1', 'Acme', eligible.ok);
  expect(openAccount('a', 'dep-1', 'Acme', number)).toEqual({
    id: 'a',
    deploymentId: 'dep-1',
    channelName: 'Acme',
    number: eligible.ok,
  });
});

it('has an id of its own', () => {
  expect(accountId('acme', 'fresh')).toBe('fresh');
});

it.each([
  ['Acme', { ok: 'Acme' }],
  ['  Acme Sales ', { ok: 'Acme Sales' }],
  ['', { refused: 'channel-name-empty' }],
  [' \t', { refused: 'channel-name-empty' }],
  ['x'.repeat(200), { ok: 'x'.repeat(200) }],
  ['x'.repeat(201), { refused: 'channel-name-too-long' }],
])('the channel name %j → %j', (text, ruling) => {
  expect(readChannelName(text)).toEqual(ruling);
});
