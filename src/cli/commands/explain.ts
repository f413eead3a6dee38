// `explain`: a scenario or a requirement in plain words, with its source.
import { CATALOGUE, requirementOf } from '../../catalogue/catalogue.ts';
import { provesOf } from '../../scenario/cases.ts';
import { explainScenario } from '../../scenario/explain.ts';
import { UsageError } from '../io.ts';
import { didYouMean } from '../nearest.ts';
import type { Registry } from '../registry.ts';
import { suite } from '../suite.ts';

export function explainCommand({ program, io }: Registry): void {
  program
    .command('explain')
    .description('say a scenario or a requirement in plain words')
    .argument('<id>', 'like window/reply-after-24h or WINDOW-2')
    .action(async (id: string) => {
      const scenarios = await suite();
      const scenario = scenarios.find((candidate) => candidate.id === id);
      if (scenario !== undefined) {
        io.out(`${explainScenario(scenario)}\n`);
        return;
      }
      const requirement = requirementOf(id);
      if (requirement === undefined) {
        const known = [...scenarios.map((each) => each.id), ...CATALOGUE.map((row) => row.id)];
        throw new UsageError(
          `there is neither a scenario nor a requirement "${id}".${didYouMean(id, known)}`,
        );
      }
      const { level, text, source, reading, excluded } = requirement;
      const proving = scenarios.filter((each) => provesOf(each).includes(requirement.id));
      const lines = [
        `${requirement.id} (${level})`,
        text.en,
        text.ja,
        `Source: ${source}`,
        reading && `Reading: ${reading}`,
        excluded && `Excluded: ${excluded}`,
        `Proven by: ${proving.map((each) => each.id).join(', ') || 'no scenario'}`,
      ];
      io.out(`${lines.filter(Boolean).join('\n')}\n`);
    });
}
