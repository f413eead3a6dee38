import { breaking } from './break.ts';

export default breaking({
  wrong: "leaves the country's code out of the link, which is somebody else's number then",
  violates: ['ANNOUNCE-1'],
  decisions: { clickToChatLink: ({ e164 }) => `https://wa.me/${e164.slice(3)}` },
});
