import { z } from 'zod';
import { breaking } from './break.ts';

const ASKED = z.object({
  type_id: z.literal('notification'),
  data: z.object({ phone: z.string(), text: z.string() }),
});

export default breaking({
  wrong: "sends what a rule's webhook posts to it",
  violates: ['TRIGGER-3', 'AUTOMATION-3'],
  decisions: {
    notificationsIn: (event) => {
      const asked = ASKED.safeParse(event).data;
      return asked === undefined ? [] : [asked.data];
    },
  },
});
