// Zendesk's own JSON schemas of the channel framework as a judge of what goes over the wire.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** The files are for a validator that knows two types of their own, and formats that they do not describe. */
const plain = (text: string): unknown =>
  JSON.parse(text, (key, value) => {
    if (key === 'type' && value === 'time') return 'string';
    return key === 'type' && value === 'any' ? undefined : value;
  });

/** As this project reads the names of the formats; the files do not say what they mean. */
const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  'external-id': (text) => /^[!-~](?:[ -~]*[!-~])?$/.test(text),
  'https-url': (text) => text.startsWith('https://') && URL.canParse(text),
  'date-time': (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text)),
};

export function openSchemas(folder: string) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: FORMATS });
  for (const file of readdirSync(folder)) {
    if (file.endsWith('.json'))
      ajv.addSchema(plain(readFileSync(join(folder, file), 'utf8')) as object, file);
  }
  return {
    /** What of a value does not agree with a file. */
    problems(file: string, value: unknown): readonly string[] {
      const validate = ajv.getSchema(file);
      if (validate === undefined) throw new Error(`there is no ${file}`);
      validate(value);
      return (validate.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
      );
    },
  };
}
