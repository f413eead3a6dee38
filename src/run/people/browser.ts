// The admin's own browser, signed in to Support: it opens any address and walks on from there.
import { openFrame } from '../../../simulators/zendesk/admin-center/browser.ts';
import type { Frame } from '../../../simulators/zendesk/admin-center/frame.ts';
import { basic, get, type Send } from '../../kernel/wire.ts';
import { ZENDESK_ORIGIN } from '../addresses.ts';
import type { World } from '../world.ts';

/** No page that it opens is the end of anything. */
const NO_RETURN_URL = '';

export function browserOf(world: World): (url: string) => Promise<Frame> {
  const { email, token } = world.zendesk.credentials.admin;
  const session = basic(`${email}/token`, token);
  const send: Send = (request, options) =>
    world.browser('admin')(
      request.url.startsWith(`${ZENDESK_ORIGIN}/`)
        ? { ...request, headers: { ...request.headers, ...session } }
        : request,
      options,
    );
  const random = world.random.fork('admin browser');
  return (url) =>
    openFrame({ send, random, trace: world.trace, who: 'admin' }, get(url), NO_RETURN_URL);
}
