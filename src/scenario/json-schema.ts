// The form of a scenario as JSON Schema draft-07, which is what editors understand.
import { z } from 'zod';
import { documentSchema } from './schema.ts';
import { CUSTOMER } from './vocabulary/verb.ts';
import { VERB_IDS, VOCABULARY } from './vocabulary.ts';
import { worldSpec } from './world-spec.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const PLACEHOLDER: JsonSchema = { type: 'string', pattern: '^<.+>$' };

/** Where the form is the same for every example, no placeholder may stand. */
const FIXED: ReadonlySet<string | number> = new Set(['proves', 'propertyNames']);

/** Wherever not just any text may stand, a placeholder may stand as well. */
function allowPlaceholder(context: {
  readonly jsonSchema: JsonSchema;
  readonly path: readonly (string | number)[];
}): void {
  const { jsonSchema, path } = context;
  if (path.some((part) => FIXED.has(part))) return;
  const { description, ...narrow } = jsonSchema;
  const isNarrow =
    ['number', 'integer', 'boolean'].includes(String(narrow.type)) ||
    narrow.enum !== undefined ||
    narrow.const !== undefined ||
    narrow.pattern !== undefined;
  if (!isNarrow) return;
  for (const key of Object.keys(narrow)) delete jsonSchema[key];
  jsonSchema.anyOf = [narrow, PLACEHOLDER];
}

function withPlaceholders(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...made } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: allowPlaceholder,
  });
  return made;
}

function stepJsonSchema(): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const patternProperties: Record<string, JsonSchema> = {};
  for (const id of VERB_IDS) {
    const { key, doc, example, args } = VOCABULARY[id];
    const form = { ...withPlaceholders(args), description: `${doc} Example: ${example}` };
    if (key.startsWith(CUSTOMER)) {
      patternProperties[`^\\S+${key.slice(CUSTOMER.length)}$`] = form;
    } else {
      properties[key] = form;
    }
  }
  return {
    type: 'object',
    minProperties: 1,
    maxProperties: 1,
    properties,
    patternProperties,
    additionalProperties: false,
  };
}

/** For `# yaml-language-server: $schema=…` at the head of a scenario. */
export function scenarioJsonSchema(): JsonSchema {
  const made = z.toJSONSchema(documentSchema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  const { steps, ...properties } = made.properties as Record<string, JsonSchema>;
  return {
    ...made,
    properties: {
      ...properties,
      world: withPlaceholders(worldSpec),
      steps: { ...steps, items: stepJsonSchema() },
    },
  };
}
