// Many worlds side by side: how many lifecycles a second, and that none of them sees another.
import { worldOf } from '../simulators/whatsapp/lifecycles.ts';

/** Lifecycles a second; throws unless each world is what it is alone. */
export async function lifecyclesPerSecond(worlds: number, lifecycles: number): Promise<number> {
  const seeds = Array.from({ length: worlds }, (_, i) => i + 1);
  const alone: string[] = [];
  for (const seed of seeds) alone.push(await worldOf(seed, lifecycles));
  const start = performance.now();
  const together = await Promise.all(seeds.map((seed) => worldOf(seed, lifecycles)));
  const seconds = (performance.now() - start) / 1_000;
  const apart = seeds.filter((_, i) => together[i] !== alone[i]);
  if (apart.length > 0) throw new Error(`worlds ${apart} are not what they are alone`);
  return (worlds * lifecycles) / seconds;
}
