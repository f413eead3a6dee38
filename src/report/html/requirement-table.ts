// The requirements with their verdicts: the table that the whole report is about.
import { VERDICTS } from '../../judge/verdict.ts';
import type { InvariantEntry, Report, RequirementEntry } from '../report.ts';
import { plural } from '../value-text.ts';
import { badge, rowAnchor, scenarioLink, sourceText } from './badge.ts';
import { html, type Markup } from './markup.ts';

export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly options: readonly string[];
}

/** Works on the table `of`; shown only where scripts run. */
export const filter = (of: string, fields: readonly FilterField[]): Markup =>
  html`<form class="filter needs-js" data-filter="${of}" role="search">
${fields.map(
  ({ name, label, options }) =>
    html`<label>${label}<select name="${name}"><option value="">all</option>${options.map((option) => html`<option>${option}</option>`)}</select></label>
`,
)}<label>Text<input type="search" name="text" autocomplete="off" placeholder="any word"></label>
<output aria-live="polite"></output>
</form>`;

export const verdictsIn = (rows: readonly { readonly verdict: string }[]): readonly string[] =>
  VERDICTS.filter((verdict) => rows.some((row) => row.verdict === verdict));

const links = (ids: readonly string[], none: string): Markup =>
  ids.length === 0
    ? html`<span class="muted small">${none}</span>`
    : html`<ul class="links">${ids.map((id) => html`<li>${scenarioLink(id)}</li>`)}</ul>`;

const killers = (row: RequirementEntry): Markup | null => {
  if (row.killedBy === undefined) return null;
  const none = row.level === 'MUST' && row.excluded === undefined ? 'no broken connector yet' : '–';
  return row.killedBy.length === 0
    ? html`<td data-label="Killed by"><span class="muted small">${none}</span></td>`
    : html`<td data-label="Killed by"><ul class="links">${row.killedBy.map((id) => html`<li class="mono">${id}</li>`)}</ul></td>`;
};

const requirementRow = (row: RequirementEntry): Markup =>
  html`<tr id="${rowAnchor(row.id)}" data-area="${row.area}" data-verdict="${row.verdict}" data-level="${row.level}">
<td><div class="stack"><span class="id">${row.id}</span><span class="small muted">${row.level}</span></div></td>
<td><p>${row.text}</p><p lang="ja">${row.textJa}</p>
<p class="source">Source: ${sourceText(row.source)}</p>${
    row.reading === undefined ? null : html`<p class="source">Read as: ${row.reading}</p>`
  }${row.excluded === undefined ? null : html`<p class="source">Excluded: ${row.excluded}</p>`}</td>
<td>${badge(row.verdict)}${
    row.excluded !== undefined
      ? html`<p class="small muted">excluded</p>`
      : row.note === undefined
        ? null
        : html`<p class="small muted">${row.note}</p>`
  }</td>
<td data-label="Proven by">${links(row.provenBy, '–')}</td>
${killers(row)}
</tr>
`;

export function requirementSection(report: Report): Markup {
  const rows = report.requirements;
  const areas = [...new Set(rows.map((row) => row.area))];
  const killed = rows.some((row) => row.killedBy !== undefined);
  return html`<section aria-labelledby="requirements">
<h2 id="requirements">Requirements</h2>
${filter('requirement-rows', [
  { name: 'area', label: 'Area', options: areas },
  { name: 'verdict', label: 'Verdict', options: verdictsIn(rows) },
  { name: 'level', label: 'Level', options: [...new Set(rows.map((row) => row.level))] },
])}
<div class="scroll"><table class="cards" id="requirement-rows">
<thead><tr><th scope="col">Row</th><th scope="col">Requirement</th><th scope="col">Verdict</th><th scope="col">Proven by</th>${killed ? html`<th scope="col">Killed by</th>` : null}</tr></thead>
<tbody>
${rows.map(requirementRow)}</tbody>
</table></div>
${invariantSection(report.invariants)}
</section>`;
}

const invariantSection = (invariants: readonly InvariantEntry[]): Markup | null =>
  invariants.length === 0
    ? null
    : html`<h3 id="invariants">Invariants</h3>
<p class="lead">What must hold on every trace, whatever its scenario is about.</p>
<div class="scroll"><table class="cards">
<thead><tr><th scope="col">Invariant</th><th scope="col">What holds</th><th scope="col">Verdict</th><th scope="col">Held in</th></tr></thead>
<tbody>
${invariants.map(
  (
    row,
  ) => html`<tr id="${rowAnchor(row.id)}"><td><span class="id">${row.id.replace(/^invariant:/, '')}</span></td><td>${row.text}</td><td>${badge(row.verdict)}</td><td data-label="Held in" class="small">${plural(row.provenBy.length, 'scenario')}</td></tr>
`,
)}</tbody>
</table></div>`;
