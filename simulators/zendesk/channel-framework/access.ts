// What the calls of an integration have in common: which instance they are for, and whether they may.
import { z } from 'zod';
import type { Response } from '../../../src/kernel/wire.ts';
import type { Desk } from '../desk.ts';
import { forbidden, NOT_FOUND, recordInvalid } from '../support/protocol/errors.ts';
import { type Instance, isActive } from '../world/integration.ts';

export const REQUEST = z.object({
  instance_push_id: z.string().min(1).max(255),
  request_id: z.string().min(1).max(64).optional(),
});

/** The instance that a call names; only the token handed over with its push id opens it. */
export function instanceOf(
  desk: Desk,
  pushId: string,
  allowedPushId: string,
): { readonly instance: Instance } | { readonly refused: Response } {
  const instance = desk.world.instances.get(pushId);
  if (instance === undefined) return { refused: NOT_FOUND };
  if (pushId !== allowedPushId) {
    return { refused: forbidden('This token was given for another account') };
  }
  return isActive(instance) ? { instance } : { refused: forbidden('This account is not active') };
}

export const refusalOf = (error: z.ZodError): Response =>
  recordInvalid(
    error.issues.map((issue) => ({
      field: String(issue.path[0] ?? 'base'),
      description: issue.message,
      error: 'InvalidValue',
    })),
  );
