// Every requirement, area by area: what scenarios prove and reports list.

import { ANNOUNCE } from './announce.ts';
import { AUTO_REPLY } from './auto-reply.ts';
import { AUTOMATION } from './automation.ts';
import { CONNECT } from './connect.ts';
import { HOSTING } from './hosting.ts';
import { INSTALL } from './install.ts';
import { INTAKE } from './intake.ts';
import { MACRO } from './macro.ts';
import { MIGRATION } from './migration.ts';
import { NAME } from './name.ts';
import { NUMBER } from './number.ts';
import { PROFILE } from './profile.ts';
import { RELIABLE } from './reliable.ts';
import type { Requirement } from './requirement.ts';
import { SECURE } from './secure.ts';
import { TEMPLATE } from './template.ts';
import { TICKET } from './ticket.ts';
import { TRIGGER } from './trigger.ts';
import { VIEW } from './view.ts';
import { WINDOW } from './window.ts';

const ROWS = [
  ...HOSTING,
  ...INTAKE,
  ...NAME,
  ...NUMBER,
  ...MIGRATION,
  ...INSTALL,
  ...CONNECT,
  ...PROFILE,
  ...VIEW,
  ...TRIGGER,
  ...AUTOMATION,
  ...MACRO,
  ...AUTO_REPLY,
  ...WINDOW,
  ...TEMPLATE,
  ...TICKET,
  ...ANNOUNCE,
  ...RELIABLE,
  ...SECURE,
] as const;

export type RequirementId = (typeof ROWS)[number]['id'];
export type Area = (typeof ROWS)[number]['area'];

export const CATALOGUE: readonly Requirement[] = ROWS;
export const REQUIREMENT_IDS: readonly RequirementId[] = ROWS.map((row) => row.id);
export const AREAS: readonly Area[] = [...new Set(ROWS.map((row) => row.area))];

const byId: ReadonlyMap<string, Requirement> = new Map(CATALOGUE.map((row) => [row.id, row]));

/** The row of that id, if the catalogue has it. */
export const requirementOf = (id: string): Requirement | undefined => byId.get(id);
