// Keeps the published schema equal to the code. To write it anew:
// UPDATE=1 npx vitest run test/report/schema.test.ts && npx biome format --write reports/report.schema.json
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assembleReport } from '../../src/report/assemble.ts';
import { readReport, reportJson } from '../../src/report/json.ts';
import { REPORT, reportJsonSchema } from '../../src/report/report.ts';
import { sampleInput } from './sample.ts';

const FILE = new URL('../../reports/report.schema.json', import.meta.url);
const text = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;

describe('report.schema.json', () => {
  it('is what the code says', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(FILE, text);
    // As values: how the file is laid out is the formatter's business.
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(text));
  });

  it('is draft-07 and allows no unknown field', () => {
    const schema = JSON.parse(text);
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties.schemaVersion.const).toBe('1.0');
  });

  it('has the fields that others rely on', () => {
    const { properties } = JSON.parse(text);
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining([
        'schemaVersion',
        'tool',
        'seed',
        'digest',
        'summary',
        'requirements',
        'scenarios',
        'findings',
        'fidelity',
      ]),
    );
    expect(properties.requirements.items.required).not.toContain('killedBy');
    expect(properties.scenarios.items.required).toEqual([
      'id',
      'title',
      'dialect',
      'transport',
      'example',
      'verdict',
      'digest',
      'durationMs',
      'checks',
      'replay',
    ]);
  });
});

describe('a report', () => {
  const report = assembleReport(sampleInput());

  it('fits the schema, is written and is read back the same', () => {
    expect(REPORT.safeParse(report).error).toBeUndefined();
    expect(readReport(reportJson(report))).toEqual(report);
  });

  it('is refused with the place when a field is wrong', () => {
    const broken = reportJson(report).replace('"schemaVersion": "1.0"', '"schemaVersion": "9.0"');
    expect(readReport(broken)).toMatchObject({
      refused: 'not-a-report',
      message: expect.stringContaining('schemaVersion'),
    });
    expect(readReport('{')).toMatchObject({ refused: 'not-json' });
    expect(readReport('{}')).toMatchObject({ refused: 'not-a-report' });
  });
});
