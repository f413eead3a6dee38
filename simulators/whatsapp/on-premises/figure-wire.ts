// Numbers that some of Meta's samples write as texts.
import { z } from 'zod';

export const figure = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
