// The end of the page: what channelproof could not simulate, how true to the vendors it is, and what words mean.
import { MEANING, VERDICTS } from '../../judge/verdict.ts';
import { EXIT_CODES } from '../exit-code.ts';
import type { Report } from '../report.ts';
import { plural } from '../value-text.ts';
import { badge, scenarioLink, sourceText } from './badge.ts';
import { html, type Markup } from './markup.ts';
import { filter } from './requirement-table.ts';

const findingSection = ({ findings }: Report): Markup => html`<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
<p class="lead">Calls to routes that are not simulated. They were answered with the vendor's own not-found shape; whether they matter is for a reader to judge.</p>
${
  findings.length === 0
    ? html`<p class="note">None in this run.</p>`
    : html`<div class="scroll"><table class="cards">
<thead><tr><th scope="col">At</th><th scope="col">Call</th><th scope="col">Note</th><th scope="col">Seen</th></tr></thead>
<tbody>
${findings.map(
  (
    finding,
  ) => html`<tr><td>${finding.node}</td><td class="mono">${finding.method} ${finding.path}</td><td>${finding.note}</td><td data-label="Seen"><p class="small">${plural(finding.count, 'time')}</p><ul class="links">${finding.scenarios.map((id) => html`<li>${scenarioLink(id)}</li>`)}</ul></td></tr>
`,
)}</tbody>
</table></div>`
}
</section>`;

const fidelitySection = ({ fidelity }: Report): Markup => html`<section aria-labelledby="fidelity">
<h2 id="fidelity">Fidelity</h2>
<p class="lead">How far each route and rule of the vendors is simulated, where it is written, and how sure that is.</p>
${filter('fidelity-rows', [
  { name: 'node', label: 'At', options: [...new Set(fidelity.map((row) => row.node))] },
  {
    name: 'fidelity',
    label: 'Simulated',
    options: [...new Set(fidelity.map((row) => row.fidelity))],
  },
  {
    name: 'confidence',
    label: 'Confidence',
    options: [...new Set(fidelity.map((row) => row.confidence))],
  },
])}
<div class="scroll"><table class="cards" id="fidelity-rows">
<thead><tr><th scope="col">At</th><th scope="col">Route or rule</th><th scope="col">Simulated</th><th scope="col">Confidence</th><th scope="col">Source</th></tr></thead>
<tbody>
${fidelity.map(
  (
    row,
  ) => html`<tr data-node="${row.node}" data-fidelity="${row.fidelity}" data-confidence="${row.confidence}"><td>${row.node}</td><td><p class="mono">${row.what}</p>${row.note === undefined ? null : html`<p class="small muted">${row.note}</p>`}</td><td data-label="Simulated">${row.fidelity}</td><td data-label="Confidence">${row.confidence}</td><td class="source">${sourceText(row.source)}</td></tr>
`,
)}</tbody>
</table></div>
</section>`;

const GLOSSARY: Markup = html`<section aria-labelledby="glossary">
<h2 id="glossary">Glossary</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">Verdict</th><th scope="col">Means</th></tr></thead>
<tbody>${VERDICTS.map(
  (verdict) => html`<tr><td>${badge(verdict)}</td><td>${MEANING[verdict]}</td></tr>
`,
)}</tbody>
</table></div>
<h3>Exit codes</h3>
<div class="scroll"><table>
<thead><tr><th scope="col">Code</th><th scope="col">Means</th></tr></thead>
<tbody>${EXIT_CODES.map(
  ({ code, meaning }) => html`<tr><td class="mono">${code}</td><td>${meaning}</td></tr>
`,
)}</tbody>
</table></div>
<p class="lead">MUST rows decide the exit code; SHOULD rows do so only with <span class="mono">--strict</span>. A row is proven by a scenario when all of the scenario's checks of that row held. All times are virtual: they begin when a scenario begins, and 24 hours pass in no time.</p>
</section>`;

export const backMatter = (report: Report): Markup =>
  html`${findingSection(report)}
${report.fidelity.length === 0 ? null : fidelitySection(report)}
${GLOSSARY}`;
