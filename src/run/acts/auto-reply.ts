// The act of setting an automatic reply: one section of the Edit account page.
import { couldNot, type Outcome } from '../act.ts';
import { accountNameOf } from '../observe/accounts.ts';
import type { Stage } from '../stage.ts';

export async function setsAutoReply(
  stage: Stage,
  step: { readonly account: string; readonly message: string },
): Promise<Outcome> {
  const name = accountNameOf(stage, step.account);
  if (name === undefined) return couldNot(`account "${step.account}" is not listed`);
  const fields = { auto_reply: step.message };
  return stage.admin.editsProfile(name, [{ form: 'auto-reply', fields }]);
}
