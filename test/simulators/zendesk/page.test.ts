// Reading HTML as a browser does, and sending forms as a browser does.
import { describe, expect, it } from 'vitest';
import { encode, fill } from '../../../simulators/zendesk/admin-center/form.ts';
import { readPage } from '../../../simulators/zendesk/admin-center/page.ts';

const form = (inner: string, attributes = '') =>
  readPage(
    `<main data-screen="s"><form name="f" method="post" action="/a" ${attributes}>${inner}</form></main>`,
  );

const sent = (inner: string, fields: Record<string, string> = {}, button?: string) => {
  const [first] = form(inner).forms;
  return first === undefined ? [] : fill(first, fields, button);
};

describe('a page', () => {
  it('has a title, a text, an error and notices', () => {
    const { screen } = readPage(
      `<!doctype html><title>T</title><script>x()</script><main data-screen="code">
       <h1>Enter the <em>code</em></h1><div role="alert" data-reason="code-wrong"><p>Wrong &lt;code&gt;</p></div>
       <p data-notice="data-loss">Gone</p><p>Sum: 1<b>2</b></p><p><a href="https://wa.me/1">Ours</a><img src="/code"></p></main>`,
    );
    expect(screen).toEqual({
      name: 'code',
      title: 'Enter the code',
      text: 'Enter the code Wrong <code> Gone Sum: 12 Ours',
      error: { reason: 'code-wrong', text: 'Wrong <code>' },
      links: ['https://wa.me/1'],
      pictures: ['/code'],
      notices: ['data-loss'],
      offers: [],
      forms: [],
    });
  });

  it('shows radio buttons as one field, selects, text areas and lists with their choices', () => {
    const { screen } = form(
      `<fieldset><label><input type="radio" name="method" value="sms" checked> SMS</label>
       <label><input type="radio" name="method" value="voice"> Call</label></fieldset>
       <label for="c">Channel</label><select id="c" name="channel"><option value="">-</option><option selected>WhatsApp</option></select>
       <textarea name="sites">
https://a.example
</textarea>
       <input name="vertical" list="all"><datalist id="all"><option value="Other"><option value="Retail"></datalist>
       <input type="checkbox" name="confirm" value="yes">
       <button name="action" value="send">Send code</button><input type="submit" name="action" value="back">`,
    );
    expect(screen.offers).toEqual(['send', 'back']);
    expect(screen.forms[0]?.fields).toEqual([
      { name: 'method', type: 'radio', value: 'sms', options: ['sms', 'voice'], label: 'SMS' },
      {
        name: 'channel',
        type: 'select',
        value: 'WhatsApp',
        options: ['', 'WhatsApp'],
        label: 'Channel',
      },
      { name: 'sites', type: 'textarea', value: 'https://a.example\n', options: [], label: '' },
      { name: 'vertical', type: 'text', value: '', options: ['Other', 'Retail'], label: '' },
      { name: 'confirm', type: 'checkbox', value: '', options: ['yes'], label: '' },
    ]);
  });

  it('reads element names that are also names of object members', () => {
    expect(readPage('<constructor>x</constructor><__proto__>').screen.name).toBe('');
  });
});

describe('a form', () => {
  it('keeps what stands in it: hidden, default, selected, checked', () => {
    expect(
      sent(
        `<input type="hidden" name="h" value="1"><input name="t" value="a&amp;b"><textarea name="x">y</textarea>
         <select name="s"><option value="1">one</option><option value="2" selected>two</option></select>
         <input type="radio" name="r" value="a"><input type="radio" name="r" value="b" checked>
         <input type="checkbox" name="c1" value="yes" checked><input type="checkbox" name="c2" value="yes">
         <input name="d" value="off" disabled><button name="action" value="go">Go</button>`,
      ),
    ).toEqual([
      ['h', '1'],
      ['t', 'a&b'],
      ['x', 'y'],
      ['s', '2'],
      ['r', 'b'],
      ['c1', 'yes'],
      ['action', 'go'],
    ]);
  });

  it('takes choices that are offered, and no others', () => {
    const radios =
      '<input type="radio" name="r" value="a" checked><input type="radio" name="r" value="b">';
    expect(sent(radios, { r: 'b' })).toEqual([['r', 'b']]);
    expect(() => sent(radios, { r: 'c' })).toThrow(/offers no "c"; it offers: a, b/);
    const box = '<input type="checkbox" name="confirm" value="yes">';
    expect(sent(box)).toEqual([]);
    expect(sent(box, { confirm: 'yes' })).toEqual([['confirm', 'yes']]);
    expect(sent(box.replace('>', ' checked>'), { confirm: '' })).toEqual([]);
    expect(() => sent(box, { confirm: 'no' })).toThrow(/offers no "no"/);
    expect(() => sent('<select name="s"><option>1</option></select>', { s: '2' })).toThrow(
      /offers/,
    );
  });

  it('sends the button pressed, by value or by text', () => {
    const two =
      '<button name="action" value="a">First</button><button name="action" value="b">Second</button>';
    expect(sent(two)).toEqual([['action', 'a']]);
    expect(sent(two, {}, 'b')).toEqual([['action', 'b']]);
    expect(sent(two, {}, 'Second')).toEqual([['action', 'b']]);
  });

  it('writes line breaks as browsers do', () => {
    const encoded = encode('urlencoded', [['w', 'a\nb\r\nc']], () => '');
    expect(encoded.body).toBe('w=a%0D%0Ab%0D%0Ac');
  });

  it('wants files in file fields, and text elsewhere', () => {
    expect(() => sent('<input type="file" name="p">', { p: 'logo.png' })).toThrow(/takes a file/);
    expect(sent('<input type="file" name="p">')).toMatchObject([['p', { name: '' }]]);
  });

  it('is multipart when it says so', () => {
    expect(form('', 'enctype="multipart/form-data"').forms[0]?.encoding).toBe('multipart');
  });
});
