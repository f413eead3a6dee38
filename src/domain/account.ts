// An account: one connected number, under the name by which Support knows it.
import type { VerifiedNumber } from './phone-number.ts';
import { type Ruling, refused } from './refusal.ts';

/** Assumption: room is left for the number in the 255 characters of an integration's name field. */
export const CHANNEL_NAME_MAX = 200;

export interface Account {
  readonly id: string;
  readonly deploymentId: string;
  /** Support's own name for the channel; customers never see it. */
  readonly channelName: string;
  readonly number: VerifiedNumber;
}

/** CONNECT-4, CONNECT-6: there is no account without a verified number. */
export const openAccount = (
  id: string,
  deploymentId: string,
  displayName: string,
  number: VerifiedNumber,
): Account => ({ id, deploymentId, channelName: displayName, number });

/** CONNECT-6: listed with its name and number. */
export const accountName = (
  channelName: string,
  number: { readonly international: string },
): string => `${channelName} (${number.international})`;

/** CONNECT-7: every account is one of its own; `fresh` has never been used before. */
export const accountId = (_customer: string, fresh: string): string => fresh;

/** PROFILE-1: the channel name, which stays in Support. */
export function readChannelName(
  text: string,
): Ruling<string, 'channel-name-empty' | 'channel-name-too-long'> {
  const name = text.trim();
  if (name === '') return refused('channel-name-empty');
  return [...name].length > CHANNEL_NAME_MAX ? refused('channel-name-too-long') : { ok: name };
}
