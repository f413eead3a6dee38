// Scenario files as scenarios, or as everything that is wrong with them. The only door that files come in by.
import { readFile } from 'node:fs/promises';
import type { Json } from '../kernel/trace.ts';
import { checkDocument } from './check.ts';
import { findScenarios, isCode, type ScenarioFile } from './find.ts';
import { openPhoneBook, type RecordingPhoneBook, writesNumbers } from './phone-book.ts';
import { placeAt } from './place.ts';
import type { Path } from './placeholder.ts';
import type { Problem } from './problem.ts';
import type { Scenario, ScenarioDocument } from './scenario.ts';
import { ScenarioError } from './scenario-error.ts';
import { readTypeScript } from './typescript-source.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

export interface Loaded {
  readonly scenarios: readonly Scenario[];
  readonly errors: readonly ScenarioError[];
}

/** No story is longer; a file that is was not written as one. In bytes. */
const SIZE_MAX = 100_000;

const whole = (file: string) => ({ file, line: 0, column: 0, source: '', length: 0 });

const only = (error: ScenarioError): Loaded => ({ scenarios: [], errors: [error] });

const tooLarge = (file: string): ScenarioError =>
  new ScenarioError(placeAt('', file, 0, 0), 'the file is too large', `at most ${SIZE_MAX} bytes`);

const inOrder = (errors: readonly ScenarioError[]): readonly ScenarioError[] =>
  errors.toSorted((a, b) => a.line - b.line || a.column - b.column);

const NO_NUMBERS: RecordingPhoneBook = { look: () => undefined, found: {} };

const phoneBookFor = (value: Json): Promise<RecordingPhoneBook> | RecordingPhoneBook =>
  writesNumbers(value) ? openPhoneBook() : NO_NUMBERS;

function stepLines(source: YamlSource, document: ScenarioDocument): readonly number[] {
  return document.steps.map((step, index) => {
    const path: Path = ['steps', index, Object.keys(step)[0] ?? ''];
    return source.lineOf(source.locate(path, 'key'));
  });
}

/** A scenario from the text of a YAML file. `file` is what errors call it. */
export async function parseScenario(text: string, { file, id }: ScenarioFile): Promise<Loaded> {
  if (text.length > SIZE_MAX) return only(tooLarge(file));
  const source = readYaml(text, file);
  if (source.value === undefined) return { scenarios: [], errors: inOrder(source.errors) };
  const phones = await phoneBookFor(source.value);
  const problems = checkDocument(source.value, phones.look);
  const errors = [
    ...source.errors,
    ...problems.map(({ path, at, message, hint }) =>
      source.error(source.locate(path, at), message, hint),
    ),
  ];
  if (errors.length > 0) return { scenarios: [], errors: inOrder(errors) };
  const document = source.value as unknown as ScenarioDocument;
  const lines = stepLines(source, document);
  return { scenarios: [{ id, file, document, lines, phones: phones.found }], errors: [] };
}

/** `steps[2]."expect reply".delivered`: where a problem stands when there is no text to point into. */
const written = (path: Path): string =>
  path
    .map((part) =>
      typeof part === 'number' ? `[${part}]` : /^\w+$/.test(part) ? `.${part}` : `."${part}"`,
    )
    .join('')
    .replace(/^\./, '');

const inFile = (file: string, { path, message, hint }: Problem): ScenarioError => {
  const where = path.length === 0 ? '' : ` (at ${written(path)})`;
  return new ScenarioError(whole(file), `${message}${where}`, hint);
};

/** A scenario from what a TypeScript file exports, or any other value that should be one. */
export async function scenarioOf(value: Json, { file, id }: ScenarioFile): Promise<Loaded> {
  const phones = await phoneBookFor(value);
  const problems = checkDocument(value, phones.look);
  if (problems.length > 0) {
    return { scenarios: [], errors: problems.map((problem) => inFile(file, problem)) };
  }
  const document = value as unknown as ScenarioDocument;
  const lines = document.steps.map(() => null);
  return { scenarios: [{ id, file, document, lines, phones: phones.found }], errors: [] };
}

async function loadTypeScript(where: ScenarioFile, text: string): Promise<Loaded> {
  const { value, problems, errors } = await readTypeScript(where.file, text);
  if (value !== undefined) return scenarioOf(value, where);
  return {
    scenarios: [],
    errors: [...errors, ...problems.map((problem) => inFile(where.file, problem))],
  };
}

/** The text of a file's bytes, or the place at which they are none. */
function decode(bytes: Uint8Array, file: string): string | ScenarioError {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    const at = Math.max(0, text.indexOf('\ufffd'));
    const place = placeAt(text, file, at, at + 1);
    return new ScenarioError(place, 'the file is not text in UTF-8', 'save it as UTF-8');
  }
}

/** The scenario of one file, or what is wrong with it. */
export async function loadFile(where: ScenarioFile): Promise<Loaded> {
  const { file } = where;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    return only(new ScenarioError(whole(file), 'the file cannot be read', ''));
  }
  if (bytes.length > SIZE_MAX) return only(tooLarge(file));
  const text = decode(bytes, file);
  if (text instanceof ScenarioError) return only(text);
  return isCode(file) ? loadTypeScript(where, text) : parseScenario(text, where);
}

/** All scenarios in and below `roots`, sorted by id; see `findScenarios` for roots and ids. */
export async function loadScenarios(roots: readonly string[], base?: string): Promise<Loaded> {
  const { files, errors } = await findScenarios(roots, base);
  const loaded = await Promise.all(files.map(loadFile));
  return {
    scenarios: loaded.flatMap((each) => each.scenarios),
    errors: [...errors, ...loaded.flatMap((each) => each.errors)],
  };
}
