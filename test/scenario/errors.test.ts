// Every mistake an author can make: where it is shown, how it is said, and what is offered instead.
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/scenario/load.ts';
import { ScenarioError } from '../../src/scenario/scenario-error.ts';
import { errorsOf, WHERE } from './read.ts';

const HEAD = `title: A story
world: { account: connected, customers: { ana: {} } }
steps:
`;
const END = '\n  - expect ticket: { tickets: 1, proves: TICKET-1 }\n';

/** A story with `steps` from line 4 on, and an expectation at the end. */
const withSteps = (steps: string): string => `${HEAD}${steps}${END}`;

/** The printed form of the one error that `text` has. */
async function only(text: string): Promise<string> {
  const errors = await errorsOf(text);
  expect(errors).toHaveLength(1);
  return errors[0] ?? '';
}

const block = (...lines: readonly string[]): string => lines.join('\n');

describe('a wrong step', () => {
  it('unknown verb', async () => {
    expect(await only(withSteps('  - agent replys: Hi'))).toBe(
      block(
        'stories/story.yaml:4:5: there is no verb "agent replys"',
        '    - agent replys: Hi',
        '      ^^^^^^^^^^^^',
        '  did you mean "agent replies"?',
      ),
    );
  });

  it('unknown verb of a customer', async () => {
    expect(await only(withSteps('  - ana snds: Hi'))).toContain('did you mean "ana sends"?');
  });

  it('nothing like a verb', async () => {
    expect(await only(withSteps('  - restart everything: true'))).toContain(
      'see all verbs with: channelproof steps',
    );
  });

  it('the placeholder of the vocabulary instead of a name', async () => {
    expect(await only(withSteps('  - <customer> sends: Hi'))).toContain(
      'there is no verb "<customer> sends"',
    );
  });

  it('two keys in one step', async () => {
    expect(await only(withSteps('  - wait: 24h\n    agent replies: Hi'))).toBe(
      block(
        'stories/story.yaml:5:5: a step has one verb, and here are 2 keys: wait, agent replies',
        '      agent replies: Hi',
        '      ^^^^^^^^^^^^^',
        '  begin a new step: - agent replies: …',
      ),
    );
  });

  it('arguments that are not indented', async () => {
    expect(await only(withSteps('  - expect reply:\n    delivered: true'))).toContain(
      'indent what belongs to "expect reply" further than "expect reply" itself',
    );
  });

  it('a verb without a colon', async () => {
    expect(await only(withSteps('  - heal'))).toContain('for example: heal: true');
  });

  it('wrong type', async () => {
    expect(await only(withSteps('  - agent replies: { text: 5 }'))).toBe(
      block(
        'stories/story.yaml:4:28: expected a text, but here is 5',
        '    - agent replies: { text: 5 }',
        '                             ^',
        '  put it in quotes, so that it is a text: "…"',
      ),
    );
  });

  it('wrong type where there is a choice', async () => {
    expect(await only(withSteps('  - agent replies: true'))).toContain(
      'expected a text or a map, but here is true',
    );
    expect(
      await only(withSteps('  - expect ticket: { tickets: many, proves: TICKET-1 }')),
    ).toContain('expected a number, but here is "many"');
  });

  it('unknown actor', async () => {
    expect(await only(withSteps('  - anna sends: Hi'))).toBe(
      block(
        'stories/story.yaml:4:5: there is no customer "anna"',
        '    - anna sends: Hi',
        '      ^^^^^^^^^^',
        '  did you mean "ana"?',
      ),
    );
  });

  it('unknown customer and account', async () => {
    const errors = await errorsOf(
      withSteps('  - agent replies: { text: Hi, on: bob }\n  - admin connects: { account: mian }'),
    );
    expect(errors.map((error) => error.split('\n')[0])).toEqual([
      'stories/story.yaml:4:36: there is no customer "bob"',
      'stories/story.yaml:5:32: there is no account "mian"',
    ]);
    expect(errors[0]).toContain('known here: ana');
    expect(errors[1]).toContain('did you mean "main"?');
  });

  it('a name that every object has', async () => {
    expect(await only(withSteps('  - constructor sends: Hi'))).toContain(
      'there is no customer "constructor"',
    );
  });

  it('unknown requirement id', async () => {
    expect(await only(withSteps('  - expect reply: { delivered: true, proves: WINDOW-22 }'))).toBe(
      block(
        'stories/story.yaml:4:46: there is no requirement "WINDOW-22"',
        '    - expect reply: { delivered: true, proves: WINDOW-22 }',
        '                                               ^^^^^^^^^',
        '  did you mean "WINDOW-2"?',
      ),
    );
    expect(
      await only(withSteps('  - expect reply: { delivered: true, proves: [WINDOW-1, nonsense] }')),
    ).toContain('see all of them with: channelproof requirements');
  });

  it('no proves', async () => {
    expect(await only(withSteps('  - expect reply: { delivered: true }'))).toBe(
      block(
        'stories/story.yaml:4:5: "proves" is missing',
        '    - expect reply: { delivered: true }',
        '      ^^^^^^^^^^^^',
        '  say which requirement this proves: proves: WINDOW-2',
      ),
    );
  });

  it('an expectation that compares nothing', async () => {
    expect(await only(withSteps('  - expect device: { of: ana, proves: WINDOW-1 }'))).toContain(
      'nothing is compared, so this proves nothing',
    );
  });

  it.each([
    ['24 hours', '"24 hours"'],
    ['90', '90'],
    ['1s 24h', '"1s 24h"'],
    ['24h1s', '"24h1s"'],
    ['1.5h', '"1.5h"'],
    ['-1s', '"-1s"'],
  ])('bad duration %s', async (written, shown) => {
    expect(await only(withSteps(`  - wait: ${written}`))).toBe(
      block(
        `stories/story.yaml:4:11: ${shown} is not a duration`,
        `    - wait: ${written}`,
        `            ${'^'.repeat(written.length)}`,
        '  write units, largest first: 24h, 23h 59m 59s, 90s, 2d',
      ),
    );
  });

  it.each(['0s', '500ms', '1s 1ms'])('a wait of %s, which nobody can make', async (written) => {
    expect(await only(withSteps(`  - wait: ${written}`))).toContain(
      `"${written}" is not a pause that a person can make`,
    );
    expect(await only(withSteps(`  - wait: ${written}`))).toContain(
      '  write whole seconds, at least one: 1s, 90s, 24h 1s',
    );
  });

  it('unknown key, value and fault', async () => {
    expect(await only(withSteps('  - agent replies: { text: Hi, onn: ana }'))).toContain(
      'unknown key "onn"',
    );
    expect(
      await only(withSteps('  - expect ticket: { statu: open, tickets: 1, proves: TICKET-2 }')),
    ).toContain('did you mean "status"?');
    expect(
      await only(withSteps('  - expect ticket: { status: opne, proves: TICKET-2 }')),
    ).toContain('did you mean "open"?');
    expect(await only(withSteps('  - fault: { drop: { to: zendsk } }'))).toContain(
      'did you mean "zendesk"?',
    );
    expect(await only(withSteps('  - fault: { dorp: {} }'))).toContain('did you mean "drop"?');
  });

  it.each([
    ['fault: { duplicate: { copies: 0 } }', '0 is out of range', 'at least 1'],
    ['fault: { http-status: { status: 700 } }', '700 is out of range', 'at most 599'],
    [
      'expect ticket: { tickets: 1e300, proves: TICKET-1 }',
      'out of range',
      'write a smaller number',
    ],
    ['expect ticket: { tickets: two, proves: TICKET-1 }', 'is "two"', 'write a number, such as 2'],
    ['expect ticket: { tickets: "2", proves: TICKET-1 }', 'is "2"', 'write it without quotes'],
    ['expect ticket: { tickets: 1.5, proves: TICKET-1 }', 'is 1.5', 'write one, such as 2'],
    ['fault: { http-status: {} }', '"status" is missing', 'add "status: …"'],
  ])('%s: in plain words', async (step, message, hint) => {
    const error = await only(withSteps(`  - ${step}`));
    expect(error.split('\n')[0]).toContain(message);
    expect(error.split('\n').at(-1)).toBe(`  ${hint}`);
  });

  it('two faults at once', async () => {
    expect(await only(withSteps('  - fault: { drop: {}, timeout: {} }'))).toContain(
      'must name exactly one fault',
    );
  });
});

