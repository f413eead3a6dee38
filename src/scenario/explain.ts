// A scenario in plain words, for people who read neither YAML nor TypeScript.
import { requirementOf } from '../catalogue/catalogue.ts';
import { DIALECTS } from '../catalogue/dialect.ts';
import type { Json } from '../kernel/trace.ts';
import { provesOf } from './cases.ts';
import { memberOf } from './crowd.ts';
import type { Scenario } from './scenario.ts';
import { provesList } from './vocabulary/verb.ts';
import { findVerb } from './vocabulary.ts';
import type { AccountSpec, WorldSpec } from './world-spec.ts';

function sayAccount(name: string, account: AccountSpec, state: string): string {
  const facts = [
    `is ${state === 'connected' ? 'connected' : 'ready to be connected'}`,
    account.number === undefined ? '' : `has the number ${account.number}`,
    account['display name'] === undefined ? '' : `is shown as "${account['display name']}"`,
    account.line === undefined ? '' : `is a ${account.line} line`,
    account.answers === undefined
      ? ''
      : `is reached by ${account.answers.join(' and ') || 'nothing'}`,
    account.app === undefined || account.app === 'none'
      ? ''
      : `is in use in the ${account.app} app, with ${account.chats ?? 0} chats`,
  ];
  return `Account ${name} ${facts.filter((fact) => fact !== '').join(', ')}.`;
}

function sayWorld(world: WorldSpec): readonly string[] {
  const accounts = { ...(world.account && { main: {} }), ...world.accounts };
  const customers = Object.entries(world.customers ?? {}).map(([name, { phone }]) =>
    phone === undefined ? name : `${name} (${phone})`,
  );
  const agents = Object.entries(world.agents ?? {}).map(([name, agent]) =>
    agent.name === undefined ? name : `${name} (${agent.name})`,
  );
  return [
    ...Object.entries(accounts).map(([name, account]: [string, AccountSpec]) =>
      sayAccount(name, account, account.state ?? (name === 'main' ? world.account : '') ?? 'ready'),
    ),
    ...(customers.length === 0 ? [] : [`Customers with WhatsApp: ${customers.join(', ')}.`]),
    ...Object.entries(world.crowds ?? {}).map(
      ([name, { size, country = 'BR' }]) =>
        `Crowd ${name}: ${size} customers with WhatsApp and numbers of ${country}, ${memberOf(name, 1)} to ${memberOf(name, size)}.`,
    ),
    ...(agents.length === 0 ? [] : [`Agents told apart by name: ${agents.join(', ')}.`]),
  ];
}

function sayStep(step: Readonly<Record<string, Json>>): string {
  const [key = '', args] = Object.entries(step)[0] ?? [];
  const found = findVerb(key);
  if (found === undefined) return key;
  const said = found.verb.say(args, found.who);
  return found.verb.kind === 'action'
    ? `${said}.`
    : `Must be so (${provesList(args).join(', ')}): ${said}.`;
}

function sayTables({ document }: Scenario): readonly string[] {
  const columns = Object.keys(document.examples?.[0] ?? {});
  return [
    ...(document.examples ?? []).map(
      (row) => `Example: ${columns.map((name) => `<${name}> is ${String(row[name])}`).join(', ')}.`,
    ),
    ...Object.entries(document.matrix ?? {}).map(
      ([name, values]) => `<${name}> is each of: ${values.map(String).join(', ')}.`,
    ),
  ];
}

/** Ends with a line feed. */
export function explainScenario(scenario: Scenario): string {
  const { document } = scenario;
  const dialects = document.dialects ?? DIALECTS;
  const lines = [
    scenario.id,
    document.title,
    ...(document.about === undefined ? [] : ['', document.about]),
    '',
    'At the start',
    ...sayWorld(document.world as WorldSpec).map((line) => `  ${line}`),
    '',
    'What happens',
    ...document.steps.map((step, index) => `  ${index + 1}. ${sayStep(step)}`),
    '',
    `Played in: ${dialects.join(', ')}`,
    ...sayTables(scenario),
    '',
    'What it proves',
    ...provesOf(scenario).map((id) => `  ${id}: ${requirementOf(id)?.text.en ?? ''}`),
  ];
  return `${lines.join('\n')}\n`;
}
