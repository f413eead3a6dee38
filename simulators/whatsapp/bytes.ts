// Bodies as bytes, and pictures made of them.
import { createHash } from 'node:crypto';
import type { Body } from '../../src/kernel/wire.ts';
import type { Photo } from './world/profile.ts';

const encoder = new TextEncoder();

export const bytesOf = (body: Body): Uint8Array =>
  typeof body === 'string' ? encoder.encode(body) : body;

/** Hexadecimal SHA-256. */
export const digestOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

export const photoOf = (type: string, bytes: Uint8Array): Photo => ({
  type,
  bytes,
  digest: digestOf(bytes),
});