describe('a wrong world', () => {
  const world = (written: string, step = 'wait: 1s'): string =>
    `title: A story\nworld: ${written}\nsteps:\n  - ${step}\n  - expect all tickets: { tickets: 0, proves: TICKET-1 }\n`;

  it('a number that cannot be', async () => {
    expect(await only(world('{ customers: { ana: { phone: "+55 11 1234" } } }'))).toBe(
      block(
        'stories/story.yaml:2:37: "+55 11 1234" is not a phone number that exists',
        '  world: { customers: { ana: { phone: "+55 11 1234" } } }',
        '                                      ^^^^^^^^^^^^^',
        '  write it in international form: "+55 11 91234-5678"',
      ),
    );
    expect(await only(world('{ customers: { ana: { phone: 5511912345678 } } }'))).toContain(
      'put it in quotes',
    );
    expect(await only(world('{ customers: { ana: { phone: "11 91234-5678" } } }'))).toContain(
      'is not a phone number that exists',
    );
  });

  it('a number with an extension, which WhatsApp cannot reach', async () => {
    expect(
      await only(world('{ customers: { ana: { phone: "+55 11 91234-5678 ext. 5" } } }')),
    ).toContain('is not a phone number that exists');
  });

  it('one number for two people', async () => {
    expect(
      await only(
        world(
          '{ customers: { ana: { phone: "+55 11 91234-5678" }, bob: { phone: "+5511912345678" } } }',
        ),
      ),
    ).toContain('this number is held by ana already');
  });

  it('nobody, or several, where one is meant', async () => {
    expect(
      await only(world('{ customers: { ana: {} } }', 'agent replies: { text: Hi, account: main }')),
    ).toContain('there is no account "main"');
    expect(
      await only(world('{ account: ready, customers: { ana: {}, bob: {} } }', 'agent replies: Hi')),
    ).toBe(
      block(
        'stories/story.yaml:4:5: the world has several customers',
        '    - agent replies: Hi',
        '      ^^^^^^^^^^^^^',
        '  say which with "on": ana, bob',
      ),
    );
    const none = await only(world('{ customers: { ana: {} } }', 'ana sends: Hi'));
    expect(none).toContain('the world has no account');
    expect(none).toContain('declare it: world: { account: ready }');
  });

  it('contradictions', async () => {
    expect(
      await only(world('{ account: ready, accounts: { main: { state: connected } } }')),
    ).toContain('the state of account main is given twice');
    expect(
      await only(world('{ account: connected, accounts: { main: { app: business } } }')),
    ).toContain('a connected number is not in use in an app');
    expect(await only(world('{ accounts: { main: { chats: 3 } } }'))).toContain(
      'chats are held by an app',
    );
  });

  it('a name that is none', async () => {
    expect(await only(world('{ customers: { agent: {} } }'))).toContain('"agent" cannot be a name');
    expect(await only(world('{ customers: { "ana maria": {} } }'))).toContain(
      'a name is one word that begins with a letter',
    );
    expect(await only(world('{ account: conected }'))).toContain('did you mean "connected"?');
  });
});

