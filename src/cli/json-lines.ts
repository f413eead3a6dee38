import { UsageError } from './io.ts';

/** The values of a JSON Lines text, blank lines left out; a line that is none is named by its number in the file. */
export function jsonLines(text: string, file: string): readonly unknown[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      throw new UsageError(`${file}:${i + 1}: this line is not JSON`);
    }
  });
}
