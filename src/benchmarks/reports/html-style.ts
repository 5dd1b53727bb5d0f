/** The looks of the HTML report, light and dark. */
export const HTML_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #626b76; --line: #dfe3e8; --page: #f7f8fa; --card: #fff; --good: #1f9d61; --bad: #d6453d; --hue: #3b62d8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eaee; --soft: #98a2ad; --line: #2c333b; --page: #12161b; --card: #1a2027; --good: #39c07f; --bad: #f0685f; --hue: #7c9bff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header, main { max-width: 1120px; margin: 0 auto; padding: 24px 20px 0; }
h1 { margin: 0; font-size: 26px; letter-spacing: -0.02em; }
h2 { margin: 0 0 12px; font-size: 17px; }
h3 { margin: 16px 0 8px; font-size: 15px; }
header p, .note, small { color: var(--soft); }
header p, .note { margin: 4px 0 0; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 18px 20px; margin-bottom: 18px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; font-size: 12px; color: var(--soft); white-space: nowrap; }
th, td { padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
tbody tr:last-child td { border-bottom: 0; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; background: var(--page); border-radius: 8px; padding: 12px; }
.bar { display: inline-block; width: 88px; height: 8px; border-radius: 4px; background: var(--line); vertical-align: middle; overflow: hidden; }
.bar i { display: block; height: 100%; background: var(--hue); }
.square { display: inline-block; width: 13px; height: 13px; border-radius: 3px; margin-right: 3px; vertical-align: -1px; }
.good { background: var(--good); }
.failed { background: var(--bad); }
.lost { background: repeating-linear-gradient(45deg, var(--soft) 0 3px, transparent 3px 6px); }
.bad { color: var(--bad); }
details { border-bottom: 1px solid var(--line); padding: 6px 0; }
details:target { background: color-mix(in srgb, var(--hue) 8%, transparent); }
summary { cursor: pointer; }
summary code { margin: 0 6px; }
`;
