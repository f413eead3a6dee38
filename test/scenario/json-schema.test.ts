// The JSON Schema for editors: draft-07, with every verb, and as strict as the real check.
import { describe, expect, it } from 'vitest';
import { REQUIREMENT_IDS } from '../../src/catalogue/catalogue.ts';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';
import { VERB_IDS, VOCABULARY } from '../../src/scenario/vocabulary.ts';

type Schema = { readonly [key: string]: unknown };

const at = (value: unknown, ...path: readonly string[]): Schema =>
  path.reduce<unknown>((inner, key) => (inner as Schema)[key], value) as Schema;

describe('JSON Schema', () => {
  const schema = scenarioJsonSchema();
  const step = at(schema, 'properties', 'steps', 'items');

  it('is draft-07, and plain JSON', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    expect(schema.required).toEqual(['title', 'world', 'steps']);
    expect(schema.additionalProperties).toBe(false);
  });

  it('uses no keyword that draft-07 does not have', () => {
    const text = JSON.stringify(schema);
    for (const keyword of ['$defs', 'prefixItems', 'unevaluatedProperties', 'dependentRequired']) {
      expect(text).not.toContain(`"${keyword}"`);
    }
  });

  it('knows every verb', () => {
    const plain = Object.keys(at(step, 'properties'));
    const patterns = Object.keys(at(step, 'patternProperties')).map((each) => new RegExp(each));
    for (const id of VERB_IDS) {
      const key = VOCABULARY[id].key.replace('<customer>', 'ana');
      expect(plain.includes(key) || patterns.some((pattern) => pattern.test(key))).toBe(true);
    }
    expect(plain.length + patterns.length).toBe(VERB_IDS.length);
    expect(step).toMatchObject({ minProperties: 1, maxProperties: 1, additionalProperties: false });
  });

  it('explains each verb', () => {
    for (const verb of Object.values(at(step, 'properties'))) {
      expect(at(verb, 'description')).toMatch(/\. Example: /);
    }
  });

  it('completes requirement ids', () => {
    const proves = at(step, 'properties', 'expect reply', 'properties', 'proves', 'anyOf', '0');
    expect(at(proves, 'enum')).toEqual(REQUIREMENT_IDS);
  });

  it('lets a placeholder stand for a value, but not for a requirement', () => {
    const reply = at(step, 'properties', 'expect reply', 'properties');
    expect(at(reply, 'delivered', 'anyOf', '1')).toEqual({ type: 'string', pattern: '^<.+>$' });
    expect(at(step, 'properties', 'wait', 'anyOf', '1')).toMatchObject({ pattern: '^<.+>$' });
    expect(JSON.stringify(at(reply, 'proves'))).not.toContain('<.+>');
  });
});
