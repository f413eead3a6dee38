import { breaking } from './break.ts';

export default breaking({
  wrong: 'has no name when it comes by the link, so that Zendesk cannot list it',
  violates: ['INSTALL-3'],
  alsoRed: {
    'INSTALL-1': 'what cannot be listed is not installed',
    'INSTALL-5': 'the link brings no app at all',
    'INSTALL-2': 'the link brings no app at all',
  },
  decisions: {
    appIdentity: (app, way) => (way === 'link' ? { ...app, name: '' } : app),
  },
});
