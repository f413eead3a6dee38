// Actions that only macros have: the comment, how it is shown, and the subject.
// https://developer.zendesk.com/documentation/ticketing/reference-guides/actions-reference/
import { type FieldRefusal, invalid } from '../ticket-change.ts';
import type { World } from '../world.ts';
import { type Action, actionTexts } from './action.ts';
import { actionRefusals } from './action-refusals.ts';

/** Where a comment of a macro is meant to go; tickets take those for `all` and for `web`. */
export const COMMENT_CHANNELS = ['channel:all', 'channel:web', 'channel:chat'] as const;

interface MacroAction {
  readonly field: string;
  readonly title: string;
  readonly takes: (texts: readonly string[]) => boolean;
  readonly wants: string;
}

const isSomething = (texts: readonly string[]): boolean =>
  texts.length === 1 && texts[0]?.trim() !== '';

/** Assumption: the names, other than `comment_value`. */
export const MACRO_ACTIONS: readonly MacroAction[] = [
  {
    field: 'comment_value',
    title: 'Comment/description',
    takes: (texts) =>
      isSomething(texts.slice(-1)) &&
      (texts.length === 1 ||
        (texts.length === 2 && COMMENT_CHANNELS.some((channel) => channel === texts[0]))),
    wants: `a text, or [${COMMENT_CHANNELS.join(' | ')}, text]`,
  },
  {
    field: 'comment_value_html',
    title: 'Rich comment/description',
    takes: isSomething,
    wants: 'HTML',
  },
  {
    field: 'comment_mode_is_public',
    title: 'Comment mode',
    takes: ([text = '', ...rest]) => rest.length === 0 && ['true', 'false'].includes(text),
    wants: '"true" or "false"',
  },
  { field: 'subject', title: 'Set subject', takes: isSomething, wants: 'a text' },
];

const named = (field: string): MacroAction | undefined =>
  MACRO_ACTIONS.find((action) => action.field === field);

export function macroActionRefusals(
  world: World,
  actions: readonly Action[],
): readonly FieldRefusal[] {
  return actions.flatMap((action) => {
    const own = named(action.field);
    if (own === undefined) return actionRefusals(world, 'macro', [action]);
    if (own.takes(actionTexts(action.value))) return [];
    return [invalid('base', `Action "${own.field}" takes ${own.wants}`)];
  });
}
