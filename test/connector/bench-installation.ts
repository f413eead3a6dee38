// What the back office hands out for a customer, on the bench.
import { bearer, sendJson, textOf } from '../../src/kernel/wire.ts';
import { type Bench, CONNECTOR } from './bench.ts';

/** The install link of the customer with that subdomain. */
export async function linkOf(bench: Bench, subdomain: string): Promise<string> {
  const url = `${CONNECTOR}/connector/back-office/install-links`;
  const answer = await bench.call(
    sendJson('POST', url, { subdomain }, bearer('back-office-token')),
  );
  return (JSON.parse(textOf(answer.body)) as { readonly installLink: string }).installLink;
}
