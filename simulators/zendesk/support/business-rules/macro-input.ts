// What a macro may be told. https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/#create-macro
import { z } from 'zod';
import type { Call } from '../../../../src/kernel/routes.ts';
import type { MacroInput } from '../../world/business-rules/macro-changes.ts';
import { type ReadBody, readRoot } from '../protocol/body.ts';
import { ACTIONS_INPUT, unknownIn } from './rule-input.ts';
import { RESTRICTION } from './view-restriction-input.ts';

const MACRO = z.looseObject({
  title: z.string().optional(),
  raw_title: z.string().optional(),
  description: z.string().nullish(),
  active: z.boolean().optional(),
  position: z.int().optional(),
  restriction: RESTRICTION,
  actions: ACTIONS_INPUT.optional(),
});

export interface GivenMacro {
  readonly input: MacroInput;
  readonly unknown: readonly string[];
}

export function readMacro(call: Call): ReadBody<GivenMacro> {
  const read = readRoot(call, 'macro', MACRO);
  if ('response' in read) return read;
  const { title, raw_title, description, active, position, restriction, actions } = read.value;
  return {
    value: {
      input: { title: title ?? raw_title, description, active, position, restriction, actions },
      unknown: unknownIn('macro', MACRO, read.value),
    },
  };
}
