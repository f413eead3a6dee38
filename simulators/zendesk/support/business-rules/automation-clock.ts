// The hour of the automations. It strikes only while there is a ticket that something could be done to.
// https://support.zendesk.com/hc/en-us/articles/4408832701850
import { HOUR, type Instant, MINUTE } from '../../../../src/kernel/clock.ts';
import { carryOut } from '../../carry-out.ts';
import type { Desk } from '../../desk.ts';
import { dueStretches } from '../../world/business-rules/automation-due.ts';
import { runAutomations } from '../../world/business-rules/automation-run.ts';
import type { BusinessRule } from '../../world/business-rules/rule.ts';
import { createLive, type Live } from '../../world/live.ts';
import type { Ticket } from '../../world/ticket.ts';

export function startAutomations(desk: Desk): void {
  const { world, clock } = desk;
  const minute = desk.random.fork('minute of the automations').int(0, 59);
  const { activeAutomations, automations } = world.ruleBook;
  let active: readonly BusinessRule[] | undefined;
  /** By when something could first be done to them. */
  let index: Live<Ticket> | undefined;
  let timer: { readonly at: Instant; readonly cancel: () => void } | undefined;

  const stretches = (ticket: Ticket) => {
    active ??= activeAutomations.page(0, activeAutomations.size);
    return dueStretches(world, active, ticket);
  };
  const due = (ticket: Ticket): Instant =>
    Math.min(Number.POSITIVE_INFINITY, ...stretches(ticket).map(({ from }) => from));

  /** The first striking of the hour after now that is not before `from`. */
  function strikes(from: Instant): Instant {
    const chosen = desk.options.automationMinute;
    const offset = (chosen === 'seeded' ? minute : Math.trunc(chosen) % 60 || 0) * MINUTE;
    const after = Math.floor((clock.now() - offset) / HOUR) + 1;
    return Math.max(after, Math.ceil((from - offset) / HOUR)) * HOUR + offset;
  }
  function wakeFor(from: Instant): void {
    if (from === Number.POSITIVE_INFINITY) return;
    const at = strikes(from);
    if (timer !== undefined && timer.at <= at) return;
    timer?.cancel();
    timer = { at, cancel: clock.at(at, 'the hour of the automations', strike) };
  }
  function watch(ticket: Ticket): void {
    const now = clock.now();
    for (const { from, to } of stretches(ticket)) if (to > now) wakeFor(from);
  }
  function strike(): void {
    timer = undefined;
    const now = clock.now();
    index ??= createLive(world.tickets, {
      holds: (ticket) => due(ticket) < Number.POSITIVE_INFINITY,
      placeOf: (ticket) => [due(ticket), ticket.id],
    });
    const waiting = index.before([now + 1], index.size);
    const tickets = waiting.toSorted((a, b) => a.id - b.id);
    carryOut(desk, runAutomations(world, tickets, now, desk.options.automationsRunTriggers));
    for (const ticket of waiting) watch(ticket);
    const next = index.after([now + 1], 1)[0];
    if (next !== undefined) watch(next);
  }
  function rulesChanged(): void {
    active = undefined;
    index?.end();
    index = undefined;
    if (world.tickets.size > 0) wakeFor(clock.now());
  }
  world.tickets.follow({ changed: watch, removed: () => {} });
  automations.follow({ changed: rulesChanged, removed: rulesChanged });
}
