// Conditions on tags and words: in the ticket, and in the comment that is being added.
import { tagsOf } from '../tags.ts';
import { RULE_KINDS } from './condition.ts';
import type { ConditionField } from './condition-field.ts';
import { EQUALITY, WORDS } from './operator.ts';
import type { Subject } from './subject.ts';

const wordsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '');

/** `includes` asks for whole words, `is` for the text as it stands; neither minds the case. */
export function textHolds(text: string, operator: string, values: readonly string[]): boolean {
  switch (operator) {
    case 'includes':
    case 'not_includes': {
      const there = new Set(wordsIn(text));
      const found = values.some((value) => wordsIn(value).some((word) => there.has(word)));
      return found === (operator === 'includes');
    }
    default: {
      const whole = text.toLowerCase();
      const found = values.some((value) => whole.includes(value.toLowerCase()));
      return found === (operator === 'is');
    }
  }
}

const words = (
  field: string,
  title: string,
  kinds: ConditionField['kinds'],
  textOf: (subject: Subject) => string,
): ConditionField => ({
  field,
  title,
  group: 'ticket',
  kinds,
  operators: WORDS,
  ofTicket: true,
  takes: (_world, _kind, value) => value.trim() !== '',
  wants: 'some words',
  holds: (subject, operator, values) => textHolds(textOf(subject), operator, values),
});

export const WORD_FIELDS: readonly ConditionField[] = [
  {
    field: 'current_tags',
    title: 'Tags',
    group: 'ticket',
    kinds: RULE_KINDS,
    operators: ['includes', 'not_includes'],
    ofTicket: true,
    takes: (_world, _kind, value) => tagsOf(value).length > 0,
    wants: 'tags with spaces between them',
    holds({ ticket }, operator, values) {
      const found = values.some((value) => tagsOf(value).some((tag) => ticket.tags.includes(tag)));
      return found === (operator === 'includes');
    },
  },
  words(
    'description_includes_word',
    'Description',
    ['view', 'automation'],
    ({ ticket }) => ticket.description,
  ),
  words('subject_includes_word', 'Subject text', ['trigger'], ({ ticket }) => ticket.subject),
  words(
    'comment_includes_word',
    'Comment text',
    ['trigger'],
    ({ update }) => update?.comment?.body ?? '',
  ),
  {
    field: 'recipient',
    title: 'Received at',
    group: 'ticket',
    kinds: RULE_KINDS,
    operators: EQUALITY,
    ofTicket: true,
    takes: () => true,
    holds({ ticket }, operator, values) {
      const at = (ticket.recipient ?? '').toLowerCase();
      return values.some((value) => value.toLowerCase() === at) === (operator === 'is');
    },
  },
];
