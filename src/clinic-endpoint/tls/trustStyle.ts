/** The product's tokens, as few as this page needs: it must stand alone before anything is trusted. */
export const trustStyle = `
:root{color-scheme:light dark;--page:#F5F2EC;--card:#FFFFFF;--sunken:#ECE8DF;--edge:#7E7A72;--ink:#16293A;--ink-2:#3A4C5C;--accent:#0E5E70;--on-accent:#FFFFFF;--accent-soft:#DCECEF;--on-accent-soft:#0A4753;--patient:#6F3560;--clinician:#234E7D;--shadow:0 0 0 1px rgb(60 48 28/.055),0 1px 2px rgb(40 34 22/.05),0 4px 14px rgb(40 34 22/.035)}
@media (prefers-color-scheme:dark){:root{--page:#10171C;--card:#1A232A;--sunken:#0B1014;--edge:#80909C;--ink:#F3F0EA;--ink-2:#C6CFD6;--accent:#7FCDDC;--on-accent:#04232B;--accent-soft:#143A44;--on-accent-soft:#BCE7F0;--patient:#EBBBD8;--clinician:#ABCBF3;--shadow:0 0 0 1px rgb(255 255 255/.05),0 1px 2px rgb(0 0 0/.4)}}
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%;background:var(--page)}
body{margin:0;color:var(--ink);background:var(--page);font:400 1.0625rem/1.45 -apple-system,BlinkMacSystemFont,"SF Pro Text",Inter,"Segoe UI",Roboto,"Noto Sans",sans-serif}
h1,h2,p,ol,li{margin:0;padding:0}
main{max-inline-size:68rem;margin-inline:auto;padding:max(1.75rem,env(safe-area-inset-top)) 2.25rem 2.5rem}
header{display:flex;align-items:center;gap:.75rem;margin-block-end:1.75rem}
header b{font-weight:600}
.mark{inline-size:3rem;block-size:1.95rem}
.mk-p{fill:var(--patient)}.mk-c{fill:none;stroke:var(--clinician);stroke-width:4.5}
h1{font-size:2.125rem;line-height:1.15;font-weight:700;letter-spacing:-.022em;text-wrap:balance}
h2{font-size:1.3125rem;line-height:1.2;font-weight:600}
.why{margin-block:.75rem 1.5rem;color:var(--ink-2);max-inline-size:44rem;text-wrap:pretty}
.cols{display:grid;grid-template-columns:minmax(0,1.35fr) minmax(0,1fr);gap:1.375rem;align-items:start}
.card{background:var(--card);border-radius:20px;box-shadow:var(--shadow);padding:1.5rem}
.card+.card{margin-block-start:1.375rem}
.btn{display:inline-flex;align-items:center;justify-content:center;min-block-size:3.5rem;padding:.5rem 1.75rem;border-radius:1.125rem;font-size:1.1875rem;font-weight:600;line-height:1.2;text-decoration:none;background:var(--accent);color:var(--on-accent)}
.quiet{display:inline-flex;align-items:center;min-block-size:3rem;padding-inline:.75rem;color:var(--accent);font-weight:600;text-decoration:none;border-radius:14px}
.push{margin-inline-start:auto}
a:focus-visible{outline:2px solid transparent;box-shadow:0 0 0 2px var(--card),0 0 0 5px var(--accent)}
.first{display:flex;align-items:center;gap:1rem;flex-wrap:wrap;margin-block-end:1.5rem}
.first p{color:var(--ink-2)}
ol{list-style:none;counter-reset:step}
li{counter-increment:step;display:grid;grid-template-columns:2.75rem 1fr;gap:0 .875rem;padding-block:.875rem}
.card .quiet{margin-inline-start:-.75rem}
li:first-child{padding-block-start:0}li:last-child{padding-block-end:0}
li+li{border-block-start:1px solid var(--sunken)}
li::before{content:counter(step);grid-row:span 2;display:grid;place-items:center;inline-size:2.75rem;block-size:2.75rem;border-radius:32%;background:var(--accent-soft);color:var(--on-accent-soft);font-weight:600}
li p{color:var(--ink-2)}li b{color:var(--ink);font-weight:600}
.card>p{margin-block-start:.5rem;color:var(--ink-2)}.card>p b{color:var(--ink)}
code{display:block;margin-block-start:1rem;padding:1rem;border-radius:14px;background:var(--sunken);font:500 1.0625rem/1.7 ui-monospace,"SF Mono",Menlo,"DejaVu Sans Mono",monospace;word-spacing:.12em}
.address{overflow-wrap:anywhere}
@media (max-width:900px){main{padding-inline:1.75rem}.cols{grid-template-columns:1fr}}
`
