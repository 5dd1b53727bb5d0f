import { NODE_STATUSES } from '../graph-node';
import { SVG_RULES, coloursOf } from '../svg';

/** The style of the page, those of the picture included. */
export const PAGE_STYLE = `${coloursOf(':root')}
${SVG_RULES}
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);font:15px/1.5 Arial,"Liberation Sans",Helvetica,sans-serif;-webkit-text-size-adjust:100%}
body{margin:0}
main{max-width:1180px;margin:0 auto;padding:20px 20px 48px}
h1{font-size:24px;line-height:1.3;margin:0 0 12px;overflow-wrap:anywhere}
h2{font-size:16px;margin:0 0 10px}
h3{font-size:14px;margin:12px 0 4px}
p{margin:0 0 8px}
a{color:var(--running-sign)}
.brand{font-weight:bold;letter-spacing:.08em;color:var(--quiet);margin-bottom:4px}
.quiet,small{color:var(--quiet);font-size:13px;font-weight:normal}
.nowrap{white-space:nowrap}
code,pre,.id{font-family:"Liberation Mono",Menlo,Consolas,monospace;font-size:.9em;overflow-wrap:anywhere}
pre{background:var(--frame);border:1px solid var(--edge);border-radius:8px;padding:10px;white-space:pre-wrap;overflow-wrap:anywhere}
.sign-box{vertical-align:-5px;flex:none}
.state{display:flex;flex-wrap:wrap;align-items:center;gap:10px;font-size:15px}
.badge{display:inline-flex;align-items:center;gap:8px;font-weight:bold;padding:4px 12px 4px 6px;border-radius:99px;border:1.5px solid}
progress{appearance:none;width:180px;height:8px;border:0;border-radius:4px;background:var(--edge);overflow:hidden}
progress::-webkit-progress-bar{background:var(--edge)}
progress::-webkit-progress-value{background:var(--running-sign)}
progress::-moz-progress-bar{background:var(--running-sign)}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(185px,1fr));gap:8px 20px;margin:14px 0 18px}
.facts dt{color:var(--quiet);font-size:12px}
.facts dd{margin:0;overflow-wrap:anywhere}
.facts div:nth-last-child(-n+2){grid-column:span 2}
.panel{border:1.5px solid var(--edge);border-radius:10px;padding:14px 16px;margin:0 0 18px;background:var(--frame)}
.panel p:last-child,.panel ul:last-child{margin-bottom:0}
.panel ul{padding-left:20px;margin:0 0 8px}
.panel .choices{list-style:none;padding:0}
.choices li{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;border-top:1px solid var(--edge);padding:7px 0}
.choices p{flex:1 1 300px;margin:0}
.choices form{display:none;gap:8px;align-items:center}
.choices strong+small{color:var(--running-sign);margin-left:4px}
.copy{cursor:copy;border-bottom:1px dotted var(--line)}
button.recommended{background:var(--running-sign);border-color:var(--running-sign);color:var(--ground);font-weight:bold}
button.ends{border-color:var(--failed-line);color:var(--failed-sign);background:var(--failed-ground)}
button:disabled{opacity:.5;cursor:default}
.together{border-left:3px solid var(--line)}
tr.step.transaction th{font-size:13px;color:var(--quiet)}
.wallet table{width:auto;min-width:min(100%,460px)}
.wallet td,.wallet tbody th{padding:2px 8px;border-top:1px solid var(--edge);font-weight:normal;text-align:left;font-variant-numeric:tabular-nums}
.wallet .number{text-align:right}
.wallet p{margin-top:8px}
.columns{display:grid;grid-template-columns:424px minmax(0,1fr);gap:28px;align-items:start}
.scroll{overflow-x:auto}
.picture svg.reev{display:block;max-width:none}
.picture,.steps{min-width:0}
.playback{display:flex;flex-wrap:wrap;align-items:center;gap:8px 10px;margin:0 0 6px}
.playback input[type=range]{flex:1 1 110px;min-width:90px}
.arrow{display:inline-flex;padding:5px}
span.arrow{color:var(--edge)}
button,input,select{font:inherit;color:inherit}
button{background:var(--frame);border:1px solid var(--line);border-radius:6px;padding:3px 12px;cursor:pointer}
input:not([type=range]),select{background:var(--ground);border:1px solid var(--line);border-radius:6px;padding:3px 8px;max-width:100%}
:focus-visible{outline:2px solid var(--running-sign);outline-offset:2px}
table{width:100%;border-collapse:collapse}
thead th{color:var(--quiet);font-size:12px;font-weight:normal;text-align:left;padding:0 8px 4px}
tr.step>*{border-top:1px solid var(--edge);padding:10px 8px;vertical-align:top;text-align:left}
tr.step th{font-weight:bold;overflow-wrap:anywhere}
.number,tr.step>.number{text-align:right;white-space:nowrap}
.line{display:block;font-weight:normal;font-size:14px;overflow-wrap:anywhere}
tr.history td{padding:0 8px 10px}
tr.history ol{list-style:none;margin:0;padding:0 0 0 12px;border-left:2px solid var(--edge)}
tr.history li{display:flex;gap:10px;padding:4px 0}
tr.history li>div{min-width:0}
footer{border-top:1px solid var(--edge);margin-top:28px;padding-top:12px;font-size:14px}
#news{position:fixed;right:16px;bottom:16px;margin:0;padding:8px 14px;border-radius:8px;background:var(--ink);color:var(--ground);font-size:13px}
.with-script{display:none}
.scripted .with-script{display:revert}
.scripted .without-script{display:none}
.scripted .choices form{display:flex}
.choices form:has(textarea){flex:1 1 100%;flex-wrap:wrap;align-items:end}
.choices label:has(textarea){flex:1 1 260px;min-width:0}
.choices textarea{display:block;width:100%;font:12px/1.4 monospace}
@media (max-width:940px){.columns{grid-template-columns:minmax(0,1fr)}.picture{order:2}}
@media (max-width:520px){thead{display:none}tr.step{display:grid;grid-template-columns:1fr auto;border-top:1px solid var(--edge);padding:8px 0}tr.step>*{border:0;padding:2px 4px}tr.step th{grid-column:1/-1}tr.history td{padding:0 4px 8px}main{padding:14px 12px 40px}h1{font-size:20px}.picture svg.reev{max-width:100%;height:auto}.facts div:nth-last-child(-n+2){grid-column:1/-1}.facts{grid-template-columns:1fr 1fr}}
${NODE_STATUSES.map(rulesOf).join('\n')}`;

function rulesOf(status: string): string {
  return [
    `.panel.${status}{border-color:var(--${status}-line);background:var(--${status}-ground)}`,
    `.state.${status} .badge{border-color:var(--${status}-line);background:var(--${status}-ground)}`,
    `.state.${status} progress::-webkit-progress-value{background:var(--${status}-sign)}`,
    `.state.${status} progress::-moz-progress-bar{background:var(--${status}-sign)}`,
    `td.status.${status}{color:var(--${status}-sign)}`,
  ].join('');
}
