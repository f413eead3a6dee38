// The page's style sheet. The sequence view has its own file.
import { VERDICTS } from '../../judge/verdict.ts';
import { DARK, LIGHT, type Palette } from './palette.ts';
import { TIMELINE_STYLE } from './timeline-style.ts';

const variables = (palette: Palette): string =>
  [
    `--page:${palette.page}`,
    `--surface:${palette.surface}`,
    `--text:${palette.text}`,
    `--muted:${palette.muted}`,
    `--line:${palette.line}`,
    `--accent:${palette.accent}`,
    ...VERDICTS.flatMap((verdict) => [
      `--${verdict}:${palette.tints[verdict].text}`,
      `--${verdict}-back:${palette.tints[verdict].back}`,
    ]),
  ].join(';');

const verdictRules = VERDICTS.map(
  (verdict) =>
    `.v-${verdict}{--tint:var(--${verdict});--tint-back:var(--${verdict}-back)}` +
    `.bar .v-${verdict}{fill:var(--${verdict})}`,
).join('\n');

const PAGE = `
*,*::before,*::after{box-sizing:border-box}
html{color-scheme:light dark;scroll-padding-top:4.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);
  font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Hiragino Sans","Noto Sans CJK JP","Yu Gothic",sans-serif}
code,pre,.mono,.id{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.87em}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:from-font}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99rem;top:0;background:var(--page);padding:.5rem 1rem;z-index:9}
.skip:focus{left:.5rem;top:.5rem}
.top{position:sticky;top:0;z-index:5;background:var(--page);border-bottom:1px solid var(--line)}
.top>div{max-width:76rem;margin:auto;padding:.6rem 1.5rem;display:flex;gap:.3rem 1.5rem;align-items:baseline;flex-wrap:wrap}
.top strong{font-size:1rem;letter-spacing:-.01em}
.top nav{display:flex;gap:.2rem 1.15rem;flex-wrap:wrap;font-size:.92rem}
.top nav a{color:var(--muted);text-decoration:none}
.top nav a:hover{color:var(--accent);text-decoration:underline}
main{max-width:76rem;margin:auto;padding:0 1.5rem 5rem}
h1{font-size:1.65rem;line-height:1.25;letter-spacing:-.02em;margin:0;font-weight:650}
h2{font-size:1.2rem;letter-spacing:-.01em;margin:3.2rem 0 .9rem;font-weight:650}
h3{font-size:1rem;margin:1.8rem 0 .6rem;font-weight:650}
p{margin:.4rem 0}
.muted{color:var(--muted)}
.small{font-size:.87rem;overflow-wrap:anywhere}
.lead{max-width:78ch;color:var(--muted)}
.verdict{display:inline-flex;align-items:center;gap:.35em;padding:.1em .6em .12em;border-radius:99rem;white-space:nowrap;
  font-size:.8rem;font-weight:600;line-height:1.5;color:var(--tint);background:var(--tint-back)}
.chip{display:inline-block;padding:0 .45em;border:1px solid var(--line);border-radius:4px;font-size:.8rem;line-height:1.55;white-space:nowrap;
  color:var(--muted);background:var(--page)}
a.chip{color:var(--accent);text-decoration:none}
a.chip:hover{border-color:var(--accent)}
.result{margin:2.2rem 0 1.6rem;padding:1.3rem 1.5rem 1.2rem;border:1px solid var(--line);border-left:6px solid var(--tint);border-radius:8px;background:var(--surface)}
.result .verdict{font-size:.86rem;margin-bottom:.5rem}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:1rem;margin:0}
.number{border:1px solid var(--line);border-radius:8px;padding:.9rem 1.15rem 1rem}
.number h3{margin:0;font-size:.9rem;font-weight:500;color:var(--muted)}
.number .big{font-size:1.75rem;font-weight:650;line-height:1.25;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.number .big small{font-size:.9rem;font-weight:400;color:var(--muted);letter-spacing:0}
.bar{display:block;width:100%;height:6px;border-radius:3px;margin:.55rem 0 .6rem;background:var(--line)}
.number ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem .4rem}
.facts{display:flex;flex-wrap:wrap;gap:.3rem 2rem;margin:1.2rem 0 0;font-size:.87rem}
.facts div{display:flex;gap:.5em;min-width:0}
.facts dt{color:var(--muted)}
.facts dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th{text-align:left;font-weight:500;color:var(--muted);font-size:.84rem;padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:bottom}
td{padding:.7rem .9rem .7rem 0;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child td{border-bottom:0}
td:last-child,th:last-child{padding-right:0}
td p{margin:0}
td p+p{margin-top:.2rem}
td .nowrap{white-space:nowrap}
td .id{font-weight:600;white-space:nowrap}
[lang=ja]{color:var(--muted);font-size:.9em;line-height:1.65}
.stack{display:flex;flex-direction:column;gap:.15rem;align-items:flex-start}
.links{display:flex;flex-wrap:wrap;gap:.1rem .8rem;list-style:none;margin:0;padding:0;font-size:.87rem}
.links li{overflow-wrap:anywhere}
.source{font-size:.84rem;color:var(--muted);overflow-wrap:anywhere}
.scroll{overflow-x:auto}
.filter{display:flex;flex-wrap:wrap;gap:.7rem 1rem;align-items:end;margin:0 0 .9rem}
.filter label{display:flex;flex-direction:column;gap:.15rem;font-size:.82rem;color:var(--muted)}
.filter input,.filter select{font:inherit;font-size:.92rem;color:var(--text);background:var(--page);border:1px solid var(--line);border-radius:6px;padding:.32rem .55rem;min-width:9rem;height:2.2rem}
.filter output{font-size:.87rem;color:var(--muted);padding-bottom:.4rem}
#overview .note{margin-top:.8rem}
.troubles{list-style:none;margin:0;padding:0;display:grid;gap:.8rem}
.troubles>li{border:1px solid var(--line);border-left:4px solid var(--tint);border-radius:8px;padding:.8rem 1.1rem .9rem}
.troubles h3{margin:0;font-size:1rem;display:flex;gap:.3rem .7rem;flex-wrap:wrap;align-items:baseline}
.troubles ul{margin:.5rem 0 0;padding:0;list-style:none;font-size:.92rem;display:grid;gap:.25rem}
.back{display:inline-block;margin:1.6rem 0 .4rem;font-size:.92rem}
.scenario{border-top:1px solid var(--line);margin-top:3rem;padding-top:.6rem}
.js .scenario{display:none;border:0;margin:0;padding:0}
.js .scenario.open{display:block}
.in-scenario #overview{display:none}
.scenario h2{margin:0;font-size:1.45rem;line-height:1.3}
.scenario-head{display:flex;flex-wrap:wrap;gap:.35rem .6rem;align-items:center;margin:.5rem 0 1.2rem}
.cases{list-style:none;margin:0 0 1.4rem;padding:0;display:flex;flex-wrap:wrap;gap:.5rem}
.cases a{display:inline-flex;gap:.6rem;align-items:center;border:1px solid var(--line);border-radius:8px;padding:.35rem .7rem;text-decoration:none;color:var(--text);font-size:.9rem}
.cases a:hover{border-color:var(--accent)}
.cases a[aria-current]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.js .case{display:none}
.js .case.open{display:block}
.case>h3:first-child{margin-top:1rem}
.case h3 .verdict{margin-right:.4rem}
.checks td:nth-child(2) .chip{white-space:normal;overflow-wrap:anywhere}
.values{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.15rem .8rem;margin:.45rem 0 0;font-size:.87rem}
.values dt{color:var(--muted)}
.values dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
.differs dd.actual{color:var(--fail)}
.evidence{display:inline-block;min-width:1.7em;text-align:center}
.command{display:flex;gap:.6rem;align-items:stretch;flex-wrap:wrap}
.command code{flex:1 1 20rem;min-width:0;padding:.5rem .8rem;background:var(--surface);border:1px solid var(--line);border-radius:6px;overflow-wrap:anywhere}
button{font:inherit;color:inherit}
.button{border:1px solid var(--line);background:var(--page);border-radius:6px;padding:.3rem .9rem;cursor:pointer;font-size:.9rem}
.button:hover{border-color:var(--accent);color:var(--accent)}
.note{border:1px dashed var(--line);border-radius:8px;padding:.8rem 1.1rem;color:var(--muted);font-size:.92rem}
footer{max-width:76rem;margin:auto;padding:1.2rem 1.5rem 2.5rem;border-top:1px solid var(--line);color:var(--muted);font-size:.85rem}
html:not(.js) .needs-js{display:none}
.js .without-js{display:none}
@media (min-width:46.01rem){
  #requirement-rows td:nth-child(4){width:15rem}
  #requirement-rows td:nth-child(5){width:12rem}
  .checks td:first-child{width:8.6rem}
  .checks td:nth-child(2){width:11rem}
  .checks td:nth-child(4){width:8rem}
}
@media (max-width:46rem){
  main,.top>div,footer{padding-left:1rem;padding-right:1rem}
  .top{position:static}
  html{scroll-padding-top:1rem}
  h1{font-size:1.35rem}
  .scenario h2{font-size:1.2rem}
  .cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  .cards,.cards tbody,.cards tr,.cards td{display:block}
  .cards tr{border:1px solid var(--line);border-radius:8px;padding:.7rem .9rem;margin-bottom:.7rem}
  .cards tr[hidden]{display:none}
  .cards td{border:0;padding:.15rem 0;min-width:0}
  .cards td[data-label]::before{content:attr(data-label);display:block;font-size:.8rem;color:var(--muted)}
  .cards td:empty{display:none}
  .filter label,.filter input,.filter select{flex:1 1 100%;width:100%}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{
  .timeline{--w:3.2rem;--time:5.6rem}
  .top,.filter,.button,.skip,.back{display:none!important}
  body{font-size:10pt}
  main{max-width:none;padding:0}
  h2,h3{break-after:avoid}
  tr,.troubles>li,.tl>li{break-inside:avoid}
  .verdict,.result,.bar,.tl *{print-color-adjust:exact}
}
@media (forced-colors:active){.verdict{border:1px solid}}
`;

export const STYLE = [
  `:root{${variables(LIGHT)}}`,
  `@media (prefers-color-scheme:dark){:root{${variables(DARK)}}}`,
  verdictRules,
  PAGE.trim(),
  TIMELINE_STYLE,
].join('\n');
