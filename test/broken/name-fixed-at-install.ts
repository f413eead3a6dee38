import { breaking } from './break.ts';

export default breaking({
  wrong: 'keeps the name that it was installed under',
  violates: ['VIEW-6'],
  decisions: { integrationName: ({ given }) => given },
});
