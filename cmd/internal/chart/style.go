package chart

import "html/template"

// Style is how charts look, for a page that holds them: on a light or a dark ground as
// the reader has it, and on paper in print. What is expected is blue and what is
// perceived orange, which hardly anybody takes for each other, and each has a shape of
// its own. A program that knows no custom properties takes the plain colour before each.
const Style template.CSS = `
.chart{--paper:#fff;--ink:#1b1f24;--quiet:#57606a;--rule:#d0d7de;--cold:#0b5cad;--warm:#b54708;--band:#cfe3f7;--heat:#f9dcc4;max-width:100%;height:auto;font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
@media (prefers-color-scheme:dark){.chart{--paper:#14171c;--ink:#e6e9ed;--quiet:#a7b0ba;--rule:#3a424c;--cold:#79b8ff;--warm:#ffa657;--band:#1f3d5c;--heat:#5a3414}}
@media print{.chart{--paper:#fff;--ink:#000;--quiet:#000;--rule:#bbb;--cold:#0b5cad;--warm:#b54708;--band:#cfe3f7;--heat:#f9dcc4;print-color-adjust:exact}}
.chart text{fill:#1b1f24;fill:var(--ink);font-variant-numeric:tabular-nums}
.chart .title{font-size:20px;font-weight:600}
.chart .name{font-size:16px}
.chart .value{font-size:16px;font-weight:600}
.chart .note{font-size:14px;fill:#57606a;fill:var(--quiet)}
.chart .halo{font-size:14px;paint-order:stroke;stroke:#fff;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.chart path{fill:none;stroke-width:2px;stroke-linejoin:round;stroke-linecap:butt}
.chart .paper{fill:#fff;fill:var(--paper)}
.chart .rule{stroke:#d0d7de;stroke:var(--rule);stroke-width:1px}
.chart .axis{stroke:#57606a;stroke:var(--quiet);stroke-width:1.5px}
.chart .dashed{stroke:#57606a;stroke:var(--quiet);stroke-dasharray:6 5}
.chart .solid{fill:#57606a;fill:var(--quiet)}
.chart .span{stroke:#57606a;stroke:var(--quiet);stroke-width:1.5px}
.chart .clear{stroke:#fff;stroke:var(--paper);stroke-width:4px}
.chart .cross{stroke:#57606a;stroke:var(--quiet);stroke-width:1px;stroke-opacity:.55}
.chart .link{stroke:#d0d7de;stroke:var(--rule);stroke-width:5px}
.chart .cold{fill:#0b5cad;fill:var(--cold);stroke:#0b5cad;stroke:var(--cold)}
.chart .warm{fill:#b54708;fill:var(--warm);stroke:#b54708;stroke:var(--warm)}
.chart .colddash{stroke:#0b5cad;stroke:var(--cold);stroke-dasharray:7 4}
.chart .warmline{stroke:#b54708;stroke:var(--warm)}
.chart .coldring{fill:#fff;fill:var(--paper);stroke:#0b5cad;stroke:var(--cold)}
.chart .warmring{fill:#fff;fill:var(--paper);stroke:#b54708;stroke:var(--warm)}
.chart .band{fill:#cfe3f7;fill:var(--band);stroke:#0b5cad;stroke:var(--cold);stroke-width:1px}
.chart .heat{fill:#f9dcc4;fill:var(--heat);stroke:#b54708;stroke:var(--warm);stroke-width:1px}
.chart .mist{fill:#d0d7de;fill:var(--rule);stroke:#57606a;stroke:var(--quiet);stroke-width:1px}
.chart .low1{fill:#b54708;fill:var(--warm);fill-opacity:0.3;stroke:#fff;stroke:var(--paper);stroke-width:1px}
.chart .low2{fill:#b54708;fill:var(--warm);fill-opacity:0.45;stroke:#fff;stroke:var(--paper);stroke-width:1px}
.chart .low3{fill:#b54708;fill:var(--warm);fill-opacity:0.6;stroke:#fff;stroke:var(--paper);stroke-width:1px}
.chart .low4{fill:#b54708;fill:var(--warm);fill-opacity:0.8;stroke:#fff;stroke:var(--paper);stroke-width:1px}
.chart .low5{fill:#b54708;fill:var(--warm);fill-opacity:1;stroke:#fff;stroke:var(--paper);stroke-width:1px}
.chart .high1{fill:#0b5cad;fill:var(--cold);fill-opacity:0.3;stroke:#fff;stroke:var(--paper);stroke-width:1px}
.chart .high2{fill:#0b5cad;fill:var(--cold);fill-opacity:0.45;stroke:#fff;stroke:var(--paper);stroke-width:1px}
.chart .high3{fill:#0b5cad;fill:var(--cold);fill-opacity:0.6;stroke:#fff;stroke:var(--paper);stroke-width:1px}
.chart .high4{fill:#0b5cad;fill:var(--cold);fill-opacity:0.8;stroke:#fff;stroke:var(--paper);stroke-width:1px}
.chart .high5{fill:#0b5cad;fill:var(--cold);fill-opacity:1;stroke:#fff;stroke:var(--paper);stroke-width:1px}
.chart .box{fill:#fff;fill:var(--paper);stroke:#57606a;stroke:var(--quiet);stroke-width:1.5px}
`

// sizes are those of the classes of text, in the units of the canvas.
var sizes = map[string]float64{"title": 20, "name": 16, "value": 16, "note": 14, "halo": 14}

// leading is the height of a line of a class.
func leading(class string) float64 { return 1.3 * sizes[class] }
