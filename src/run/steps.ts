// The two kinds of planned steps: those that act, and those that look.
import type { PlannedStep, StepOf } from '../scenario/plan.ts';

export type LookingVerb = Extract<PlannedStep['verb'], `expect${string}`>;
export type ActingVerb = Exclude<PlannedStep['verb'], LookingVerb | 'wait'>;
export type ActingStep = StepOf<ActingVerb>;
export type LookingStep = StepOf<LookingVerb>;
