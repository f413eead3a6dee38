// The two forms in which a scenario is written down. From one to the other and back, nothing changes.
import { stringify } from 'yaml';
import type { ScenarioDocument } from './scenario.ts';

const LINE_WIDTH = 100;

export const toYaml = (document: ScenarioDocument): string =>
  stringify(document, {
    version: '1.2',
    schema: 'core',
    lineWidth: LINE_WIDTH,
    aliasDuplicateObjects: false,
  });

/** `from` is how the file reaches `define-scenario.ts`. */
export const toTypeScript = (document: ScenarioDocument, from: string): string =>
  [
    `import { defineScenario } from ${JSON.stringify(from)};`,
    '',
    `export default defineScenario(${JSON.stringify(document, null, 2)});`,
    '',
  ].join('\n');
