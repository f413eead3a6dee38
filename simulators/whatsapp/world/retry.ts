// When a webhook that was not taken is tried again.
import { SECOND } from '../../../src/kernel/clock.ts';

/** The pause in ms after so many failures and so long since the first attempt; `undefined` gives up. */
export type RetrySchedule = (failures: number, elapsedMs: number) => number | undefined;

export interface BackOff {
  readonly firstMs: number;
  readonly factor: number;
  readonly capMs: number;
  readonly horizonMs: number;
}

/** No pause is shorter: a world with an address that never answers would not come to rest. */
const PAUSE_MIN_MS = SECOND;

/** Assumption within Meta's words "immediately" and "decreasing frequency": at once, then pauses that grow. */
export const growing =
  (backOff: BackOff, stretch: (pauseMs: number, failures: number) => number): RetrySchedule =>
  (failures, elapsedMs) => {
    const { firstMs, factor, capMs, horizonMs } = backOff;
    const grown = Math.min(firstMs * factor ** (failures - 2), capMs);
    const pause = failures === 1 ? 0 : Math.max(stretch(grown, failures), PAUSE_MIN_MS);
    return elapsedMs + pause > horizonMs ? undefined : pause;
  };

/** https://developers.qodex.ai/whatsapp-business-platform/whatsapp-on-premises-api-deprecated (application settings): linear, for ever. */
export const linear =
  (stepMs: () => number, capMs: () => number): RetrySchedule =>
  (failures) =>
    Math.max(Math.min(stepMs() * failures, capMs()), PAUSE_MIN_MS);
