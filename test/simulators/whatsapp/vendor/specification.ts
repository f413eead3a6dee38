// A vendor's OpenAPI file as a judge of shapes: what of a value does not fit, and what the file does not know.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

export interface Problem {
  /** Where in the value, indexes as `[]`: `/data/[]/status`. */
  readonly at: string;
  /** A keyword of JSON Schema, or `unknown` for a field that the file does not name. */
  readonly keyword: string;
  readonly text: string;
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
}

const general = (path: string): string => path.replace(/\/\d+(?=\/|$)/g, '/[]');

export function openSpecification(file: string) {
  const text = readFileSync(file, 'utf8');
  const document = file.endsWith('.json') ? JSON.parse(text) : parse(text, { maxAliasCount: -1 });
  // The file's own formats and discriminators are for generators of code; its shapes are what counts here.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(document, 'vendor');

  function at(pointer: string): Schema {
    let found = document;
    for (const part of pointer.split('/').slice(1)) {
      found = found?.[part.replaceAll('~1', '/').replaceAll('~0', '~')];
    }
    if (found === undefined) throw new Error(`the vendor's file has nothing at ${pointer}`);
    return found.$ref === undefined ? found : at(found.$ref.slice(1));
  }

  const resolved = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : at(schema.$ref.slice(1));

  /** All the schemas that speak of the same value. */
  function together(schema: Schema): readonly Schema[] {
    const own = resolved(schema);
    const others = [...(own.allOf ?? []), ...(own.anyOf ?? []), ...(own.oneOf ?? [])];
    return [own, ...others.flatMap(together)];
  }

  function unknown(schemas: readonly Schema[], value: unknown, path: string): readonly Problem[] {
    const all = schemas.flatMap(together);
    if (Array.isArray(value)) {
      const items = all.flatMap(({ items: each }) => (each === undefined ? [] : [each]));
      return items.length === 0 ? [] : value.flatMap((each) => unknown(items, each, `${path}/[]`));
    }
    if (typeof value !== 'object' || value === null) return [];
    const named = all.filter(({ properties }) => properties !== undefined);
    if (named.length === 0) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
      const own = named.flatMap(({ properties }) => {
        const property = properties?.[key];
        return property === undefined ? [] : [property];
      });
      const where = `${path}/${key}`;
      if (own.length > 0) return unknown(own, inner, where);
      return [{ at: where, keyword: 'unknown', text: 'the file names no such field' }];
    });
  }

  return {
    document,
    /** What of `value` does not agree with the schema at `pointer`. */
    problems(pointer: string, value: unknown): readonly Problem[] {
      const validate = ajv.compile({ $ref: `vendor#${encodeURI(pointer)}` });
      validate(value);
      const broken = (validate.errors ?? []).map(({ instancePath, keyword, message, params }) => ({
        at: general(instancePath),
        keyword,
        text: `${message} ${JSON.stringify(params)}`,
      }));
      return [...broken, ...unknown([at(pointer)], value, '')];
    },
  };
}
