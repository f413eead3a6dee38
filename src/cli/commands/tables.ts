// Commands that print what there is: requirements, steps, faults, fidelity. `--json` for machines.
import { CATALOGUE } from '../../catalogue/catalogue.ts';
import { FAULT_NAMES, FAULT_SPECS } from '../../kernel/faults/catalogue.ts';
import { FIDELITY } from '../../run/fidelity.ts';
import { scenarioJsonSchema } from '../../scenario/json-schema.ts';
import { VOCABULARY } from '../../scenario/vocabulary.ts';
import { FLAGS } from '../options.ts';
import type { Registry } from '../registry.ts';

interface Table {
  readonly description: string;
  /** What `--json` prints. */
  readonly json: () => unknown;
  /** Lines for people. */
  readonly lines: () => readonly string[];
}

const TABLES = {
  requirements: {
    description: 'print the requirements that the suite proves',
    json: () => CATALOGUE,
    lines: () =>
      CATALOGUE.map(({ id, level, text, excluded }) =>
        [`${id} ${level}`, `  ${text.en}`, `  ${text.ja}`, excluded && `  excluded: ${excluded}`]
          .filter(Boolean)
          .join('\n'),
      ),
  },
  steps: {
    description: 'print the vocabulary of scenarios (--json: the JSON Schema for editors)',
    json: scenarioJsonSchema,
    lines: () =>
      Object.values(VOCABULARY).map(({ key, doc, example }) => `${key}\n  ${doc}\n  - ${example}`),
  },
  faults: {
    description: 'print the faults that a scenario can inject, with their knobs',
    json: () => FAULT_NAMES.map((name) => ({ name, knobs: Object.keys(FAULT_SPECS[name].shape) })),
    lines: () =>
      FAULT_NAMES.map((name) => `${name}\n  ${Object.keys(FAULT_SPECS[name].shape).join(', ')}`),
  },
  fidelity: {
    description: 'print what the simulators simulate, and how sure that is',
    json: () => FIDELITY,
    lines: () =>
      FIDELITY.map(({ node, what, fidelity, confidence, source, note }) =>
        [`${node} ${what}`, `  ${fidelity}, ${confidence}: ${source}`, note && `  ${note}`]
          .filter(Boolean)
          .join('\n'),
      ),
  },
} satisfies Readonly<Record<string, Table>>;

export type TableName = keyof typeof TABLES;

export const tableCommand =
  (name: TableName) =>
  ({ program, io }: Registry): void => {
    const table: Table = TABLES[name];
    program
      .command(name)
      .description(table.description)
      .addOption(FLAGS.json())
      .action(({ json }: { readonly json: boolean }) => {
        io.out(
          json ? `${JSON.stringify(table.json(), null, 2)}\n` : `${table.lines().join('\n')}\n`,
        );
      });
  };
