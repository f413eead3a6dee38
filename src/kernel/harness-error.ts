/** channelproof itself is at fault: never a verdict on the integration. Exit code 3. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}