describe('a wrong document', () => {
  it('an empty file', async () => {
    for (const text of ['', '\n\n', '# only a comment\n', '---\n']) {
      const error = await only(text);
      expect(error).toMatch(/^stories\/story\.yaml:1:1: the file is empty/);
      expect(error).toContain('a scenario has a title, a world and steps');
    }
  });

  it('not a map', async () => {
    expect(await only('- a\n- b\n')).toContain('a scenario is a map: title, world, steps');
  });

  it('missing parts', async () => {
    const errors = await errorsOf('about: nothing\n');
    expect(errors.map((error) => error.split('\n')[0])).toEqual([
      'stories/story.yaml:1:1: "title" is missing',
      'stories/story.yaml:1:1: "world" is missing',
      'stories/story.yaml:1:1: "steps" is missing',
    ]);
  });

  it('no step, and no expectation', async () => {
    expect(await only('title: A story\nworld: {}\nsteps: []\n')).toContain(
      'this must not be empty',
    );
    expect(await only('title: A story\nworld: {}\nsteps:\n  - wait: 1s\n')).toBe(
      block(
        'stories/story.yaml:3:1: nothing is expected',
        '  steps:',
        '  ^^^^^',
        '  add a step such as: expect ticket: { tickets: 1, proves: TICKET-1 }',
      ),
    );
  });

  it('proves where it used to stand elsewhere', async () => {
    expect(await only(`proves: [WINDOW-1]\n${withSteps('  - wait: 1s')}`)).toContain(
      'each expectation says itself what it proves',
    );
  });

  it('says one thing about one place, in however many examples it is wrong', async () => {
    const rows = 'examples: [{ to: 1 }, { to: 2 }]\n';
    expect(await only(rows + withSteps('  - ana sends: { text: Hi, to: <to> }'))).toContain(
      'expected a text, but here is 1 (with {"to":1})',
    );
  });

  it('merge keys, which YAML 1.2 does not have', async () => {
    expect(await only(`<<: { about: x }\n${withSteps('  - wait: 1s')}`)).toContain(
      'unknown key "<<"',
    );
  });

  it('all problems of a file, in the order of the file', async () => {
    const errors = await errorsOf(
      'titel: A story\nworld: { acount: ready }\nsteps:\n  - wait: 5\n  - heal: no\n  - fly: up\n',
    );
    expect(errors.map((error) => error.split('\n')[0])).toEqual([
      'stories/story.yaml:1:1: unknown key "titel"',
      'stories/story.yaml:2:10: unknown key "acount"',
      'stories/story.yaml:4:11: 5 is not a duration',
      'stories/story.yaml:5:11: expected true or a map, but here is "no"',
      'stories/story.yaml:6:5: there is no verb "fly"',
    ]);
  });
});

