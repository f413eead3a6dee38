// When a webhook that was not taken is tried again.
import { HOUR, MINUTE } from '../../../src/kernel/clock.ts';

/** The pause in ms after so many failures and so long since the first attempt; `undefined` gives up. */
export type RetrySchedule = (failures: number, elapsedMs: number) => number | undefined;

const CLOUD_FIRST_MS = MINUTE;
const CLOUD_CAP_MS = 6 * HOUR;

/** Assumption within Meta's words "immediately" and "decreasing frequency": at once, then 1 min doubling to 6 h. */
export const doubling =
  (horizonMs: number): RetrySchedule =>
  (failures, elapsedMs) => {
    const pause = failures === 1 ? 0 : Math.min(CLOUD_FIRST_MS * 2 ** (failures - 2), CLOUD_CAP_MS);
    return elapsedMs + pause > horizonMs ? undefined : pause;
  };

/** https://developers.qodex.ai/whatsapp-business-platform/whatsapp-on-premises-api-deprecated (application settings): linear, for ever. */
export const linear =
  (stepMs: () => number, capMs: () => number): RetrySchedule =>
  (failures) =>
    Math.min(stepMs() * failures, capMs());
