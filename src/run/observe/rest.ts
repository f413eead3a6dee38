// What is looked at once more when a story is over: the books of the back office, and the pages that an admin has opened.
import { bearer, get, jsonOf } from '../../kernel/wire.ts';
import { CONNECTOR_ORIGIN, SUBDOMAIN } from '../addresses.ts';
import { guardedHandler } from '../guard.ts';
import type { Overview } from '../people/back-office.ts';
import type { Stage } from '../stage.ts';
import { seeAccountPage } from './account-page.ts';
import { accountNameOf } from './accounts.ts';
import type { Sight } from './sight.ts';

/** What is not shown is left out. */
export async function seeRest(stage: Stage): Promise<Sight> {
  const faults = stage.world.network.faults().length;
  const pages = faults > 0 ? [] : await seePages(stage);
  const books = await seeBooks(stage);
  return {
    ...(pages.length === 0 ? {} : { pages }),
    ...(books === undefined ? {} : { books }),
    ...(faults === 0 ? {} : { faults }),
  };
}

async function seePages(stage: Stage): Promise<readonly Sight[]> {
  const pages: Sight[] = [];
  for (const account of stage.memory.pagesToOpen) {
    const name = accountNameOf(stage, account);
    if (name === undefined) continue;
    const opened = await stage.admin.opensAccount(name);
    const { channelName, shortDescription, error, notices, says, appliedBefore, ...profile } =
      seeAccountPage(stage);
    if (opened.outcome !== 'done' || channelName === null) continue;
    pages.push({ account: name, shows: { about: shortDescription ?? null, ...profile } });
  }
  return pages;
}

/** Asked at the integration's own door: no network is between, so that looking takes no time and meets no fault. */
async function seeBooks({ world }: Stage): Promise<Sight | undefined> {
  const url = `${CONNECTOR_ORIGIN}/connector/back-office/customers/${SUBDOMAIN}`;
  const door = guardedHandler(world.lives.handler, world.trace.record);
  const answer = await door(get(url, bearer(world.settings.backOfficeToken)));
  const shown = answer.status === 200 ? (jsonOf(answer) as Partial<Overview>) : {};
  if (shown.hosting === undefined || shown.charges === undefined) return undefined;
  return {
    hosting: shown.hosting.map(({ phoneNumber, boughtAt }) => ({ phoneNumber, boughtAt })),
    charges: shown.charges,
  };
}
