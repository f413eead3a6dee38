// The first screen: the result in one line, the numbers, and what needs a look.
import { VERDICTS, type Verdict } from '../../judge/verdict.ts';
import { anchorOf, caseLabel } from '../case-name.ts';
import { exitCodeOf, exitMeaning } from '../exit-code.ts';
import { gateOf } from '../gate.ts';
import type { Report, Tally } from '../report.ts';
import { type Trouble, troubleOf } from '../trouble.ts';
import { clip, plural } from '../value-text.ts';
import { badge, href, rowLink } from './badge.ts';
import { html, type Markup } from './markup.ts';

const TROUBLES_MOST = 20;
const CHECKS_MOST = 4;
const MESSAGE_MAX = 300;

/** Worst last: the eye starts with what is green and ends at what is not. */
const SHOWN = VERDICTS.toReversed();

function bar(tally: Tally): Markup {
  let x = 0;
  const parts = SHOWN.filter((verdict) => tally[verdict] > 0).map((verdict) => {
    const part = html`<rect class="v-${verdict}" x="${x}" width="${tally[verdict]}" y="0" height="1"/>`;
    x += tally[verdict];
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 ${Math.max(1, tally.total)} 1" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

const number = (title: string, tally: Tally): Markup => html`<div class="number">
<h3>${title}</h3>
<div class="big">${tally.pass} <small>of ${tally.total} pass</small></div>
${bar(tally)}
<ul>${SHOWN.filter((verdict) => tally[verdict] > 0).map(
  (verdict) => html`<li>${tally[verdict]} ${badge(verdict)}</li>`,
)}</ul>
</div>`;

const RESULT: Readonly<Record<number, { readonly verdict: Verdict; readonly title: string }>> = {
  0: { verdict: 'pass', title: 'Every required row held' },
  1: { verdict: 'fail', title: 'A requirement failed' },
  3: { verdict: 'harness-error', title: 'channelproof itself is at fault' },
  4: { verdict: 'inconclusive', title: 'Nothing failed, but not everything could be decided' },
  5: { verdict: 'inconclusive', title: 'Nothing was played' },
};

function result(report: Report): Markup {
  const exit = exitCodeOf(report);
  const { verdict, title } = RESULT[exit] ?? { verdict: 'fail' as const, title: exitMeaning(exit) };
  const { requirements, scenarios } = report.summary;
  const failed = requirements.must.fail + (report.strict ? requirements.should.fail : 0);
  const headline = exit === 1 && failed > 0 ? `${plural(failed, 'requirement')} failed` : title;
  const part = exit === 0 && report.shard ? 'Every required row that this shard touched held' : '';
  const left = [
    ...(requirements.excluded > 0 ? [`${plural(requirements.excluded, 'row')} excluded`] : []),
    ...(requirements.notSelected > 0
      ? [`${plural(requirements.notSelected, 'row')} not selected`]
      : []),
    ...(report.shard ? [`shard ${report.shard.index} of ${report.shard.count}`] : []),
    ...(report.strict ? ['strict: SHOULD rows count'] : []),
  ];
  return html`<section class="result v-${verdict}" aria-label="Result">
${badge(verdict)}
<h1>${part || headline}</h1>
<p class="muted">${plural(scenarios.total, 'case')} played, ${plural(requirements.total, 'requirement')} listed${left.map((text) => `, ${text}`)}. Exit code ${exit}.</p>
<dl class="facts">
<div><dt>Seed</dt><dd class="mono">${report.seed}</dd></div>
<div><dt>Version</dt><dd class="mono">${report.tool.name} ${report.tool.version}</dd></div>
<div><dt>Digest</dt><dd class="mono">${report.digest}</dd></div>
</dl>
</section>`;
}

function troubleItem(trouble: Trouble, listed: ReadonlySet<string>): Markup {
  const { scenario, verdict, checks, counts } = trouble;
  const more = checks.length - CHECKS_MOST;
  return html`<li class="v-${verdict}">
<h3>${badge(verdict)} <a href="${href(anchorOf(scenario))}">${scenario.title}</a></h3>
<p class="small muted"><span class="mono">${scenario.id}</span> · ${caseLabel(scenario)}${counts ? '' : ' · SHOULD rows only: not counted'}</p>
<ul>${checks
    .slice(0, CHECKS_MOST)
    .map(
      (check) =>
        html`<li>${rowLink(check.requirement, listed)} ${clip(check.message, MESSAGE_MAX)}</li>`,
    )}${more > 0 ? html`<li class="muted">… and ${plural(more, 'more check')}</li>` : null}${
    checks.length === 0 ? html`<li class="muted">It broke before any check could run.</li>` : null
  }</ul>
</li>`;
}

const missingRows = (missing: readonly string[], listed: ReadonlySet<string>): Markup | null =>
  missing.length === 0
    ? null
    : html`<p class="note">Required, but no check of this run was about ${missing.length === 1 ? 'it' : 'them'}: ${missing.map((id) => html`${rowLink(id, listed)} `)}</p>`;

function troubleList(report: Report, listed: ReadonlySet<string>): Markup | null {
  const gate = gateOf(report);
  const troubles = troubleOf(report, gate);
  const missing = gate.missing.map((row) => row.id);
  if (troubles.length + missing.length === 0) return null;
  const more = troubles.length - TROUBLES_MOST;
  return html`<section aria-labelledby="look">
<h2 id="look">What needs a look</h2>
<ol class="troubles">${troubles.slice(0, TROUBLES_MOST).map((trouble) => troubleItem(trouble, listed))}</ol>
${more > 0 ? html`<p>… and ${more} more in <a href="#scenarios">the list of scenarios</a>.</p>` : null}
${missingRows(missing, listed)}
</section>`;
}

export function overview(report: Report, listed: ReadonlySet<string>): Markup {
  const { scenarios, requirements } = report.summary;
  return html`${result(report)}
<section class="numbers" aria-label="Numbers">
${number('MUST rows', requirements.must)}
${requirements.should.total > 0 ? number('SHOULD rows', requirements.should) : null}
${number('Cases', scenarios)}
</section>
${troubleList(report, listed)}`;
}
