// Times as Zendesk writes and reads them.

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

/** ISO 8601 in UTC, in whole seconds. Written piece by piece, at less than half the cost of `toISOString`. */
export function time(instant: number): string {
  const at = new Date(instant);
  const date = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  return `${date}T${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}Z`;
}
