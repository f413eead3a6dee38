// Reads JSON of which nothing is known: what is not there, or is something else, is empty.
import type { Json } from '../kernel/trace.ts';

export type Fields = { readonly [key: string]: Json };

export const fields = (value: Json | undefined): Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
export const list = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? value : [];
export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const digitsOf = (written: string): string => written.replace(/\D/g, '');
