// What Cloud messages of several kinds are made of: texts of a length, files, and things that differ from each other.
import { z } from 'zod';
import type { FileSource } from '../world/content.ts';
import { isLonger } from '../world/content-limits.ts';

/** At most so many characters, perhaps none. */
export const upTo = (max: number) =>
  z.string().refine((text) => !isLonger(text, max), `it has at most ${max} characters`);

/** At least one character, at most so many. */
export const words = (max: number) =>
  z.string().refine((text) => text !== '' && !isLonger(text, max), `it has 1 to ${max} characters`);

export const Address = z
  .string()
  .regex(/^https?:\/\/\S+$/i, 'it is an address with http or https in front');

const file = {
  id: z.union([z.string().min(1), z.number().transform(String)]).optional(),
  link: Address.optional(),
};

interface FileFields {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
}

/** Exactly one of the two. */
function onlyOne({ id, link }: FileFields, context: z.RefinementCtx): void {
  if ((id === undefined) !== (link === undefined)) return;
  const message = 'a file is named by its id or by its link, and not by both';
  context.addIssue({ code: 'custom', message, path: [id === undefined ? 'id' : 'link'] });
}

export const sourceOf = ({ id, link }: FileFields): FileSource =>
  id === undefined ? { link: link ?? '' } : { media: id };

/** A file in a header. */
export const File = z.object(file).superRefine(onlyOne).transform(sourceOf);

/** A file that is the message, with what else may stand beside it. */
export const fileWith = <T extends z.core.$ZodShape>(shape: T) =>
  z
    .object({ ...file, ...shape })
    .superRefine((value, context) => onlyOne(value as FileFields, context));

/** Says at which of them the second of two equals stands. */
export function different(
  values: readonly string[],
  path: (index: number) => (string | number)[],
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (seen.has(value)) {
      context.addIssue({ code: 'custom', message: `"${value}" stands twice`, path: path(index) });
      return;
    }
    seen.add(value);
  }
}
