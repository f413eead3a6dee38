// Installed apps as Admin Center lists them, and whether rules can ask for them.
import type { Stage } from '../stage.ts';
import type { Sight } from './sight.ts';

interface Condition {
  readonly subject: string;
  readonly values?: readonly { readonly title: string }[];
}

/** Support has a channel of its own that is called the same, whatever is installed. */
const VENDORS_OWN: ReadonlySet<string> = new Set(['WhatsApp']);

export function seeApps({ world }: Stage): Sight {
  const { adminCenter } = world.zendesk;
  const { integrationName } = world.settings;
  const accounts = adminCenter.channelApps().flatMap((app) => app.accounts.map(({ name }) => name));
  const conditions = adminCenter.choices('view').conditions as unknown as readonly Condition[];
  const titles = (subject: string): readonly string[] | undefined =>
    conditions
      .find((condition) => condition.subject === subject)
      ?.values?.map(({ title }) => title);
  const channels = titles('via_id')?.filter((title) => title === integrationName) ?? [];
  const ofAccounts = titles('integration_account');
  const parts = [
    channels.length > (VENDORS_OWN.has(integrationName) ? 1 : 0),
    ofAccounts !== undefined && accounts.every((name) => ofAccounts.includes(name)),
  ];
  return {
    installed: [...adminCenter.installedApps()],
    accounts,
    // One without the other is neither there nor gone.
    ...(parts[0] === parts[1] ? { inConditions: parts.every(Boolean) } : {}),
  };
}
