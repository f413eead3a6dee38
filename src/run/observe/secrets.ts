// Where tokens, codes, PINs and passwords could show to people: tickets, their event logs, pages and mails.
import type { Screen } from '../../../simulators/zendesk/admin-center/frame.ts';
import type { Json } from '../../kernel/trace.ts';
import { ADMIN_ADDRESS } from '../addresses.ts';
import type { Stage } from '../stage.ts';
import type { Sight } from './sight.ts';

/** What opens an install link is what its mail is for. */
const MAILED = 'install link';

/** Of each place the kinds of secret that stand there. Where there is nothing to look at, nothing was seen. */
export async function seeSecrets(stage: Stage): Promise<Sight> {
  const { world, admin, agent } = stage;
  const { tickets } = world.zendesk.state() as {
    readonly tickets: readonly ({ readonly id: number } & { readonly [key: string]: Json })[];
  };
  const logs: unknown[] = [];
  for (const { id } of tickets) logs.push(await agent.read(`/api/v2/tickets/${id}/audits.json`));
  const screens = [admin.screen(), admin.readyPage()].filter((screen) => screen !== undefined);
  const mails = world.mail.mailbox(ADMIN_ADDRESS);
  const kindsIn = (place: readonly unknown[]): readonly string[] =>
    [...world.trace.secretsIn(JSON.stringify(place))].sort();
  const seen = (key: string, place: readonly unknown[], but?: string): Sight =>
    place.length === 0 || place.includes(undefined)
      ? {}
      : { [key]: kindsIn(place).filter((kind) => kind !== but) };
  return {
    ...seen('tickets', tickets),
    ...seen('eventLogs', logs),
    ...seen('pages', screens.map(read)),
    ...seen(
      'mails',
      mails.map(({ subject, text }) => [subject, text]),
      MAILED,
    ),
  };
}

/** As a person reads it: what a form carries along unseen is for programs. */
const read = ({ title, text, error, notices, forms }: Screen): readonly unknown[] => [
  title,
  text,
  error,
  notices,
  forms.flatMap(({ fields }) =>
    fields.flatMap(({ type, value }) => (type === 'hidden' ? [] : [value])),
  ),
];