describe('broken YAML', () => {
  it('a quote that is not closed', async () => {
    expect(await only(withSteps('  - ana sends: "Hi'))).toBe(
      block(
        'stories/story.yaml:4:16: this quote is not closed',
        '    - ana sends: "Hi',
        '                 ^',
        '  write " where it ends',
      ),
    );
  });

  it.each([
    ['by a later one', '  - ana sends: "Hi\n  - agent replies: "Yo"', '4:16: this quote'],
    ['inside brackets', '  - ana sends: { text: "Hi }', '4:24: this quote'],
    [
      'inside brackets, by a later one',
      '  - ana sends: { text: "Hi }\n  - wait: "1s"',
      '4:24: this',
    ],
    ['single', "  - ana sends: 'Hi\n  - agent replies: It's", '4:16: this quote'],
    ['a bracket', '  - ana sends: { text: Hi', '4:16: this bracket'],
    [
      'the inner bracket',
      '  - expect device: { shows: [Hi, proves: WINDOW-1 }',
      '4:29: this bracket',
    ],
  ])('is shown where it opens: %s', async (_what, steps, where) => {
    expect(await only(withSteps(steps))).toContain(`stories/story.yaml:${where}`);
  });

  it.each([
    [
      'steps without a colon',
      withSteps('  - wait: 1s').replace('steps:', 'steps'),
      '3:1: a key must',
    ],
    ['world without a colon', 'title: A\nworld\n  account: ready\nsteps: []\n', '2:1: a key must'],
    ['a tab before a step', withSteps('\t- wait: 1s'), '4:1: a tab cannot indent'],
    ['steps twice', `${withSteps('  - wait: 1s')}steps:\n  - wat: 1s\n`, 'this key stands twice'],
    ['world twice', `world: {}\n${withSteps('  - ana sends: Hi')}`, 'this key stands twice'],
    ['a tag', withSteps('  - wait: !!str 4'), '4:11: tags are not used here'],
    [
      'a misspelled key',
      withSteps('  - wait: 1s').replace('title', 'titel'),
      '1:1: unknown key "titel"',
    ],
    [
      'a misspelled key of a verb',
      withSteps('  - expect reply: { delivred: true, proves: WINDOW-1 }'),
      '4:21: unknown key',
    ],
    [
      'a misspelled proves',
      withSteps('  - expect reply: { delivered: true, prove: WINDOW-1 }'),
      'did you mean "proves"?',
    ],
    [
      'a misspelled fault',
      withSteps('  - fault: { duplicat: { copies: 2 } }'),
      '4:14: unknown key "duplicat"',
    ],
  ])('%s is one mistake', async (_what, text, message) => {
    expect(await only(text)).toContain(message);
  });

  it('a name that would vanish', async () => {
    const error = await only(
      withSteps('  - wait: 1s').replace('ana: {}', 'ana: {}, __proto__: {}'),
    );
    expect(error).toContain('stories/story.yaml:2:52: "__proto__" cannot be a name');
  });

  it('a colon in a text', async () => {
    expect(await only(withSteps('  - ana sends: Note: this'))).toBe(
      block(
        'stories/story.yaml:4:16: a colon and a space inside a text start a new map',
        '    - ana sends: Note: this',
        '                 ^^^^',
        '  put the text in quotes: "…"',
      ),
    );
  });

  it('a tab that indents', async () => {
    const error = await only('title: A story\nworld:\n\taccount: ready\nsteps: []\n');
    expect(error).toContain('stories/story.yaml:3:1: a tab cannot indent');
    expect(error).toContain('indent with spaces');
  });

  it('a key twice', async () => {
    expect(await only(`title: Again\n${withSteps('  - wait: 1s')}`)).toBe(
      block(
        'stories/story.yaml:2:1: this key stands twice',
        '  title: A story',
        '  ^^^^^',
        '  keep one of them',
      ),
    );
  });

  it('a key twice does not hide what else is wrong', async () => {
    const errors = await errorsOf(`title: Again\n${withSteps('  - wait: 1')}`);
    expect(errors).toHaveLength(2);
  });

  it('anchors, aliases, tags and a second document', async () => {
    const first = async (text: string): Promise<string> => (await errorsOf(text))[0] ?? '';
    expect(await first(withSteps('  - ana sends: &hi Hi'))).toContain(
      'stories/story.yaml:4:16: anchors are not used here: &hi',
    );
    const aliased = await errorsOf(withSteps('  - ana sends: &hi Hi\n  - ana sends: *hi'));
    expect(aliased.join('\n')).toContain('stories/story.yaml:5:16: aliases are not used here: *hi');
    expect(await first(withSteps('  - ana sends: !shout Hi'))).toContain('tags are not used here');
    expect(await first(withSteps('  - ana sends: !!str 5'))).toContain('tags are not used here');
    expect(await first(`${withSteps('  - wait: 1s')}---\ntitle: Another\n`)).toContain(
      'a file holds one scenario',
    );
  });

  it('nested without end', async () => {
    // How deep is too deep depends on the stack that is left.
    for (const open of ['[', '{a: ']) {
      const error = await only(open.repeat(20_000));
      expect(error).toMatch(/this is nested too deeply|something is not closed/);
      expect(error.length).toBeLessThan(500);
    }
  });

  it('too large', async () => {
    expect(await only(`# ${'x'.repeat(100_000)}`)).toBe(
      'stories/story.yaml:1:1: the file is too large\n  at most 100000 bytes',
    );
  });

  it.each(['\u0000', 'a: b: c: d', '%YAML 9', '&a', '*a', '? x', '"\\q"', '{a', ']', '\ufeff'])(
    'answers %j with an error and no stack',
    async (text) => {
      const errors = await errorsOf(text);
      expect(errors.length).toBeGreaterThan(0);
      for (const error of errors) expect(error).not.toMatch(/\n\s+at /);
    },
  );
});

