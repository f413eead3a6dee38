/** The middle one of several figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Rounds of several measurements in turn, so that a machine that drifts drifts for all of them. */
export async function inTurn<K extends string>(
  rounds: number,
  measurements: { readonly [N in K]: () => Promise<number> },
): Promise<{ readonly [N in K]: number }> {
  const names = Object.keys(measurements) as K[];
  const figures = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) figures.get(name)?.push(await measurements[name]());
  }
  return Object.fromEntries(names.map((name) => [name, median(figures.get(name) ?? [])])) as {
    readonly [N in K]: number;
  };
}
