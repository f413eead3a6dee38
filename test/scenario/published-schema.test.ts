// The schema that editors use is published; it must be the one that the vocabulary makes.
// To write it anew: UPDATE=1 npx vitest run --config test/vitest.config.ts test/scenario/published-schema.test.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';

const FILE = join(import.meta.dirname, '..', '..', 'reports', 'scenario.schema.json');

it('stands in reports/scenario.schema.json as the vocabulary makes it', () => {
  const text = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
  if (process.env['UPDATE'] !== undefined) writeFileSync(FILE, text);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(text));
});
