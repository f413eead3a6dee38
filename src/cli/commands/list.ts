// `list`: the scenarios there are, and what each proves.
import { casesOf, provesOf } from '../../scenario/cases.ts';
import { FLAGS } from '../options.ts';
import type { Registry } from '../registry.ts';
import { suite } from '../suite.ts';

export function listCommand({ program, io }: Registry): void {
  program
    .command('list')
    .description('list the scenarios of the suite')
    .addOption(FLAGS.json())
    .action(async ({ json }: { readonly json: boolean }) => {
      const rows = (await suite()).map((scenario) => ({
        id: scenario.id,
        title: scenario.document.title,
        cases: casesOf(scenario).length,
        proves: provesOf(scenario),
      }));
      if (json) {
        io.out(`${JSON.stringify(rows, null, 2)}\n`);
        return;
      }
      for (const { id, title, cases, proves } of rows) {
        io.out(`${id}\n  ${title}\n  ${cases} cases, proves ${proves.join(', ') || 'nothing'}\n`);
      }
      io.out(`${rows.length} scenarios\n`);
    });
}
