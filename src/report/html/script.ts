// The page's one script: shows a scenario by its address, filters tables, draws timelines when they are opened.
import { VERDICTS } from '../../judge/verdict.ts';
import { GLYPHS } from './badge.ts';
import { LANES } from './timeline.ts';

const CONSTANTS = `const LANES = ${JSON.stringify(LANES.map((lane) => lane.name))};
const GLYPHS = ${JSON.stringify(GLYPHS)};
const VERDICTS = ${JSON.stringify(VERDICTS)};`;

/** Texts from traces reach the page through textContent only, so that they can never be markup. */
const DRAW = String.raw`
const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};
const graph = (row) => {
  const box = make('span', 'graph');
  box.setAttribute('aria-hidden', 'true');
  if (row.from < 0 || row.kind === 'step') return box;
  if (row.from !== row.to) {
    const wire = make('i', row.to > row.from ? 'wire right' : 'wire left');
    wire.style.setProperty('--low', Math.min(row.from, row.to));
    wire.style.setProperty('--high', Math.max(row.from, row.to));
    box.append(wire);
  }
  const dot = make('i', row.from === row.to ? 'dot ring' : 'dot');
  dot.style.setProperty('--at', row.from);
  box.append(dot);
  return box;
};
const pin = (check, first) => {
  const badge = make('span', 'verdict v-' + check.verdict);
  const glyph = make('span', '', GLYPHS[check.verdict]);
  glyph.setAttribute('aria-hidden', 'true');
  const name = check.requirement + ' ' + check.verdict;
  badge.append(glyph, make('span', '', first ? name + ': ' + check.message : name));
  return badge;
};
const words = (row, data) => {
  const box = make('span', 'words');
  if (row.who) box.append(make('span', 'who', row.who));
  const wire = row.kind === 'hop' && /^[A-Z]+ \//.test(row.text);
  box.append(make('span', wire ? 'what wire' : 'what', row.text));
  if (row.status) box.append(make('span', 'status', row.status));
  if (row.note) box.append(make('span', 'took', row.note));
  if (row.pins.length > 0) {
    const pins = make('span', 'pins');
    for (const index of row.pins) {
      // The whole sentence once; further events of the same check only name it.
      pins.append(pin(data.checks[index], !data.told.has(index)));
      data.told.add(index);
    }
    box.append(pins);
  }
  return box;
};
const gap = (row) => {
  const item = make('li', row.kind);
  const text = row.kind === 'gap' ? make('b', '', row.text) : make('span', 'words', row.who + ' ' + row.text);
  item.append(make('span', 'time', row.kind === 'gap' ? '' : row.time), graph(row), text);
  return item;
};
const worstOf = (pins, checks) =>
  VERDICTS.find((verdict) => pins.some((pin) => checks[pin].verdict === verdict));
const rowItem = (row, data) => {
  if (row.kind === 'gap' || row.kind === 'mark') return gap(row);
  const item = make('li', row.kind + ' tone-' + row.tone);
  if (row.pins.length > 0) item.classList.add('pinned', 'v-' + worstOf(row.pins, data.checks));
  item.dataset.seqs = ' ' + row.events.join(' ') + ' ';
  const button = make('button', 'row');
  button.type = 'button';
  button.setAttribute('aria-expanded', 'false');
  button.append(make('span', 'time', row.time));
  if (row.kind !== 'step') button.append(graph(row));
  button.append(words(row, data));
  button.addEventListener('click', () => toggle(item, row, data));
  item.append(button);
  return item;
};
const toggle = (item, row, data, wanted) => {
  const button = item.firstChild;
  const open = wanted ?? button.getAttribute('aria-expanded') === 'false';
  button.setAttribute('aria-expanded', String(open));
  item.querySelector('pre')?.remove();
  if (!open) return;
  const shown = row.events.map((seq) => data.events.find((event) => event.seq === seq));
  const text = shown.map((event) =>
    new Date(event.at).toISOString() + '\n' + JSON.stringify(event, null, 2)).join('\n\n');
  item.append(make('pre', '', text));
};
const draw = (box) => {
  if (box.dataset.drawn) return;
  box.dataset.drawn = 'yes';
  const data = JSON.parse(document.getElementById(box.dataset.trace).textContent);
  data.told = new Set();
  const head = make('div', 'tl-head');
  head.setAttribute('aria-hidden', 'true');
  const lanes = make('span', 'lanes');
  for (const lane of LANES) lanes.append(make('span', '', lane));
  head.append(make('span', '', 'Virtual time'), lanes, make('span', '', 'What happened (select a line for its event)'));
  const list = make('ol', 'tl');
  for (const row of data.rows) {
    const item = rowItem(row, data);
    item.show = () => toggle(item, row, data, true);
    list.append(item);
  }
  box.append(head, list);
};
`;

