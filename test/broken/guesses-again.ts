import type { BrokenSpec } from '../../src/cli/broken.ts';
import type { Send } from '../../src/kernel/wire.ts';
import { RIGHT_CONNECTOR } from '../../src/run/seat.ts';

/** Repeats a code that WhatsApp did not take, whatever WhatsApp said of waiting. */
const insisting =
  (send: Send): Send =>
  async (request, options) => {
    const response = await send(request, options);
    const refused = request.url.includes('verify') && response.status >= 400;
    return refused ? send(request, options) : response;
  };

const broken: BrokenSpec = {
  wrong: 'hammers on with a code that WhatsApp did not take',
  violates: ['CONNECT-5'],
  integration: (settings, services, life) =>
    RIGHT_CONNECTOR(settings, { ...services, send: insisting(services.send) }, life),
};

export default broken;
