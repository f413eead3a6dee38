// What somebody must know to talk to the served world: one JSON object for programs, lines for people.

export interface Ready {
  readonly url: string;
  readonly whatsapp: {
    readonly accessToken: string;
    readonly appSecret: string;
    readonly wabaId: string;
    readonly appId: string;
    /** `null` while no number has been added. */
    readonly phoneNumberId: string | null;
    readonly displayPhoneNumber: string | null;
    /** What the integration's own webhook wants to see; a receiver of yours chooses its own. */
    readonly verifyToken: string;
    readonly onPremises: {
      readonly url: string;
      readonly username: string;
      readonly password: string;
      readonly deploymentId: string;
      readonly phoneNumber: string;
      /** What registering the number asks for. */
      readonly certificate: string;
    };
  };
  readonly zendesk: {
    readonly url: string;
    readonly email: string;
    readonly apiToken: string;
    readonly oauthToken: string;
    readonly subdomain: string;
  };
  readonly connector: { readonly url: string };
  readonly control: { readonly url: string; readonly token: string };
}

const row = (name: string, value: string): string => `  ${name.padEnd(14)} ${value}`;

function whatsappLines({ url, whatsapp }: Ready): readonly string[] {
  const { onPremises } = whatsapp;
  return [
    'WhatsApp, Cloud API',
    row('base URL', `${url}/v23.0`),
    row('access token', whatsapp.accessToken),
    row('app secret', whatsapp.appSecret),
    row('WABA', whatsapp.wabaId),
    row('app', whatsapp.appId),
    row('phone number', numberOf(whatsapp)),
    'WhatsApp, On-Premises API',
    row('base URL', onPremises.url),
    row('login', `${onPremises.username} ${onPremises.password}`),
    row('phone number', onPremises.phoneNumber),
    ...(whatsapp.phoneNumberId === null ? [row('certificate', onPremises.certificate)] : []),
  ];
}

const numberOf = ({ phoneNumberId, displayPhoneNumber }: Ready['whatsapp']): string =>
  phoneNumberId === null ? 'none yet' : `${displayPhoneNumber}, id ${phoneNumberId}`;

function examples({ url, whatsapp, zendesk, control }: Ready): readonly string[] {
  const post = `-H 'content-type: application/json' -d`;
  const sim = `curl -H 'Authorization: Bearer ${control.token}'`;
  const ana = '+5511912345678';
  const first = [
    `${sim} ${control.url}`,
    `${sim} ${control.url}/customers ${post} '{"phone":"${ana}","name":"Ana"}'`,
  ];
  const tickets = `curl -u '${zendesk.email}/token:${zendesk.apiToken}' ${zendesk.url}/api/v2/tickets`;
  if (whatsapp.phoneNumberId === null) return [...first, tickets];
  return [
    ...first,
    `${sim} ${control.url}/customers/${ana}/messages ${post} '{"text":"Where is my order?"}'`,
    `curl -H 'Authorization: Bearer ${whatsapp.accessToken}' ${url}/v23.0/${whatsapp.phoneNumberId}/messages ${post} '{"messaging_product":"whatsapp","to":"${ana}","type":"text","text":{"body":"On its way."}}'`,
    `${sim} ${control.url}/clock/advance ${post} '{"by":"3s"}'`,
    `${sim} ${control.url}/customers/${ana}/device`,
    tickets,
    `${sim} ${control.url}/zendesk/tickets/1/reply ${post} '{"text":"It arrives tomorrow."}'`,
    `${sim} ${control.url}/clock/advance ${post} '{"by":"24h 1s"}'`,
    `${sim} ${control.url}/zendesk/tickets/1/reply ${post} '{"text":"Too late."}'`,
  ];
}

/** The served account's webhooks go to the integration until somebody takes its override. */
const ownReceiver = ({ url, whatsapp }: Ready): string =>
  `curl -H 'Authorization: Bearer ${whatsapp.accessToken}' ${url}/v23.0/${whatsapp.wabaId}/subscribed_apps -H 'content-type: application/json' -d '{"override_callback_uri":"http://127.0.0.1:3000/webhook","verify_token":"yours"}'`;

/** The same for people, with lines to copy. */
export function readyText(ready: Ready): string {
  const { zendesk, connector, control } = ready;
  return `${[
    `Serving on ${ready.url} until you press Ctrl-C`,
    '',
    ...whatsappLines(ready),
    'Zendesk',
    row('base URL', `${zendesk.url}/api/v2`),
    row('API token', `${zendesk.email}/token:${zendesk.apiToken}`),
    row('OAuth token', zendesk.oauthToken),
    row('Admin Center', `${zendesk.url}/admin, for ${zendesk.email}/token and the API token`),
    'The integration',
    row('base URL', connector.url),
    'Control',
    row('base URL', control.url),
    row('token', control.token),
    '',
    'Try:',
    ...examples(ready).map((line) => `  ${line}`),
    '',
    'Webhooks to a receiver of yours that runs, here on port 3000:',
    `  ${ownReceiver(ready)}`,
  ].join('\n')}\n`;
}
