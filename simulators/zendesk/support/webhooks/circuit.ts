// The circuit breaker of a webhook: one that keeps failing is left alone for a while.
// Third party: https://alboz.eu/insights/master-webhooks-maximize-stability-performance
import { type Instant, MINUTE, SECOND } from '../../../../src/kernel/clock.ts';

const WINDOW_MS = 5 * MINUTE;
const ERRORS_MAX = 1_000;
const ERROR_SHARE_MAX = 0.7;
/** Assumption: a share of fewer attempts than this says nothing. */
const ATTEMPTS_MIN = 20;

interface Second {
  readonly at: Instant;
  attempts: number;
  errors: number;
}

export interface Circuit {
  /** Attempts wait until then. */
  readonly openUntil: Instant;
  note(failed: boolean, now: Instant, breakMs: number): void;
}

class Breaker implements Circuit {
  openUntil: Instant = 0;
  #seconds: Second[] = [];

  note(failed: boolean, now: Instant, breakMs: number): void {
    const at = Math.floor(now / SECOND) * SECOND;
    this.#seconds = this.#seconds.filter((second) => second.at > now - WINDOW_MS);
    let last = this.#seconds.at(-1);
    if (last?.at !== at) {
      last = { at, attempts: 0, errors: 0 };
      this.#seconds.push(last);
    }
    last.attempts++;
    if (!failed) return;
    last.errors++;
    const attempts = this.#seconds.reduce((sum, second) => sum + second.attempts, 0);
    const errors = this.#seconds.reduce((sum, second) => sum + second.errors, 0);
    const share = attempts >= ATTEMPTS_MIN && errors / attempts >= ERROR_SHARE_MAX;
    if (!share && errors <= ERRORS_MAX) return;
    this.openUntil = now + breakMs;
    // What led to the break is not held against the webhook again.
    this.#seconds = [];
  }
}

export const createCircuit = (): Circuit => new Breaker();
