import { breaking } from './break.ts';

export default breaking({
  wrong: 'is a new app whenever it is installed',
  violates: ['INSTALL-5'],
  alsoRed: {
    'INSTALL-2': 'by the other way comes one more app',
  },
  decisions: () => {
    let installed = 0;
    return {
      appIdentity: (app) => (installed++ === 0 ? app : { ...app, id: `${app.id}-${installed}` }),
    };
  },
});
