// Acts of the integration team upon a number that is hosted.
import type { Outcome } from '../act.ts';
import { askBackOffice, outcomeOfAnswer } from '../hosting.ts';
import { named, type Stage } from '../stage.ts';

export async function correctsNumber(
  stage: Stage,
  { account, spelled }: { readonly account: string; readonly spelled: string },
): Promise<Outcome> {
  const id = named(Object.fromEntries(stage.deployments), account);
  const path = `deployments/${id}/number`;
  return outcomeOfAnswer(await askBackOffice(stage, 'PUT', path, { phoneNumber: spelled }));
}
