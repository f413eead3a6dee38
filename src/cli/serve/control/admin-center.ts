// Control of what an admin does in Admin Center: installs integrations, and walks their pages in a frame.
import { z } from 'zod';
import type { Frame } from '../../../../simulators/zendesk/admin-center/frame.ts';
import { RULE_KINDS } from '../../../../simulators/zendesk/world/business-rules/condition.ts';
import type { Json } from '../../../kernel/trace.ts';
import { json, type Response } from '../../../kernel/wire.ts';
import { type Control, refuse, type Scene, withBody } from './control.ts';

const words = z.string().min(1).max(2_048);

const apps = ({ world }: Scene): Response =>
  json(200, {
    installed: [...world.zendesk.adminCenter.installedApps()],
    channelApps: world.zendesk.adminCenter.channelApps(),
  });

/** What the admin sees in the frame; a page that is done says so. */
const shown = (frame: Frame): Response =>
  json(200, { screen: frame.screen(), closed: frame.closed() });

async function opened({ browsing }: Scene, open: Promise<Frame>): Promise<Response> {
  browsing.frame = await open;
  return shown(browsing.frame);
}

const NOT_OPEN = refuse(409, 'no page is open: add or edit an account first');

const onFrame =
  (handle: (frame: Frame) => Response | Promise<Response>) =>
  ({ browsing }: Scene) =>
    browsing.frame === undefined ? NOT_OPEN : handle(browsing.frame);

/** Something that an admin does to what the path names, and how the apps stand then. */
const click = (
  method: 'POST' | 'DELETE',
  path: string,
  does: string,
  act: (scene: Scene, name: string) => void,
): Control => ({
  method,
  path,
  does,
  handle(scene, { params }) {
    act(scene, params['name'] ?? '');
    return apps(scene);
  },
});

const INSTALL = z.strictObject({ manifestUrl: words.optional(), link: words.optional() });

async function install(
  scene: Scene,
  { manifestUrl, link }: z.output<typeof INSTALL>,
): Promise<Response> {
  const { adminCenter } = scene.world.zendesk;
  const own = `${scene.world.settings.baseUrl}/connector/manifest`;
  const done = await (link === undefined
    ? adminCenter.install(manifestUrl ?? own)
    : adminCenter.installByLink(link));
  return 'refused' in done ? refuse(409, done.refused) : json(201, { installed: done.name });
}

const FILL = z.strictObject({
  form: words,
  fields: z.record(z.string(), z.string()).default({}),
  button: z.string().optional(),
});

export const ADMIN_CENTER: readonly Control[] = [
  {
    method: 'GET',
    path: '/zendesk/apps',
    does: 'the installed apps, and the channel apps with their accounts',
    handle: apps,
  },
  withBody(
    {
      method: 'POST',
      path: '/zendesk/apps',
      does: 'installs an integration: that of this world, one with a "manifestUrl" of this machine, or by its "link"',
      example: { manifestUrl: 'http://127.0.0.1:3000/manifest' },
    },
    INSTALL,
    install,
  ),
  {
    method: 'GET',
    path: '/zendesk/apps/{name}',
    does: 'how a channel app stands: its health, its manifest, its accounts',
    handle: async ({ world }, { params }) =>
      json(200, (await world.zendesk.adminCenter.channelApp(params['name'] ?? '')) as object),
  },
  click('DELETE', '/zendesk/apps/{name}', 'uninstalls an app', ({ world }, name) =>
    world.zendesk.adminCenter.uninstall(name),
  ),
  {
    method: 'POST',
    path: '/zendesk/apps/{name}/refresh',
    does: 'reads the manifest of an app anew',
    handle: async ({ world }, { params }) =>
      json(200, { problem: await world.zendesk.adminCenter.refreshManifest(params['name'] ?? '') }),
  },
  withBody(
    {
      method: 'POST',
      path: '/zendesk/accounts',
      does: 'adds an account: opens the pages of the integration in a frame',
      example: { integration: 'WhatsApp' },
    },
    z.strictObject({ integration: words }),
    (scene, { integration }) =>
      opened(scene, scene.world.zendesk.adminCenter.addAccount(integration)),
  ),
  {
    method: 'POST',
    path: '/zendesk/accounts/{name}/edit',
    does: 'opens the pages of an account in a frame',
    handle: (scene, { params }) =>
      opened(scene, scene.world.zendesk.adminCenter.editAccount(params['name'] ?? '')),
  },
  click('POST', '/zendesk/accounts/{name}/deactivate', 'stops an account', ({ world }, name) =>
    world.zendesk.adminCenter.deactivateAccount(name),
  ),
  click('POST', '/zendesk/accounts/{name}/activate', 'starts it again', ({ world }, name) =>
    world.zendesk.adminCenter.activateAccount(name),
  ),
  click('DELETE', '/zendesk/accounts/{name}', 'deletes an account', ({ world }, name) =>
    world.zendesk.adminCenter.deleteAccount(name),
  ),
  {
    method: 'GET',
    path: '/zendesk/frame',
    does: 'the page that the admin has open: its forms, fields, buttons and messages',
    handle: onFrame(shown),
  },
  withBody(
    {
      method: 'POST',
      path: '/zendesk/frame',
      does: 'fills in a form of that page and sends it; a file is given as a data: URL',
      example: { form: 'deployment', fields: { deployment_id: 'D-1' } },
    },
    FILL,
    (scene, { form, fields, button }) =>
      onFrame(async (frame) => {
        await frame.submit(form, fields, button);
        return shown(frame);
      })(scene),
  ),
  {
    method: 'POST',
    path: '/zendesk/frame/back',
    does: 'the Back button of the browser',
    handle: onFrame((frame) => {
      frame.back();
      return shown(frame);
    }),
  },
  {
    method: 'GET',
    path: '/zendesk/choices/{kind}',
    does: `what people pick conditions and actions from: ${RULE_KINDS.join(', ')}`,
    handle({ world }, { params }) {
      const kind = RULE_KINDS.find((name) => name === params['kind']);
      if (kind === undefined) {
        return refuse(404, `there are no "${params['kind']}": ${RULE_KINDS.join(', ')}`);
      }
      return json(200, world.zendesk.adminCenter.choices(kind) as unknown as Json);
    },
  },
];
