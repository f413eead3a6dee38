// Every answer of the tour against Zendesk's own Support file, where VENDOR_SPECS says it lies:
//   VENDOR_SPECS=<folder with zendesk/jentic-oak/openapi.json> npm test
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSpecification, type Problem } from '../../whatsapp/vendor/specification.ts';
import { type Answered, tour } from '../tour.ts';
import { DEVIATIONS, UNDESCRIBED } from './support-deviations.ts';

const folder = process.env['VENDOR_SPECS'];
const FILE = 'zendesk/jentic-oak/openapi.json';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
}
interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }>
  >;
}

const isParameter = (segment: string): boolean => segment.startsWith('{');

/** The file's path for one that was called: that with the fewest parameters. */
function templateOf(document: Document, path: string): string | undefined {
  const asked = path.split('/');
  return Object.keys(document.paths)
    .filter((template) => {
      const parts = template.split('/');
      return (
        parts.length === asked.length &&
        parts.every((part, i) => isParameter(part) || part === asked[i])
      );
    })
    .sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

const escaped = (text: string): string => text.replaceAll('~', '~0').replaceAll('/', '~1');

/** Where the file describes the answer; `undefined` when it does not. */
function pointerOf(document: Document, { method, path, status }: Answered): string | undefined {
  const template = templateOf(document, path);
  if (template === undefined) return undefined;
  const responses = document.paths[template]?.[method.toLowerCase()]?.responses ?? {};
  if (responses[status]?.content?.['application/json']?.schema === undefined) return undefined;
  return `/paths/${escaped(template)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
}

/**
 * Without what is `null`: live answers have it wherever there is nothing, and the file marks few fields so.
 * A field that must be there and was `null` is then missing, and told.
 */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutNulls(inner)]));
}

const label = (document: Document, { method, path }: Answered): string =>
  `${method} ${(templateOf(document, path) ?? path).replace('/api/v2', '')}`;

describe.skipIf(folder === undefined)("Zendesk's own Support file", () => {
  const found: (Problem & { readonly in: string })[] = [];
  const undescribed = new Set<string>();
  let compared = 0;

  beforeAll(async () => {
    const specification = openSpecification(join(folder ?? '', FILE));
    const document: Document = specification.document;
    const { answers } = await tour();
    for (const answer of answers) {
      const pointer = pointerOf(document, answer);
      if (pointer === undefined) {
        undescribed.add(label(document, answer));
        continue;
      }
      compared++;
      for (const problem of specification.problems(pointer, withoutNulls(answer.json))) {
        found.push({ ...problem, in: label(document, answer) });
      }
    }
  }, 60_000);

  /** `[]` stands for any index, and is no set of characters. */
  const pattern = (at: string): RegExp => new RegExp(`^${at.replaceAll('[]', '\\[\\]')}$`);
  const matches = (problem: (typeof found)[number], deviation: (typeof DEVIATIONS)[number]) =>
    deviation.keyword === problem.keyword &&
    (deviation.in === '*' || deviation.in === problem.in) &&
    pattern(deviation.at).test(problem.at);

  it('knows most of what is answered', () => {
    expect(compared).toBeGreaterThan(100);
    expect([...undescribed].sort()).toEqual(UNDESCRIBED);
  });

  it('agrees with every answer, but for what is stated with its reason', () => {
    const unexplained = found.filter((problem) => !DEVIATIONS.some((one) => matches(problem, one)));
    expect([
      ...new Set(unexplained.map((one) => `${one.in} ${one.at} ${one.keyword}: ${one.text}`)),
    ]).toEqual([]);
  });

  it('is deviated from as stated, and not less', () => {
    const stale = DEVIATIONS.filter((one) => !found.some((problem) => matches(problem, one)));
    expect(stale).toEqual([]);
  });
});

it('says when there was nothing to compare with', () => {
  if (folder === undefined) {
    process.stdout.write(
      `not compared with Zendesk's file: VENDOR_SPECS names no folder with ${FILE}\n`,
    );
  }
  expect(DEVIATIONS.every(({ why }) => why !== '')).toBe(true);
});
