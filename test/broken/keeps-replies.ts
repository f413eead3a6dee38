import { because, breaking } from './break.ts';

export default breaking({
  wrong: 'sends no comment at all to the customer',
  violates: ['TICKET-5', 'WINDOW-1'],
  alsoRed: {
    ...because(
      "a macro's comment is a reply",
      'MACRO-1 MACRO-2',
      'AUTOMATION-2 AUTOMATION-3',
      'AUTOREPLY-1',
      'CONNECT-6 CONNECT-7',
      'INSTALL-4',
      'INTAKE-6',
      'invariant:failure-visible',
      'MIGRATION-2 MIGRATION-5 MIGRATION-6 MIGRATION-7 MIGRATION-8',
      'NUMBER-6',
      'RELIABLE-1 RELIABLE-2 RELIABLE-3 RELIABLE-4 RELIABLE-5',
      'SECURE-3 SECURE-5 SECURE-6 SECURE-7',
      'TEMPLATE-1 TEMPLATE-2 TEMPLATE-3 TEMPLATE-4 TEMPLATE-5 TEMPLATE-6',
      'TICKET-3 TICKET-4 TICKET-6 TICKET-7 TICKET-8 TICKET-9 TICKET-11 TICKET-12 TICKET-13',
      'TRIGGER-2 TRIGGER-3',
      'WINDOW-2 WINDOW-3 WINDOW-4 WINDOW-5 WINDOW-6 WINDOW-7 WINDOW-8 WINDOW-9 WINDOW-10 WINDOW-11',
    ),
  },
  decisions: { commentLeaves: () => false },
});