const NAVIGATE = `
const targetOf = (hash) => {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
};
const openCase = (page, chosen) => {
  for (const each of page.querySelectorAll('.case')) each.classList.toggle('open', each === chosen);
  for (const link of page.querySelectorAll('.cases a')) {
    if (targetOf(link.hash) === chosen) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  const timeline = chosen?.querySelector('.timeline');
  if (timeline) draw(timeline);
};
const worstCase = (page) => {
  const cases = [...page.querySelectorAll('.case')];
  const severity = (each) => VERDICTS.indexOf(each.dataset.verdict);
  return cases.reduce((worst, each) => (severity(each) < severity(worst) ? each : worst), cases[0]);
};
const route = () => {
  const target = targetOf(location.hash);
  const page = target?.closest('.scenario');
  const before = document.querySelector('.scenario.open');
  if (before !== page) before?.classList.remove('open');
  root.classList.toggle('in-scenario', Boolean(page));
  if (!page) {
    target?.scrollIntoView();
    return;
  }
  page.classList.add('open');
  openCase(page, target.closest('.case') ?? worstCase(page));
  if (before === page) return;
  scrollTo({ top: 0, behavior: 'instant' });
  page.querySelector('h2').focus({ preventScroll: true });
};
const showEvent = (link) => {
  const timeline = link.closest('.case').querySelector('.timeline');
  const item = timeline?.querySelector('li[data-seqs~="' + Number(link.dataset.seq) + '"]');
  if (!item) return;
  for (const spot of timeline.querySelectorAll('.spot')) spot.classList.remove('spot');
  item.classList.add('spot');
  item.show();
  item.scrollIntoView({ block: 'center' });
  item.firstChild.focus({ preventScroll: true });
};
const copy = async (button) => {
  const code = button.previousElementSibling;
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = 'Copied';
  } catch {
    getSelection().selectAllChildren(code);
    button.textContent = 'Selected';
  }
};
const applyFilter = (form) => {
  const rows = document.getElementById(form.dataset.filter).tBodies[0].rows;
  const text = form.elements.text.value.trim().toLowerCase();
  const selects = [...form.querySelectorAll('select')].filter((select) => select.value !== '');
  let shown = 0;
  for (const row of rows) {
    const fits = selects.every((select) => row.dataset[select.name] === select.value)
      && (text === '' || row.textContent.toLowerCase().includes(text));
    row.hidden = !fits;
    if (fits) shown++;
  }
  form.querySelector('output').textContent = shown + ' of ' + rows.length;
};
`;

const START = `
const root = document.documentElement;
root.classList.add('js');
addEventListener('DOMContentLoaded', () => {
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a.evidence');
    if (link) {
      event.preventDefault();
      showEvent(link);
    }
    const button = event.target.closest('button.copy');
    if (button) copy(button);
  });
  for (const form of document.querySelectorAll('form[data-filter]')) {
    form.addEventListener('input', () => applyFilter(form));
    form.addEventListener('submit', (event) => event.preventDefault());
    applyFilter(form);
  }
  addEventListener('hashchange', route);
  route();
});
`;

export const SCRIPT = `'use strict';\n(() => {\n${CONSTANTS}${DRAW}${NAVIGATE}${START}})();\n`;
