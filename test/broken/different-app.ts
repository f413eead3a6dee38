import { breaking } from './break.ts';

export default breaking({
  wrong: 'is another app by the link than in the Marketplace',
  violates: ['INSTALL-2'],
  alsoRed: {
    'INSTALL-5': 'whoever takes both ways has two apps',
  },
  decisions: {
    appIdentity: (app, way) => (way === 'link' ? { ...app, id: `${app.id}-by-link` } : app),
  },
});
