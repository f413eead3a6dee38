// What an agent wrote as an internal note is shown on no phone.
import type { Ruling } from '../ruling.ts';
import { isCustomer, type Sighting } from '../sighting.ts';

export function notesStay({ comments, devices }: Sighting): Ruling {
  const byAgents = comments.filter((comment) => !isCustomer(comment));
  const replies = new Set(byAgents.filter((each) => each.public).map(({ body }) => body));
  // A text that was also a reply may be shown: the reply was.
  const notes = new Set(
    byAgents.filter((each) => !each.public && !replies.has(each.body)).map(({ body }) => body),
  );
  const leaked = devices.filter(({ direction, text }) => direction === 'shown' && notes.has(text));
  return {
    looked: notes.size,
    violations: leaked.map(({ text, phone, seq }) => ({
      message: `the internal note "${text}" was shown to ${phone}`,
      evidence: [seq],
    })),
  };
}
