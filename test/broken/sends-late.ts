import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends a late reply all the same',
  violates: ['WINDOW-2'],
  alsoRed: {
    'TEMPLATE-5': 'a late reply after a template is handed to WhatsApp',
    'WINDOW-9': 'a late file is sent like a late text',
    'MACRO-2': "a macro's late comment is a late reply",
    'RELIABLE-4': 'a late reply is sent although it was to be told of as failed',
    'WINDOW-5': 'a reply outside this window is handed to WhatsApp',
    'WINDOW-6': 'a reply outside this window is handed to WhatsApp',
    'WINDOW-7': 'a reply outside this window is handed to WhatsApp',
    'WINDOW-8': 'a reply outside this window is handed to WhatsApp',
    'AUTOREPLY-5': 'a reply outside this window is handed to WhatsApp',
  },
  decisions: { lateReply: () => 'send' },
});
