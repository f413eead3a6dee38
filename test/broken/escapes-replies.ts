import type { BrokenSpec } from '../../src/cli/broken.ts';
import { writing } from './break.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);

const broken: BrokenSpec = {
  wrong: 'writes the signs of markup in a reply as HTML would, so that the phone shows entities',
  violates: ['SECURE-5'],
  alsoRed: {
    'AUTOREPLY-4': 'the signs of markup in an automatic reply become entities as well',
    'WINDOW-3': 'what was written reaches nobody, and has not failed',
  },
  ...writing('/messages', (message) => {
    const { text } = message as { readonly text?: { readonly body: string } };
    return text === undefined ? message : { ...message, text: { body: escaped(text.body) } };
  }),
};

export default broken;
