import { breaking } from './break.ts';

export default breaking({
  wrong: 'is another app in the Marketplace than by the link',
  violates: ['INSTALL-2'],
  alsoRed: {
    'INSTALL-5': 'whoever takes both ways has two apps',
  },
  decisions: {
    appIdentity: (app, way) => ({ ...app, id: way === 'link' ? app.id : `${app.id}-marketplace` }),
  },
});
