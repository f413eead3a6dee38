// The sequence view's style: a time column, a narrow diagram of lanes, and what happened in words.

export const TIMELINE_STYLE = `
.timeline{--w:4.6rem;--time:6.6rem;border:1px solid var(--line);border-radius:8px;overflow:clip}
.tl-head,.tl .row{display:grid;grid-template-columns:var(--time) calc(var(--w)*5) minmax(0,1fr)}
.tl-head{position:sticky;top:2.9rem;z-index:3;background:var(--surface);border-bottom:1px solid var(--line);font-size:.78rem;color:var(--muted)}
.tl-head span{padding:.4rem 0 .4rem .9rem}
.tl-head .lanes{display:grid;grid-template-columns:repeat(5,var(--w));padding:0}
.tl-head .lanes span{padding:.4rem 0;text-align:center}
.tl{list-style:none;margin:0;padding:.2rem 0 .6rem;font-size:.87rem}
.tl .row{width:100%;border:0;background:none;padding:0;text-align:left;cursor:pointer;align-items:stretch;min-height:2rem}
.tl .row:hover{background:var(--surface)}
.tl .row:focus-visible{outline-offset:-2px}
.tl .time{padding:.38rem 0 0 .9rem;color:var(--muted);font-size:.76rem;font-variant-numeric:tabular-nums}
.tl .words{padding:.32rem .9rem .32rem .8rem;min-width:0}
.tl .who{color:var(--muted);margin-right:.6em}
.tl .what{overflow-wrap:anywhere}
.tl .hop .what.wire{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.93em}
.tl .status{display:inline-block;margin-left:.6em;font-weight:600;font-size:.93em}
.tl .took{margin-left:.6em;color:var(--muted);font-size:.9em}
.tone-good{--tone:var(--pass)}
.tone-warn{--tone:var(--inconclusive)}
.tone-bad{--tone:var(--fail)}
.tone-plain{--tone:var(--muted)}
.tl .status{color:var(--tone)}
.graph{position:relative;background:repeating-linear-gradient(90deg,transparent 0 calc(var(--w)/2 - .5px),var(--line) 0 calc(var(--w)/2 + .5px),transparent 0 var(--w))}
.graph i{position:absolute;top:.95rem;display:block}
.graph .wire{left:calc((var(--low) + .5)*var(--w));width:calc((var(--high) - var(--low))*var(--w));height:2px;margin-top:-1px;background:var(--tone)}
.tone-good .graph{--tone:var(--accent)}
.graph .wire::after{content:"";position:absolute;top:-4px;border:5px solid transparent}
.graph .right::after{right:-1px;border-left:7px solid var(--tone);border-right:0}
.graph .left::after{left:-1px;border-right:7px solid var(--tone);border-left:0}
.graph .dot{left:calc((var(--at) + .5)*var(--w) - 4px);width:8px;height:8px;margin-top:-4px;border-radius:50%;background:var(--tone)}
.graph .ring{background:var(--page);border:2px solid var(--tone);width:10px;height:10px;margin-top:-5px;left:calc((var(--at) + .5)*var(--w) - 5px)}
.tl .step .row{background:var(--surface);border-top:1px solid var(--line);border-bottom:1px solid var(--line);margin-top:.5rem;grid-template-columns:var(--time) minmax(0,1fr)}
.tl .step:first-child .row{margin-top:0;border-top:0}
.tl .step .words{padding-left:0}
.tl .step .what{font-weight:600;font-size:.95rem}
.tl .aside .words{color:var(--muted)}
.tl .aside.tone-warn .words,.tl .aside.tone-bad .words{color:var(--tone)}
.tl .aside.tone-warn .who,.tl .aside.tone-bad .who{color:var(--tone);font-weight:600}
.tl .gap,.tl .mark{display:grid;grid-template-columns:var(--time) calc(var(--w)*5) minmax(0,1fr);align-items:center;min-height:2.6rem}
.tl .mark{min-height:1.9rem;align-items:stretch;color:var(--accent);background:linear-gradient(var(--accent),var(--accent)) center/100% 1px no-repeat}
.tl .mark .time,.tl .mark .words{color:var(--accent)}
.tl .mark .time,.tl .mark .words{justify-self:start;align-self:center;padding-top:0;padding-bottom:0;background:var(--page)}
.tl .mark .words{margin-left:.8rem;padding:0 .4rem}
.tl .mark .time{padding-right:.4rem}
.tl .mark .graph{background:none}
.tl .gap .graph{height:100%;background:none}
.tl .gap .graph::before{content:"";position:absolute;inset:0;background:repeating-linear-gradient(90deg,transparent 0 calc(var(--w)/2 - .5px),var(--muted) 0 calc(var(--w)/2 + .5px),transparent 0 var(--w));-webkit-mask:repeating-linear-gradient(0deg,#000 0 2px,transparent 2px 7px);mask:repeating-linear-gradient(0deg,#000 0 2px,transparent 2px 7px)}
.tl .gap b{display:inline-block;margin-left:.8rem;font-weight:600;color:var(--accent)}
.tl .pins{display:flex;flex-wrap:wrap;gap:.3rem;margin-top:.25rem}
.tl .pinned>.row{box-shadow:inset 4px 0 0 var(--tint)}
.tl .pins .verdict{font-size:.76rem;white-space:normal;border-radius:5px}
.tl pre{margin:0;padding:.7rem .9rem;background:var(--surface);border-top:1px solid var(--line);border-bottom:1px solid var(--line);overflow-x:auto;font-size:.78rem;line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere}
.tl .spot>.row{outline:2px solid var(--accent);outline-offset:-2px}
@media (max-width:46rem){
  .timeline{--w:1.35rem;--time:0rem}
  .tl-head{position:static}
  .tl-head>span:first-child,.tl-head>span:last-child{display:none}
  .tl-head,.tl .row{grid-template-columns:calc(var(--w)*5) minmax(0,1fr)}
  .tl-head .lanes span{writing-mode:vertical-rl;padding:.5rem 0;text-align:left;justify-self:center}
  .tl .time{grid-column:2;padding:.3rem .6rem 0 .5rem}
  .tl .words{grid-column:2;padding:.05rem .6rem .4rem .5rem}
  .tl .graph{grid-column:1;grid-row:1/3}
  .tl .step .row{display:block}
  .tl .step .time,.tl .step .words{padding-left:.7rem;display:block}
  .tl .gap,.tl .mark{grid-template-columns:calc(var(--w)*5) minmax(0,1fr)}
  .tl .gap .time{display:none}
}
`.trim();
