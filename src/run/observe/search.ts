// What an agent finds in Support by a customer's WhatsApp number, as Support's own search answers it.
import { phoneOf, type Stage } from '../stage.ts';
import type { Sight } from './sight.ts';

interface People {
  readonly users?: readonly { readonly id: number; readonly name: string }[];
}
interface Requested {
  readonly tickets?: readonly unknown[];
}

export async function seeSearch(stage: Stage, customer: string): Promise<Sight> {
  const { agent } = stage;
  const query = encodeURIComponent(`whatsapp_phone_number:"${phoneOf(stage, customer)}"`);
  const found = (await agent.read(`/api/v2/users/search.json?query=${query}`)) as
    | People
    | undefined;
  if (found?.users === undefined) return {};
  let tickets = 0;
  for (const { id } of found.users) {
    const theirs = await agent.read(`/api/v2/users/${id}/tickets/requested.json`);
    tickets += (theirs as Requested | undefined)?.tickets?.length ?? 0;
  }
  return { people: found.users.map(({ name }) => name), tickets };
}
