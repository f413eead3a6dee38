// How the pages look. The frame is narrow or wide; contrast and focus are for everybody.
import type { Response } from '../../kernel/wire.ts';

const STYLE = `:root { color-scheme: light; }
body { margin: 0; font: 1rem/1.5 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; color: #1c2b33; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
form { margin: 0 0 1.5rem; }
fieldset, .section { border: 1px solid #b9c4ca; border-radius: .375rem; margin: 0 0 1rem; padding: 1rem; }
.section fieldset { border: 0; margin: 0; padding: 0; }
.section legend { font-size: 1.125rem; margin-bottom: .5rem; padding: 0; }
legend, label { font-weight: 600; }
[type=radio] + label, [type=checkbox] + label { font-weight: 400; }
div { margin: 0 0 1rem; }
fieldset div:last-of-type { margin-bottom: .5rem; }
.hint { margin: 0; color: #4b5b64; font-size: .875rem; white-space: pre-line; overflow-wrap: anywhere; }
[type=text], textarea, select { display: block; box-sizing: border-box; width: 100%; margin-top: .25rem; padding: .5rem; font: inherit; color: inherit; background: #fff; border: 1px solid #6b7a83; border-radius: .25rem; }
[type=file] { display: block; margin-top: .25rem; font: inherit; max-width: 100%; }
[aria-invalid=true] { border: 2px solid #b3261e; }
button { padding: .5rem 1rem; font: inherit; font-weight: 600; color: #fff; background: #0b5c56; border: 1px solid #0b5c56; border-radius: .25rem; cursor: pointer; }
:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
[role=alert], .notice { margin: 0 0 1rem; padding: .75rem 1rem; border-left: .25rem solid #0b5c56; background: #eef6f5; }
[role=alert] { border-color: #b3261e; background: #fcefee; }
`;

const ANSWER: Response = {
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8' },
  body: STYLE,
};

export const style = (): Response => ANSWER;
