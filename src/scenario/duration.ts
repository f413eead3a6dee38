// Durations as people write them: `24h`, `23h 59m 59s`, `2d`.

/** Largest unit first, one space between; the groups are d, h, m, s, ms. */
export const DURATION =
  /^(?=\d)(?:(\d{1,6})d)?(?:(?:^| )(\d{1,6})h)?(?:(?:^| )(\d{1,6})m)?(?:(?:^| )(\d{1,6})s)?(?:(?:^| )(\d{1,6})ms)?$/;

const UNITS_MS = [86_400_000, 3_600_000, 60_000, 1_000, 1] as const;

/** The duration in ms; `undefined` when the text is none. */
export function durationMs(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  return UNITS_MS.reduce((ms, unit, group) => ms + unit * Number(match[group + 1] ?? 0), 0);
}
