import { UsageError } from './io.ts';

/** The values of a JSON Lines text; a line that is none is named by its number. */
export function jsonLines(text: string, file: string): readonly unknown[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line, i) => {
    try {
      return JSON.parse(line);
    } catch {
      throw new UsageError(`${file}:${i + 1}: this line is not JSON`);
    }
  });
}
