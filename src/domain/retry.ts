// When to try again what a vendor did not take, and what silence means.

const FIRST_PAUSE_S = 1;
/** Long enough not to be a burden over hours, short enough that nobody waits long afterwards. */
const PAUSE_MAX_S = 300;

/**
 * RELIABLE-2: the pause in ms before a message is tried again: 1 s, 2 s, 4 s ... 300 s. `failures` counts the
 * tries so far, from 1.
 */
export const retryPause = (failures: number): number =>
  1_000 * Math.min(PAUSE_MAX_S, FIRST_PAUSE_S * 2 ** (failures - 1));

/** RELIABLE-3: for how long, in ms, a vendor gets no call at all when it says `Retry-After` (seconds). */
export const leftAlone = (retryAfterS: number): number => 1_000 * retryAfterS;

export const SILENCES = ['refused', 'timeout'] as const;
export type Silence = (typeof SILENCES)[number];

/**
 * RELIABLE-2: a refused connection carried nothing, so trying again is safe. After a timeout the message may
 * have been written: it is in doubt until WhatsApp tells its status or `DOUBT_MS` have passed.
 */
export const afterSilence = (silence: Silence): 'retry' | 'doubt' =>
  silence === 'refused' ? 'retry' : 'doubt';

/**
 * RELIABLE-2, TICKET-7: a timeout is retried, but not before WhatsApp has had time to tell of the message,
 * also when its webhooks are refused for a while. Cloud tries those again after 0, 1, 3, 7, 15 and 31 minutes
 * (W41), On-Premises at pauses that grow by three seconds.
 */
export const DOUBT_MS = { cloud: 35 * 60_000, 'on-premises': 10 * 60_000 } as const;

/** How long a try lasts at most, until its message is accepted or its sender has given up. */
const TRY_S = 10;
/** WhatsApp writes whole seconds, and a moment after it has accepted. */
const TELLS_AFTER_S = 1;

/** RELIABLE-2: a status of a message sent in a try that began at `triedAt` (ms); `timestamp` in epoch seconds. */
export const toldOfTry = (timestamp: number, triedAt: number): boolean => {
  const since = timestamp - Math.floor(triedAt / 1_000);
  return since >= 0 && since <= TRY_S + TELLS_AFTER_S;
};

/** A refusal by the vendor is tried again this often before it is taken for final. */
export const REFUSALS_MAX = 8;
