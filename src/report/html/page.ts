// report.html: one file that opens anywhere, offline, and reads without scripts.
import type { CaseResult } from '../../judge/case-result.ts';
import { sha256 } from '../../kernel/random.ts';
import { exitCodeOf, exitMeaning } from '../exit-code.ts';
import type { Report } from '../report.ts';
import { backMatter } from './back-matter.ts';
import { type EmbedLimits, embedTraces } from './embed.ts';
import { html, Markup } from './markup.ts';
import { overview } from './overview.ts';
import { requirementSection } from './requirement-table.ts';
import { groupsOf, scenarioList, scenarioPage } from './scenario-page.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

const hash = (text: string): string =>
  `'sha256-${Buffer.from(sha256(text), 'hex').toString('base64')}'`;

/** Nothing may be loaded, sent or framed; only this file's own style and script run. */
export const POLICY = [
  "default-src 'none'",
  `script-src ${hash(SCRIPT)}`,
  `style-src ${hash(STYLE)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const NAVIGATION = [
  ['requirements', 'Requirements'],
  ['scenarios', 'Scenarios'],
  ['findings', 'Findings'],
  ['fidelity', 'Fidelity'],
  ['glossary', 'Glossary'],
] as const;

/**
 * The page. `cases` bring the traces; a case whose trace is not among them says so on its page.
 * Equal reports give equal bytes: wall times are left out.
 */
export function reportHtml(
  report: Report,
  cases: readonly CaseResult[],
  limits?: EmbedLimits,
): string {
  const listed = new Set([
    ...report.requirements.map((row) => row.id),
    ...report.invariants.map((row) => row.id),
  ]);
  const groups = groupsOf(report);
  const { traceOf, scripts } = embedTraces(report, cases, limits);
  const exit = exitCodeOf(report);
  const navigation = NAVIGATION.filter(
    ([id]) => id !== 'fidelity' || report.fidelity.length > 0,
  ).map(([id, name]) => html`<a href="#${id}">${name}</a>`);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${report.tool.name}: ${exitMeaning(exit, report)}</title>
<style>${new Markup(STYLE)}</style>
<script>${new Markup(SCRIPT)}</script>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><div><strong>${report.tool.name}</strong><nav aria-label="Sections"><a href="#main">Summary</a>${navigation}</nav></div></header>
<main id="main">
<div id="overview">
${overview(report, listed)}
${requirementSection(report)}
${scenarioList(groups, listed)}
${backMatter(report)}
</div>
${groups.map((group) => scenarioPage(group, traceOf, listed))}
</main>
<footer>${report.tool.name} ${report.tool.version} · seed ${report.seed} · one file, nothing is loaded from a network</footer>
${scripts}</body>
</html>
`.text;
}
