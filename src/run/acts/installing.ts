// Acts of installing the integration and of taking it away again.
import { bearer, jsonOf, NoAnswer, sendJson } from '../../kernel/wire.ts';
import { couldNot, type Outcome } from '../act.ts';
import { ADMIN_ADDRESS, CONNECTOR_ORIGIN, SUBDOMAIN } from '../addresses.ts';
import type { Stage } from '../stage.ts';

/** Another customer of the integration, with a Zendesk of its own. */
const STRANGER = 'globex';

/** What the integration team writes into the mail. */
async function linkFor({ world }: Stage, subdomain: string): Promise<string | undefined> {
  const url = `${CONNECTOR_ORIGIN}/connector/back-office/install-links`;
  const asked = sendJson('POST', url, { subdomain }, bearer(world.settings.backOfficeToken));
  try {
    const link = (jsonOf(await world.browser('back-office')(asked)) as { installLink?: unknown })
      .installLink;
    return typeof link === 'string' ? link : undefined;
  } catch (error) {
    if (error instanceof NoAnswer) return undefined;
    throw error;
  }
}

/** The link in the newest mail that brings one, where the story tells of that mail. */
const mailedLink = ({ world }: Stage): string | undefined =>
  world.mail
    .mailbox(ADMIN_ADDRESS)
    .flatMap(({ text }) => text.match(/https:\/\/\S+\/install\/\S+/) ?? [])
    .at(-1);

/** A character that stands at the end of no key. */
const alter = (link: string): string => `${link.slice(0, -1)}x`;

export async function installsByLink(
  stage: Stage,
  { link }: { readonly link: 'own' | 'foreign' | 'altered' },
): Promise<Outcome> {
  const made =
    link === 'foreign'
      ? await linkFor(stage, STRANGER)
      : (mailedLink(stage) ?? (await linkFor(stage, SUBDOMAIN)));
  if (made === undefined) return couldNot('the integration has made no install link');
  return stage.admin.installsByLink(link === 'altered' ? alter(made) : made, SUBDOMAIN);
}

/** The Marketplace lists the integration by the address of its manifest. */
export const installsFromMarketplace = ({ admin, world }: Stage): Promise<Outcome> =>
  admin.installs(`${world.settings.baseUrl}/connector/manifest`);
