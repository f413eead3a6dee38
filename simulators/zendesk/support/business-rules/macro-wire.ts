// Macros as the Support API shows them. https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { Macro, MacroValues } from '../../world/business-rules/macro.ts';
import { restrictionJson } from './view-restriction-input.ts';

export const macroValuesJson = (macro: MacroValues) => ({
  title: macro.title,
  raw_title: macro.title,
  active: macro.active,
  description: macro.description,
  position: macro.position,
  restriction: restrictionJson(macro.restriction),
  actions: macro.actions,
});

export const macroJson = (desk: Desk, macro: Macro) => ({
  url: `${desk.origin}/api/v2/macros/${macro.id}.json`,
  id: macro.id,
  ...macroValuesJson(macro),
  default: false,
  created_at: time(macro.createdAt),
  updated_at: time(macro.updatedAt),
});