describe('the caret', () => {
  it('stands under the mistake, behind wide characters too', async () => {
    const text = withSteps('  - ana sends: { text: 注文, too: 5 }');
    expect(await only(text)).toBe(
      block(
        'stories/story.yaml:4:28: unknown key "too"',
        '    - ana sends: { text: 注文, too: 5 }',
        '                               ^^^',
        '  did you mean "to"?',
      ),
    );
  });

  it('keeps a long line short', async () => {
    const long = 'x'.repeat(5_000);
    const error = await only(withSteps(`  - ana sends: { text: ${long}, too: a }`));
    const [, line = '', caret = ''] = error.split('\n');
    expect(line.length).toBeLessThan(160);
    expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('too');
  });

  it('does not let a file write to the terminal', () => {
    const place = { file: 'f', line: 1, column: 1, source: 'a\u001b[31m', length: 1 };
    expect(new ScenarioError(place, 'wrong', '').text).not.toContain('\u001b');
  });

  it('has its parts as fields', async () => {
    const { errors } = await parseScenario(withSteps('  - wait: 5'), WHERE);
    expect(errors[0]).toMatchObject({
      name: 'ScenarioError',
      file: 'stories/story.yaml',
      line: 4,
      column: 11,
      message: '5 is not a duration',
      hint: 'write units, largest first: 24h, 23h 59m 59s, 90s, 2d',
    });
  });
});
