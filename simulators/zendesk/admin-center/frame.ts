// What an admin sees and does in the frame that shows an integration's own pages.
import type { Filling } from './form.ts';

export interface Field {
  readonly name: string;
  /** As in HTML; `select` and `textarea` are types here too. */
  readonly type: string;
  readonly value: string;
  /** Values to choose from; a text field may offer some and take others. */
  readonly options: readonly string[];
  readonly label: string;
}

export interface Button {
  readonly name: string;
  readonly value: string;
  readonly text: string;
}

export interface Form {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
}

export interface Screen {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly error: { readonly reason: string; readonly text: string } | null;
  readonly notices: readonly string[];
  /** Where its links lead, and where its pictures are, as they are written. */
  readonly links: readonly string[];
  readonly pictures: readonly string[];
  /** Values of the buttons named `action`. */
  readonly offers: readonly string[];
  readonly forms: readonly Form[];
}

export interface Frame {
  screen(): Screen;
  /**
   * Fills in and sends a form; `button` is the value (or the text) of the one pressed, by default the
   * first. Limits that HTML sets on fields are not enforced, so that the server's own can be seen.
   * Throws `ScreenMismatch` when the screen has no such form, field, choice or button.
   */
  submit(form: string, fields: Filling, button?: string): Promise<Screen>;
  /** The Back button: the page before, as it was. Throws `ScreenMismatch` on the first one. */
  back(): Screen;
  /** The return URL was reached: the account is as the integration wanted it. */
  closed(): boolean;
}
