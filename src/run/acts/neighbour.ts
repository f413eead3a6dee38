// The act of another company that joins: a number of its own, hosted by the same service.
import { bearer, sendJson } from '../../kernel/wire.ts';
import { couldNot, DONE, type Outcome } from '../act.ts';
import { CONNECTOR_ORIGIN, GRAPH_ORIGIN } from '../addresses.ts';
import type { Stage } from '../stage.ts';

/** Its Zendesk subdomain. */
export const NEIGHBOUR = 'globex';

export async function companyJoins({ world, memory }: Stage): Promise<Outcome> {
  const { wabaId, accessToken, appSecret } = world.whatsapp.createBusiness({ name: 'Globex' });
  memory.neighbourSecret = appSecret;
  const access = { baseUrl: GRAPH_ORIGIN, version: 'v23.0', wabaId, accessToken, appSecret };
  const deployment = {
    deploymentId: `${NEIGHBOUR}-1`,
    subdomain: NEIGHBOUR,
    phoneNumber: '+55 11 4004-9999',
    displayName: 'Globex',
    whatsapp: { dialect: 'cloud', ...access },
  };
  const url = `${CONNECTOR_ORIGIN}/connector/back-office/deployments`;
  const answer = await world.browser('back-office')(
    sendJson('POST', url, deployment, bearer(world.settings.backOfficeToken)),
  );
  return answer.status === 201 ? DONE : couldNot(`it could not be hosted: HTTP ${answer.status}`);
}
